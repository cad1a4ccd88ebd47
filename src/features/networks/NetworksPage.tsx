import { useUserPreference } from '@openshift-console/dynamic-plugin-sdk';
import { lazy, memo, Suspense, useDeferredValue, useMemo } from 'react';
import type { ReactElement } from 'react';
import type { Snapshot } from '../../cluster/snapshot';
import { useSlice } from '../../cluster/useSlice';
import { useReading } from '../../components/reading/useReading';
import type { UnknownReason } from '../../core/inventory/loadState';
import { useSearchQuery } from '../../ui/useSearchQuery';
import { useWords } from '../../ui/useWords';
import type { Say } from '../../words/catalogue';
import { COLUMNS, readNetworkQuery, writeNetworkQuery } from './networkQuery';
import type { Column } from './networkQuery';
import { networkRowOf } from './networkRow';
import type { NetworkRow } from './networkRow';
import { NetworksView } from './NetworksView';

const rowsOf = ({ world, diagnosis, identity }: Snapshot): Pick<Content, 'identity' | 'rows'> => ({
  identity: identity.key,
  rows: world.networks().map((network) => networkRowOf(network, world, diagnosis)),
});

const COLUMNS_PREFERENCE = 'vlan-networks.columns';

const asColumns = (stored: readonly string[] | undefined): ReadonlySet<Column> =>
  new Set<Column>(['name', ...COLUMNS.filter((column) => stored?.includes(column) ?? true)]);

const Leftovers = lazy(async () => {
  const module = await import('./Leftovers');
  return { default: module.Leftovers };
});

/** Few people export: the code comes when they do. */
const exportCsv = async (say: Say, shown: readonly NetworkRow[]): Promise<void> => {
  const { downloadNetworksCsv } = await import('./networksCsv');
  downloadNetworksCsv(say, shown);
};

/** What the cluster gives the page. */
interface Content {
  identity: string;
  rows: readonly NetworkRow[];
  unread: UnknownReason | undefined;
  needsProject: boolean;
}

/** The page on what it shows at present: nothing of it is made again for a change that it does not show yet. */
const NetworksContent = memo(({ content }: { content: Content }): ReactElement => {
  const say = useWords();
  const [query, onQuery] = useSearchQuery(readNetworkQuery, writeNetworkQuery);
  const [stored, setStored] = useUserPreference<readonly string[]>(
    COLUMNS_PREFERENCE,
    COLUMNS,
    true,
  );
  const columns = useMemo(() => asColumns(stored), [stored]);
  return (
    <NetworksView
      rows={content.rows}
      unread={content.unread}
      needsProject={content.needsProject}
      query={query}
      onQuery={onQuery}
      columns={columns}
      onColumns={setStored}
      onExport={(shown) => void exportCsv(say, shown)}
    />
  );
});
NetworksContent.displayName = 'NetworksContent';

/**
 * The Networks tab. A table takes longer to make than people wait for a key to answer, so a change of the cluster is brought in while
 * nothing else is to be done; but facts of a former identity give way at once.
 */
export const NetworksPage = (): ReactElement => {
  const { identity, rows } = useSlice(rowsOf);
  const { networksUnread: unread, scope } = useReading();
  const needsProject = scope === 'no-project';
  const content = useMemo(
    () => ({ identity, rows, unread, needsProject }),
    [identity, rows, unread, needsProject],
  );
  const shown = useDeferredValue(content);
  return (
    <>
      <Suspense fallback={null}>
        <Leftovers />
      </Suspense>
      <NetworksContent content={shown.identity === identity ? shown : content} />
    </>
  );
};
