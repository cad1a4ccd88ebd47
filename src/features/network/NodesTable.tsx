import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactElement } from 'react';
import { known } from '../../core/inventory/loadState';
import type { Known } from '../../core/inventory/loadState';
import { UnknownValue } from '../../ui/UnknownValue';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import { sayUnknown } from '../../words/sayUnknown';
import type { NetworkDetails } from './networkDetails';
import { HealthLabel } from '../../components/health/HealthLabel';

const HEALTH = { whole: 'ok', broken: 'error', unknown: 'unknown' } as const;

const Named = ({
  value,
  missing,
}: {
  value: Known<string | undefined>;
  missing: string;
}): ReactElement => {
  const say = useWords();
  if (!value.known) return <UnknownValue reason={sayUnknown(say, value.reason)} />;
  return <WholeWords>{value.value ?? missing}</WholeWords>;
};

/** Node by node, what carries a network. */
export const NodesTable = ({ rows }: { rows: NetworkDetails['nodes'] }): ReactElement => {
  const say = useWords();
  if (rows === undefined) return <p>{say('details.nodesNone')}</p>;
  if (rows.length === 0) return <p>{say('details.nodesUnseen')}</p>;
  return (
    <Table variant="compact" className="vlan-networks-details-table">
      <Caption>{say('details.nodesCaption')}</Caption>
      <Thead>
        <Tr>
          <Th>{say('details.column.node')}</Th>
          <Th>{say('details.column.mapping')}</Th>
          <Th>{say('details.column.bridge')}</Th>
          <Th>{say('details.column.uplinks')}</Th>
          <Th>{say('details.column.state')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {rows.map(({ node, mapping, bridge, uplinks, state }) => (
          <Tr key={node}>
            <Td dataLabel={say('details.column.node')}>
              <WholeWords>{node}</WholeWords>
            </Td>
            <Td dataLabel={say('details.column.mapping')}>
              <Named value={mapping} missing={say('details.notMapped')} />
            </Td>
            <Td dataLabel={say('details.column.bridge')}>
              <Named value={bridge} missing={say('details.noBridge')} />
            </Td>
            <Td dataLabel={say('details.column.uplinks')}>
              <Named
                value={uplinks.known ? known(uplinks.value.join(', ') || undefined) : uplinks}
                missing={say('networks.none')}
              />
            </Td>
            <Td dataLabel={say('details.column.state')}>
              <HealthLabel health={HEALTH[state]} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
