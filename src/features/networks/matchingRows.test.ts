import { rowsOf } from '../../../dev/fixtures/networkRows';
import { matchingRows } from './matchingRows';
import { DEFAULT_QUERY } from './networkQuery';
import type { NetworkQuery } from './networkQuery';

describe('the rows that the query asks for', () => {
  it.each<[Partial<NetworkQuery>, string[]]>([
    [{}, ['dmz', 'machine-net', 'vlan-1924', 'vlan-1926']],
    [{ text: '192' }, ['vlan-1924', 'vlan-1926']],
    [{ text: 'ORDERS' }, ['vlan-1924']],
    [{ localnets: ['machine-net'] }, ['machine-net']],
    [{ healths: ['error'] }, ['dmz']],
    [{ sort: 'nics', descending: true }, ['vlan-1924', 'vlan-1926', 'machine-net', 'dmz']],
    [{ sort: 'nodes' }, ['dmz', 'vlan-1924', 'vlan-1926', 'machine-net']],
    [{ sort: 'health' }, ['dmz', 'vlan-1924', 'vlan-1926', 'machine-net']],
    [{ text: 'nowhere' }, []],
  ])('%j shows %j', (part, names) => {
    const shown = matchingRows(rowsOf(), { ...DEFAULT_QUERY, ...part });
    expect(shown.map(({ name }) => name)).toEqual(names);
  });
});
