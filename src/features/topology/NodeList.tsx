import { Button } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { NodeRow } from '../../core/topology/nodeRows';
import { useWords } from '../../ui/useWords';
import { WindowedList } from '../../ui/WindowedList';
import type { Say } from '../../words/catalogue';
import { sayNodeDifference } from '../../words/sayNodeDifference';

const factsOf = (say: Say, { name, members, down, ready, roles, differences }: NodeRow): string =>
  [
    ...(down ? [say('topology.panel.down')] : []),
    ...(ready === false ? [say('topology.panel.notReady')] : []),
    ...(name === undefined ? [] : [[name, ...members].join(' + ')]),
    ...differences.map((difference) => sayNodeDifference(say, difference)),
    ...(roles.length === 0 ? [] : [roles.join(', ')]),
  ].join(' · ');

interface Props {
  rows: readonly NodeRow[];
  onIsolate: (node: string) => void;
}

/** The nodes of a card with what tells them apart, each with the way to its own interfaces. */
export const NodeList = ({ rows, onIsolate }: Props): ReactElement => {
  const say = useWords();
  return (
    <section className="vlan-networks-panel-rows">
      <h3>{say('topology.panel.nodes')}</h3>
      <WindowedList label={say('topology.panel.nodes')} rows={rows} keyOf={({ node }) => node}>
        {(row) => (
          <div className="vlan-networks-panel-node">
            <Link to={`/k8s/cluster/nodes/${encodeURIComponent(row.node)}`} title={row.node}>
              {row.node}
            </Link>
            <Button
              variant="link"
              isInline
              aria-label={say('topology.panel.isolateNode', { node: row.node })}
              onClick={() => {
                onIsolate(row.node);
              }}
            >
              {say('topology.panel.isolate')}
            </Button>
            <span title={factsOf(say, row)}>{factsOf(say, row)}</span>
          </div>
        )}
      </WindowedList>
    </section>
  );
};
