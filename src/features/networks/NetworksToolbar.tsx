import { Pagination, ToolbarItem } from '@patternfly/react-core';
import {
  DataViewCheckboxFilter,
  DataViewTextFilter,
  DataViewToolbar,
} from '@patternfly/react-data-view';
import { ExportIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import { ReasonedButton } from '../../ui/ReasonedButton';
import { useWords } from '../../ui/useWords';
import { ColumnMenu } from './ColumnMenu';
import { HEALTHS } from './networkQuery';
import type { Column, NetworkQuery } from './networkQuery';

/** Filters, columns, export and paging of the Networks table. */
export const NetworksToolbar = ({
  query,
  onQuery,
  localnets,
  shown,
  columns,
  onColumns,
  onExport,
}: {
  query: NetworkQuery;
  onQuery: (change: Partial<NetworkQuery>) => void;
  /** Localnets that can be filtered by. */
  localnets: readonly string[];
  /** Number of rows that match. */
  shown: number;
  columns: ReadonlySet<Column>;
  onColumns: (columns: readonly Column[]) => void;
  onExport: () => void;
}): ReactElement => {
  const say = useWords();
  return (
    <DataViewToolbar
      clearAllFilters={() => onQuery({ text: '', localnets: [], healths: [], page: 1 })}
      clearFiltersButtonText={say('networks.clearFilters')}
      filters={
        <>
          <DataViewTextFilter
            filterId="networks-find"
            className="vlan-networks-find"
            title={say('networks.filterText')}
            placeholder={say('networks.filterText')}
            aria-label={say('networks.find')}
            value={query.text}
            trimValue={false}
            onChange={(_, text) => onQuery({ text, page: 1 })}
          />
          <DataViewCheckboxFilter
            filterId="networks-localnet"
            title={say('networks.localnet')}
            options={[...localnets]}
            value={[...query.localnets]}
            onChange={(_, values = []) => onQuery({ localnets: values, page: 1 })}
          />
          <DataViewCheckboxFilter
            filterId="networks-health"
            title={say('networks.health')}
            options={HEALTHS.map((health) => ({
              value: health,
              label: say(`networks.health.${health}`),
            }))}
            value={[...query.healths]}
            onChange={(_, values = []) =>
              onQuery({ healths: HEALTHS.filter((health) => values.includes(health)), page: 1 })
            }
          />
        </>
      }
      actions={
        <>
          <ToolbarItem>
            <ColumnMenu columns={columns} onColumns={onColumns} />
          </ToolbarItem>
          <ToolbarItem>
            <ReasonedButton
              variant="secondary"
              icon={<ExportIcon />}
              disabledReason={shown === 0 ? say('networks.exportEmpty') : undefined}
              onClick={onExport}
            >
              {say('networks.exportCsv')}
            </ReasonedButton>
          </ToolbarItem>
        </>
      }
      pagination={
        shown > query.perPage ? (
          <Pagination
            isCompact
            itemCount={shown}
            page={query.page}
            perPage={query.perPage}
            onSetPage={(_, page) => onQuery({ page })}
            onPerPageSelect={(_, perPage) => onQuery({ perPage, page: 1 })}
          />
        ) : undefined
      }
    />
  );
};
