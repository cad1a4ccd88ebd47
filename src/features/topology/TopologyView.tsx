import { Button, EmptyState, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { TopologyIcon } from '@patternfly/react-icons';
import { useCallback, useMemo, useRef } from 'react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { createPath } from '../../components/paths/pagePaths';
import { LaneCanvas } from '../../components/laneCanvas/LaneCanvas';
import { useWidth } from '../../components/laneCanvas/useWidth';
import { layOut } from '../../core/topology/layOut';
import { Neighbours } from '../../core/topology/neighbours';
import { useWords } from '../../ui/useWords';
import { CardPanel } from './CardPanel';
import { ProblemStrip } from './ProblemStrip';
import './topology.css';
import { TopologyList } from './TopologyList';
import type { TopologyModel } from './topologyModel';
import { TopologyToolbar } from './TopologyToolbar';
import { isFiltered, unfiltered } from './topologyQuery';
import type { TopologyQuery } from './topologyQuery';
import { useRoomBelow } from './useRoomBelow';

interface Props {
  model: TopologyModel;
  query: TopologyQuery;
  onQuery: (part: Partial<TopologyQuery>) => void;
  onSelect: (id: string | undefined) => void;
}

const PANEL_WIDTH = 320;
/** From this width on the panel stands beside the picture at its smallest fit; below it lies over it. */
const DOCKED_FROM = 970 + PANEL_WIDTH;

/** The Topology page without its sources: what it shows is given, what is asked of it is told. */
export const TopologyView = ({ model, query, onQuery, onSelect }: Props): ReactElement => {
  const say = useWords();
  const { picture } = model;
  const { selected, view } = query;
  const body = useRef<HTMLDivElement>(null);
  const width = useWidth(body);
  const height = useRoomBelow(body);
  const docked = width >= DOCKED_FROM;
  const layout = useMemo(() => layOut(picture), [picture]);
  const card = picture.cards.find(({ id }) => id === selected);
  const litBy = card === undefined ? undefined : selected;
  const lit = useMemo(() => {
    if (litBy !== undefined) return new Neighbours(picture.links).closure([litBy]);
    return picture.matches;
  }, [picture, litBy]);
  const close = useCallback(() => {
    onSelect(undefined);
  }, [onSelect]);
  const empty = picture.cards.length === 0;
  const unread = picture.lanes.some(({ notice }) => notice?.type === 'unknown');

  return (
    <div className="vlan-networks-topology">
      <ProblemStrip problems={picture.problems} unchecked={model.unchecked} onSelect={onSelect} />
      <TopologyToolbar
        model={model}
        query={query}
        onQuery={onQuery}
        onFound={() => {
          const [first] = layout.order.flat().filter((id) => picture.matches?.has(id) === true);
          if (first !== undefined) onSelect(first);
        }}
      />
      <div ref={body} className="vlan-networks-topology-body" style={{ height }}>
        {empty && !unread ? (
          <Nothing filtered={isFiltered(query)} onClear={() => onQuery(unfiltered)} />
        ) : view === 'list' ? (
          <TopologyList picture={picture} layout={layout} selected={selected} onSelect={onSelect} />
        ) : (
          <LaneCanvas
            picture={picture}
            layout={layout}
            selected={selected}
            lit={lit}
            onSelect={onSelect}
            filtered={isFiltered(query)}
            covered={selected !== undefined && !docked ? PANEL_WIDTH : 0}
          />
        )}
        {(selected !== undefined || (docked && !empty)) && (
          <CardPanel
            picture={picture}
            selected={selected}
            docked={docked}
            onClose={close}
            onQuery={onQuery}
          />
        )}
      </div>
      <p className="pf-v6-u-screen-reader" aria-live="polite">
        {picture.matches === undefined
          ? ''
          : say('topology.found', { count: picture.matches.size })}
      </p>
    </div>
  );
};

const Nothing = ({
  filtered,
  onClear,
}: {
  filtered: boolean;
  onClear: () => void;
}): ReactElement => {
  const say = useWords();
  return (
    <EmptyState
      headingLevel="h2"
      icon={TopologyIcon}
      titleText={say(filtered ? 'topology.filteredTitle' : 'topology.emptyTitle')}
    >
      <EmptyStateBody>
        {say(filtered ? 'topology.filteredBody' : 'topology.emptyBody')}
      </EmptyStateBody>
      <EmptyStateFooter>
        {filtered ? (
          <Button variant="link" onClick={onClear}>
            {say('topology.filter.clear')}
          </Button>
        ) : (
          <Link to={createPath}>{say('shell.create')}</Link>
        )}
      </EmptyStateFooter>
    </EmptyState>
  );
};
