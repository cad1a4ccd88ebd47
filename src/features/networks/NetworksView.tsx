import { PageSection, Skeleton } from '@patternfly/react-core';
import { DataView } from '@patternfly/react-data-view';
import { lazy, Suspense, useMemo } from 'react';
import type { ReactElement } from 'react';
import type { UnknownReason } from '../../core/inventory/loadState';
import { compareNames } from '../../core/values/compareNames';
import { useGrowing } from '../../ui/useGrowing';
import { useWords } from '../../ui/useWords';
import { matchingRows } from './matchingRows';
import type { Column, NetworkQuery } from './networkQuery';
import type { NetworkRow } from './networkRow';
import { countText } from './networkTexts';
import { NetworksTable } from './NetworksTable';
import './networks.css';

/** Rows that are laid out well within the time that people do not notice. */
const ROWS_AT_ONCE = 5;

const SKELETON_WIDTHS = ['80%', '92%', '70%', '85%', '76%'];

const Loading = (): ReactElement => {
  const say = useWords();
  return (
    <div role="status" aria-label={say('networks.loading')} className="vlan-networks-skeletons">
      {SKELETON_WIDTHS.map((width) => (
        <Skeleton key={width} width={width} fontSize="2xl" />
      ))}
    </div>
  );
};

/** Rows are what a page is opened for; what filters them comes right behind, into the place that is kept for it. */
const NetworksToolbar = lazy(async () => ({
  default: (await import('./NetworksToolbar')).NetworksToolbar,
}));

/** Most clusters have networks, and most filters match, so what is said otherwise comes when it has to be. */
const NoNetworks = lazy(async () => ({ default: (await import('./NoNetworks')).NoNetworks }));
const NoMatch = lazy(async () => ({ default: (await import('./NoNetworks')).NoMatch }));

/** The Networks page on plain data: rows, what of them could not be read, and the query of the URL. */
export const NetworksView = ({
  rows,
  unread,
  needsProject,
  query,
  onQuery,
  columns,
  onColumns,
  onExport,
}: {
  rows: readonly NetworkRow[];
  /** Why the list of networks is not known or not whole. */
  unread: UnknownReason | undefined;
  /** The user may read projects only, and none is chosen. */
  needsProject: boolean;
  query: NetworkQuery;
  onQuery: (change: Partial<NetworkQuery>) => void;
  columns: ReadonlySet<Column>;
  onColumns: (columns: readonly Column[]) => void;
  onExport: (rows: readonly NetworkRow[]) => void;
}): ReactElement => {
  const say = useWords();
  const matching = useMemo(() => matchingRows(rows, query), [rows, query]);
  const localnets = useMemo(
    () => [...new Set(rows.flatMap(({ localnet }) => localnet ?? []))].sort(compareNames),
    [rows],
  );
  const shown = useGrowing(Math.min(matching.length, query.perPage), ROWS_AT_ONCE);
  if (rows.length === 0) {
    return (
      <PageSection hasBodyWrapper={false}>
        {unread?.cause === 'loading' ? (
          <Loading />
        ) : (
          <Suspense fallback={<Loading />}>
            <NoNetworks unread={unread} needsProject={needsProject} />
          </Suspense>
        )}
      </PageSection>
    );
  }
  const first = Math.min(query.page - 1, Math.floor((matching.length - 1) / query.perPage));
  const page = matching.slice(Math.max(first, 0) * query.perPage).slice(0, query.perPage);
  return (
    <PageSection hasBodyWrapper={false}>
      <DataView>
        <div className="vlan-networks-toolbar">
          <Suspense fallback={null}>
            <NetworksToolbar
              query={query}
              onQuery={onQuery}
              localnets={localnets}
              shown={matching.length}
              columns={columns}
              onColumns={onColumns}
              onExport={() => onExport(matching)}
            />
          </Suspense>
        </div>
        <div className="vlan-networks-scroll">
          <NetworksTable
            rows={page.slice(0, shown)}
            query={query}
            columns={columns}
            onQuery={onQuery}
          />
        </div>
        {matching.length === 0 && (
          <Suspense fallback={null}>
            <NoMatch onClear={() => onQuery({ text: '', localnets: [], healths: [], page: 1 })} />
          </Suspense>
        )}
        <p className="vlan-networks-shown" role="status">
          {say('networks.shown', {
            shown: matching.length,
            all: countText(
              say,
              rows.length,
              rows.some(({ namespacesMissing }) => namespacesMissing !== undefined),
            ),
          })}
        </p>
      </DataView>
    </PageSection>
  );
};
