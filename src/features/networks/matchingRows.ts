import { compareNames } from '../../core/values/compareNames';
import { HEALTHS } from './networkQuery';
import type { Column, NetworkQuery } from './networkQuery';
import type { NetworkRow } from './networkRow';

const UNKNOWN_LAST = '￿';

const textOf = (row: NetworkRow): string =>
  [row.name, row.vlan === undefined ? '' : String(row.vlan), row.localnet ?? '', ...row.namespaces]
    .join('\n')
    .toLowerCase();

const matches = (row: NetworkRow, { text, localnets, healths }: NetworkQuery): boolean =>
  (text === '' || textOf(row).includes(text.trim().toLowerCase())) &&
  (localnets.length === 0 || localnets.includes(row.localnet ?? '')) &&
  (healths.length === 0 || healths.includes(row.health));

/** A share of covered nodes; unknown ones come before known ones, so that they are looked at. */
const shareOf = ({ coverage }: NetworkRow): number => {
  if (coverage === undefined) return 2;
  if (!coverage.known) return -1;
  const { whole, broken, unknown } = coverage.value;
  const all = whole.length + broken.length + unknown.length;
  return all === 0 ? 0 : whole.length / all;
};

const names = (known: NetworkRow['bridges']): string =>
  known.known ? known.value.join(' ') : UNKNOWN_LAST;

const byColumn: Record<Column, (a: NetworkRow, b: NetworkRow) => number> = {
  name: (a, b) => compareNames(a.name, b.name),
  vlan: (a, b) => (a.vlan ?? 0) - (b.vlan ?? 0),
  localnet: (a, b) => compareNames(a.localnet ?? '', b.localnet ?? ''),
  bridges: (a, b) => compareNames(names(a.bridges), names(b.bridges)),
  uplinks: (a, b) => compareNames(names(a.uplinks), names(b.uplinks)),
  mtu: (a, b) => (a.mtu ?? 0) - (b.mtu ?? 0),
  nodes: (a, b) => shareOf(a) - shareOf(b),
  namespaces: (a, b) => a.namespaces.length - b.namespaces.length,
  nics: (a, b) => a.nics.count - b.nics.count,
  health: (a, b) => HEALTHS.indexOf(a.health) - HEALTHS.indexOf(b.health),
};

/** The rows that a query asks for, in its order; rows that are equal in it are ordered by name. Paging is left to the table. */
export const matchingRows = (
  rows: readonly NetworkRow[],
  query: NetworkQuery,
): readonly NetworkRow[] => {
  const compare = byColumn[query.sort];
  const sign = query.descending ? -1 : 1;
  return rows
    .filter((row) => matches(row, query))
    .sort(
      (a, b) => sign * compare(a, b) || compareNames(a.name, b.name) || compareNames(a.id, b.id),
    );
};
