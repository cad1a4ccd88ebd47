import type { ReactElement } from 'react';
import type { LaneView } from '../../core/topology/card';
import { CARD_WIDTH, laneX } from '../../core/topology/laneGrid';
import { useWords } from '../../ui/useWords';
import { sayOrMore } from '../../words/sayLeast';
import { sayUnknown } from '../../words/sayUnknown';
import { MARGIN, scaled } from './canvasScale';

/** How far a lane's background reaches beyond its cards. */
const BLEED = 8;

const placeOf = (index: number): { left: string; width: string } => ({
  left: scaled(MARGIN + laneX(index) - BLEED),
  width: scaled(CARD_WIDTH + 2 * BLEED),
});

interface Props {
  lanes: readonly LaneView[];
  /** Whether filters may be what leaves a lane empty. */
  filtered: boolean;
}

/** The names of the lanes with their counts; they stay in sight while the picture scrolls beneath them. */
export const LaneHeaders = ({ lanes }: Omit<Props, 'filtered'>): ReactElement => {
  const say = useWords();
  return (
    <div className="vlan-networks-lane-headers">
      {lanes.map(({ lane, count, notice, ...least }, index) => (
        <div key={lane} className="vlan-networks-lane-header" style={placeOf(index)}>
          <span className="vlan-networks-lane-name" title={say(`topology.lane.${lane}`)}>
            {say(`topology.lane.${lane}`)}
          </span>
          <span
            className="vlan-networks-lane-count"
            {...(least.isLeast === true && { title: say('networks.atLeast', { count }) })}
          >
            {notice?.type === 'unknown' && count === 0 ? '?' : sayOrMore(say, least, count)}
          </span>
        </div>
      ))}
    </div>
  );
};

/** The columns behind the cards; a lane without cards says why. */
export const LaneColumns = ({ lanes, filtered }: Props): ReactElement => {
  const say = useWords();
  const textOf = ({ lane, count, notice }: LaneView): string | undefined => {
    if (notice === undefined || (notice.type === 'unknown' && count > 0)) return undefined;
    if (notice.type === 'unknown') return sayUnknown(say, notice.reason);
    return say(filtered ? 'topology.empty.filtered' : `topology.empty.${lane}`);
  };
  return (
    <div className="vlan-networks-lane-columns">
      {lanes.map((view, index) => {
        const text = textOf(view);
        return (
          <div key={view.lane} className="vlan-networks-lane-column" style={placeOf(index)}>
            {text !== undefined && <p className="vlan-networks-lane-notice">{text}</p>}
          </div>
        );
      })}
    </div>
  );
};
