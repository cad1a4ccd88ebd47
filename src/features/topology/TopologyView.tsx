import { lazy, Suspense, useCallback, useMemo, useRef } from 'react';
import type { ReactElement } from 'react';
import { LaneCanvas } from '../../components/laneCanvas/LaneCanvas';
import { useWidth } from '../../components/laneCanvas/useWidth';
import { Neighbours } from '../../core/topology/neighbours';
import { pathOf } from '../../core/topology/pathOf';
import type { Sign } from '../../core/topology/pictureQuery';
import { useWords } from '../../ui/useWords';
import { sayPath } from '../../words/sayPath';
import { CardPanel } from './CardPanel';
import { ExportMenu } from './ExportMenu';
import { expansionOf } from './expansionOf';
import { IsolatedNode } from './IsolatedNode';
import { NothingDrawn } from './NothingDrawn';
import { ProblemStrip } from './ProblemStrip';
import './topology.css';
import type { TopologyModel } from './topologyModel';
import { TopologySkeleton } from './TopologySkeleton';
import { TopologyToolbar } from './TopologyToolbar';
import { isFiltered, toggled, unfiltered } from './topologyQuery';
import type { TopologyQuery } from './topologyQuery';
import { useRoomBelow } from './useRoomBelow';

/** The list twin is loaded when somebody asks for it: the picture does not wait for it. */
const TopologyList = lazy(async () => ({
  default: (await import('./TopologyList')).TopologyList,
}));

interface Props {
  model: TopologyModel;
  query: TopologyQuery;
  /** Both stay the same functions, so that what they are handed to is not drawn again. */
  onQuery: (part: Partial<TopologyQuery>) => void;
  onSelect: (id: string | undefined) => void;
}

const PANEL_WIDTH = 320;
/** From this width on the panel stands beside the picture at its smallest fit; below it lies over it. */
const DOCKED_FROM = 970 + PANEL_WIDTH;

/** The Topology page without its sources: what it shows is given, what is asked of it is told. */
export const TopologyView = ({ model, query, onQuery, onSelect }: Props): ReactElement => {
  const say = useWords();
  const { picture, layout, source, unchecked, isolated } = model;
  const { selected, view, expanded, signs } = query;
  const body = useRef<HTMLDivElement>(null);
  const width = useWidth(body);
  const height = useRoomBelow(body);
  const docked = width >= DOCKED_FROM;
  const litBy = picture.cards.some(({ id }) => id === selected) ? selected : undefined;
  const lit = useMemo(() => {
    if (litBy !== undefined) return new Neighbours(picture.links).closure([litBy]);
    return picture.matches;
  }, [picture, litBy]);
  const onFound = useCallback(() => {
    const [first] = layout.order.flat().filter((id) => picture.matches?.has(id) === true);
    if (first !== undefined) onSelect(first);
  }, [picture, layout, onSelect]);
  const onExpand = useCallback(
    (id: string) => {
      const expansion = expansionOf(picture, id);
      if (expansion === undefined) onSelect(id);
      else {
        // What was selected is in the picture no more: its parts are, or the whole again.
        onQuery({
          expanded: toggled(expanded, expansion.card),
          selected: expansion.expanded ? expansion.card : undefined,
        });
      }
    },
    [picture, expanded, onQuery, onSelect],
  );
  const legend = useMemo(
    () => ({
      chosen: signs,
      onToggle: (sign: Sign) => {
        onQuery({ signs: toggled(signs, sign) });
      },
    }),
    [signs, onQuery],
  );
  const exports = useMemo(
    () => <ExportMenu picture={picture} layout={layout} />,
    [picture, layout],
  );
  const empty = picture.cards.length === 0;
  const unread = picture.lanes.some(({ notice }) => notice?.type === 'unknown');

  return (
    <div className="vlan-networks-topology">
      <ProblemStrip
        problems={picture.problems}
        unchecked={unchecked}
        isKnown={picture.cards.every(
          ({ lane, status }) => lane !== 'networks' || status !== 'unknown',
        )}
        onSelect={onSelect}
      />
      <TopologyToolbar source={source} query={query} onQuery={onQuery} onFound={onFound}>
        {exports}
      </TopologyToolbar>
      {isolated !== undefined && (
        <IsolatedNode
          shown={isolated}
          onBack={() => {
            onQuery({ isolated: undefined, selected: undefined });
          }}
        />
      )}
      <div ref={body} className="vlan-networks-topology-body" style={{ height }}>
        {empty && !unread ? (
          <NothingDrawn
            filtered={isFiltered(query)}
            onClear={() => {
              onQuery(unfiltered);
            }}
          />
        ) : view === 'list' ? (
          <Suspense fallback={<TopologySkeleton />}>
            <TopologyList
              picture={picture}
              layout={layout}
              selected={selected}
              onSelect={onSelect}
            />
          </Suspense>
        ) : (
          <LaneCanvas
            picture={picture}
            layout={layout}
            selected={selected}
            lit={lit}
            onSelect={onSelect}
            filtered={isFiltered(query)}
            covered={selected !== undefined && !docked ? PANEL_WIDTH : 0}
            legend={legend}
            onExpand={onExpand}
          />
        )}
        {(selected !== undefined || (docked && !empty)) && (
          <CardPanel
            model={model}
            query={query}
            docked={docked}
            legend={legend}
            onExpand={onExpand}
            onSelect={onSelect}
            onQuery={onQuery}
          />
        )}
      </div>
      <p className="pf-v6-u-screen-reader" aria-live="polite">
        {[
          ...(picture.matches === undefined
            ? []
            : [say('topology.found', { count: picture.matches.size })]),
          ...(litBy === undefined ? [] : [sayPath(say, pathOf(picture, litBy))]),
        ].join('. ')}
      </p>
    </div>
  );
};
