import type { Say } from '../../words/catalogue';
import { plainNumbers } from '../../words/say';
import { csvText } from '../../core/values/csvText';
import { downloadText } from '../../ui/downloadText';
import { coverageText, countText, namesText, vlanText } from './networkTexts';
import { COLUMNS } from './networkQuery';
import type { Column } from './networkQuery';
import type { NetworkRow } from './networkRow';

const cellOf: Record<Column, (say: Say, row: NetworkRow) => string> = {
  name: (_, { name }) => name,
  vlan: vlanText,
  localnet: (_, { localnet }) => localnet ?? '',
  bridges: (say, { bridges }) => namesText(say, bridges),
  uplinks: (say, { uplinks }) => namesText(say, uplinks),
  mtu: (say, { mtu }) => (mtu === undefined ? say('networks.mtuNotSet') : String(mtu)),
  nodes: (say, { coverage }) => coverageText(say, coverage),
  namespaces: (say, { namespaces, namespacesMissing }) =>
    namespacesMissing === undefined
      ? namespaces.join(' ')
      : say('networks.atLeastThese', { names: namespaces.join(' ') }).trim(),
  nics: (say, { nics }) => countText(say, nics.count, nics.missing !== undefined),
  health: (say, { health }) => say(`networks.health.${health}`),
};

/** The shown rows as CSV, with the words of the page as header. What is unknown says so here, too. */
export const networksCsv = (say: Say, rows: readonly NetworkRow[]): string =>
  csvText([
    COLUMNS.map((column) => say(`networks.${column}`)),
    ...rows.map((row) => COLUMNS.map((column) => cellOf[column](say, row))),
  ]);

/** Hands the shown rows to the browser as a file. */
export const downloadNetworksCsv = (say: Say, rows: readonly NetworkRow[]): void => {
  downloadText('vlan-networks.csv', 'text/csv', networksCsv(plainNumbers(say), rows));
};
