import { ResourceLink } from '@openshift-console/dynamic-plugin-sdk';
import { Pagination } from '@patternfly/react-core';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import { splitKey } from '../../core/kinds/read';
import type { Nic } from '../../core/networks/nic';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import type { Say } from '../../words/catalogue';

const PER_PAGE = 20;

/** Where a NIC's machine runs; a machine that does not run is on no node. */
const nodeText = (say: Say, { node, state }: Nic): string =>
  node ?? say(state === 'unknown' ? 'why.unknown' : 'networks.none');

/** The NICs on a network. */
export const MachinesTable = ({
  nics,
  areAllRead,
}: {
  nics: readonly Nic[];
  /** No other machine can be on the network. */
  areAllRead: boolean;
}): ReactElement => {
  const say = useWords();
  const [page, setPage] = useState(1);
  if (nics.length === 0) return <p>{say(areAllRead ? 'details.noNics' : 'details.noNicsRead')}</p>;
  const first = (Math.min(page, Math.ceil(nics.length / PER_PAGE)) - 1) * PER_PAGE;
  return (
    <>
      <Table variant="compact" className="vlan-networks-details-table">
        <Caption>{say('details.vmsCaption')}</Caption>
        <Thead>
          <Tr>
            <Th>{say('details.column.vm')}</Th>
            <Th>{say('details.column.nic')}</Th>
            <Th>{say('details.column.nicState')}</Th>
            <Th>{say('details.column.node')}</Th>
            <Th>{say('details.column.mac')}</Th>
            <Th>{say('details.column.ips')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {nics.slice(first, first + PER_PAGE).map((nic) => {
            const { vm, name, state, mac, ips } = nic;
            return (
              <Tr key={`${vm} ${name}`}>
                <Td dataLabel={say('details.column.vm')}>
                  <ResourceLink groupVersionKind={kindRegistry.vm.gvk} {...splitKey(vm)} />
                </Td>
                <Td dataLabel={say('details.column.nic')}>
                  <WholeWords>{name}</WholeWords>
                </Td>
                <Td dataLabel={say('details.column.nicState')}>
                  {say(`details.nicState.${state}`)}
                </Td>
                <Td dataLabel={say('details.column.node')}>
                  <WholeWords>{nodeText(say, nic)}</WholeWords>
                </Td>
                <Td dataLabel={say('details.column.mac')}>{mac ?? say('details.notReported')}</Td>
                <Td dataLabel={say('details.column.ips')}>
                  {ips.length === 0 ? say('details.notReported') : ips.join(', ')}
                </Td>
              </Tr>
            );
          })}
        </Tbody>
      </Table>
      {nics.length > PER_PAGE && (
        <Pagination
          isCompact
          itemCount={nics.length}
          page={page}
          perPage={PER_PAGE}
          perPageOptions={[]}
          onSetPage={(_, next) => setPage(next)}
        />
      )}
    </>
  );
};
