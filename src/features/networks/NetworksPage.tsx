import { useUserPreference } from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { Snapshot } from '../../cluster/snapshot';
import { useSlice } from '../../cluster/useSlice';
import { useReading } from '../../components/reading/useReading';
import { useSearchQuery } from '../../ui/useSearchQuery';
import { useWords } from '../../ui/useWords';
import type { Say } from '../../words/catalogue';
import { COLUMNS, readNetworkQuery, writeNetworkQuery } from './networkQuery';
import type { Column } from './networkQuery';
import { networkRowOf } from './networkRow';
import type { NetworkRow } from './networkRow';
import { NetworksView } from './NetworksView';

const rowsOf = ({ world, diagnosis }: Snapshot): readonly NetworkRow[] =>
  world.networks().map((network) => networkRowOf(network, world, diagnosis));

const COLUMNS_PREFERENCE = 'vlan-networks.columns';

const asColumns = (stored: readonly string[] | undefined): ReadonlySet<Column> =>
  new Set<Column>(['name', ...COLUMNS.filter((column) => stored?.includes(column) ?? true)]);

/** Few people export: the code comes when they do. */
const exportCsv = async (say: Say, shown: readonly NetworkRow[]): Promise<void> => {
  const { downloadNetworksCsv } = await import('./networksCsv');
  downloadNetworksCsv(say, shown);
};

/** The Networks tab. */
export const NetworksPage = (): ReactElement => {
  const say = useWords();
  const rows = useSlice(rowsOf);
  const { networksUnread, scope } = useReading();
  const [query, onQuery] = useSearchQuery(readNetworkQuery, writeNetworkQuery);
  const [stored, setStored] = useUserPreference<readonly string[]>(
    COLUMNS_PREFERENCE,
    COLUMNS,
    true,
  );
  const columns = useMemo(() => asColumns(stored), [stored]);
  return (
    <NetworksView
      rows={rows}
      unread={networksUnread}
      needsProject={scope === 'no-project'}
      query={query}
      onQuery={onQuery}
      columns={columns}
      onColumns={setStored}
      onExport={(shown) => void exportCsv(say, shown)}
    />
  );
};
