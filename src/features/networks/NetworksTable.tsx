import { MenuToggle } from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons';
import {
  ActionsColumn,
  Caption,
  SortByDirection,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
} from '@patternfly/react-table';
import type { ReactElement, ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { HealthLabel } from '../../components/health/HealthLabel';
import { sayFindingTitle } from '../../words/sayFindingTitle';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import { CountCell, CoverageCell, NamesCell } from './NetworkCells';
import { networkPath, attachPath, topologyPath } from '../../components/paths/pagePaths';
import { COLUMNS } from './networkQuery';
import type { Column, NetworkQuery } from './networkQuery';
import type { NetworkRow } from './networkRow';
import { vlanText } from './networkTexts';

/** Columns of names and words: a long one takes several lines, so that health and actions stay in the window. The others are short, and are not wrapped. */
const WRAPPED = new Set<Column>(['name', 'vlan', 'localnet', 'bridges', 'uplinks']);

const NetworkCell = ({ column, row }: { column: Column; row: NetworkRow }): ReactNode => {
  const say = useWords();
  switch (column) {
    case 'name':
      return (
        <Link to={networkPath(row.id)}>
          <WholeWords>{row.name}</WholeWords>
        </Link>
      );
    case 'vlan':
      return <WholeWords>{vlanText(say, row)}</WholeWords>;
    case 'localnet':
      return <WholeWords>{row.localnet ?? say('networks.none')}</WholeWords>;
    case 'bridges':
      return <NamesCell names={row.bridges} />;
    case 'uplinks':
      return <NamesCell names={row.uplinks} />;
    case 'mtu':
      return row.mtu ?? say('networks.mtuNotSet');
    case 'nodes':
      return <CoverageCell coverage={row.coverage} />;
    case 'namespaces':
      return <CountCell count={row.namespaces.length} missing={row.namespacesMissing} />;
    case 'nics':
      return <CountCell count={row.nics.count} missing={row.nics.missing} />;
    case 'health':
      return (
        <HealthLabel
          health={row.health}
          detail={row.problem && sayFindingTitle(say, row.problem)}
        />
      );
  }
};

const NetworkActions = ({ row }: { row: NetworkRow }): ReactElement => {
  const say = useWords();
  const navigate = useNavigate();
  return (
    <ActionsColumn
      actionsToggle={({ onToggle, isOpen, isDisabled, toggleRef }) => (
        <MenuToggle
          ref={toggleRef}
          variant="plain"
          isExpanded={isOpen}
          isDisabled={isDisabled}
          icon={<EllipsisVIcon />}
          aria-label={say('networks.actions', { name: row.name })}
          onClick={onToggle}
        />
      )}
      items={[
        {
          title: say('networks.inTopology'),
          onClick: () => void navigate(topologyPath(row.id)),
        },
        {
          title: say('networks.attachTo'),
          onClick: () => void navigate(attachPath(row.id)),
        },
      ]}
    />
  );
};

/** The rows of one page of the Networks table. */
export const NetworksTable = ({
  rows,
  query,
  columns,
  onQuery,
}: {
  rows: readonly NetworkRow[];
  query: NetworkQuery;
  columns: ReadonlySet<Column>;
  onQuery: (change: Partial<NetworkQuery>) => void;
}): ReactElement => {
  const say = useWords();
  const shown = COLUMNS.filter((column) => columns.has(column));
  return (
    <Table variant="compact" gridBreakPoint="grid-lg" className="vlan-networks-table">
      <Caption className="vlan-networks-caption">{say('nav.networks')}</Caption>
      <Thead>
        <Tr>
          {shown.map((column, columnIndex) => (
            <Th
              key={column}
              modifier="nowrap"
              sort={{
                columnIndex,
                sortBy: {
                  index: shown.indexOf(query.sort),
                  direction: query.descending ? 'desc' : 'asc',
                },
                onSort: (_, __, direction) =>
                  onQuery({
                    sort: column,
                    descending: direction === SortByDirection.desc,
                    page: 1,
                  }),
              }}
            >
              {say(`networks.${column}`)}
            </Th>
          ))}
          <Th screenReaderText={say('networks.actionsColumn')} />
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            {shown.map((column) => (
              <Td
                key={column}
                dataLabel={say(`networks.${column}`)}
                {...(!WRAPPED.has(column) && { modifier: 'nowrap' as const })}
              >
                <NetworkCell column={column} row={row} />
              </Td>
            ))}
            <Td isActionCell>
              <NetworkActions row={row} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
