import { ExpandableSection } from '@patternfly/react-core';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Snapshot } from '../../cluster/snapshot';
import { useSlice } from '../../cluster/useSlice';
import { parseNmstateError } from '../../core/diagnostics/nmstateError';
import type { EnactmentState } from '../../core/kinds/nodeNetworkConfigurationEnactment';
import { compareNames } from '../../core/values/compareNames';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import { NodeState } from './StepState';

/** The order in which nodes are looked at: what failed first, what is done last. */
const ORDER: readonly EnactmentState[] = [
  'failing',
  'retrying',
  'aborted',
  'progressing',
  'pending',
  'unknown',
  'available',
];

const isFailing = (state: EnactmentState): boolean => state === 'failing' || state === 'retrying';

type Messages = Readonly<Record<string, string>>;

const messagesOf = (policy: string, { world }: Snapshot): Messages => {
  const { inventory } = world;
  return Object.fromEntries(
    [...inventory.indexes.enactmentsByPolicy.get(policy)].flatMap((key) => {
      const facts = inventory.get('nnce', key);
      return facts === undefined ? [] : [[facts.node, facts.message]];
    }),
  );
};

const sameMessages = (a: Messages, b: Messages): boolean => JSON.stringify(a) === JSON.stringify(b);

const Cause = ({ message }: { message: string }): ReactElement => {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  const { hint, text } = parseNmstateError(message);
  if (message === '') return <>{say('progress.noCause')}</>;
  return (
    <>
      {hint !== 'other' && <div>{say(`progress.hint.${hint}`)}</div>}
      <div className="vlan-networks-server-text">{text}</div>
      {text !== message && (
        <ExpandableSection
          toggleText={say('progress.wholeMessage')}
          isExpanded={isOpen}
          onToggle={(_, open) => setOpen(open)}
        >
          <pre className="vlan-networks-server-text">{message}</pre>
        </ExpandableSection>
      )}
    </>
  );
};

/** How far a policy is on each of its nodes, and why it failed where it did. */
export const PolicyNodes = ({
  policy,
  nodes,
}: {
  policy: string;
  nodes: Readonly<Record<string, EnactmentState>>;
}): ReactElement => {
  const say = useWords();
  const messages = useSlice((snapshot) => messagesOf(policy, snapshot), sameMessages);
  const rows = Object.entries(nodes).sort(
    ([a, stateA], [b, stateB]) =>
      ORDER.indexOf(stateA) - ORDER.indexOf(stateB) || compareNames(a, b),
  );
  const hasCauses = rows.some(([, state]) => isFailing(state));
  if (rows.length === 0) return <p>{say('progress.nodesWaiting')}</p>;
  return (
    <Table variant="compact" borders={false} className="vlan-networks-plain-table">
      <Caption>
        {say('progress.nodes', { policy })} ·{' '}
        {say('progress.nodesSummary', {
          available: rows.filter(([, state]) => state === 'available').length,
          all: rows.length,
        })}
      </Caption>
      <Thead>
        <Tr>
          <Th>{say('progress.node')}</Th>
          <Th>{say('progress.nodeState')}</Th>
          {hasCauses && <Th width={60}>{say('progress.nodeCause')}</Th>}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map(([node, state]) => (
          <Tr key={node}>
            <Td dataLabel={say('progress.node')}>
              <WholeWords>{node}</WholeWords>
            </Td>
            <Td dataLabel={say('progress.nodeState')}>
              <NodeState state={state} />
            </Td>
            {hasCauses && (
              <Td dataLabel={say('progress.nodeCause')}>
                {isFailing(state) ? <Cause message={messages[node] ?? ''} /> : say('networks.none')}
              </Td>
            )}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
