import fc from 'fast-check';
import {
  isFiltered,
  pictureQueryOf,
  readTopologyQuery,
  signs,
  unfiltered,
  writeTopologyQuery,
} from './topologyQuery';
import type { TopologyQuery } from './topologyQuery';

const read = (text: string): TopologyQuery => readTopologyQuery(new URLSearchParams(text));

test('an empty URL is the whole graph without a selection', () => {
  expect(read('')).toEqual({
    ...unfiltered,
    selected: undefined,
    isolated: undefined,
    expanded: [],
    view: 'graph',
  });
  expect(isFiltered(read(''))).toBe(false);
});

test('what is written is read again, whatever the names', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 });
  const queries = fc.record({
    localnets: names,
    vlans: fc.uniqueArray(fc.integer({ min: 0, max: 4094 }), { maxLength: 3 }),
    namespaces: names,
    nodes: names,
    nodeSets: names,
    vms: names,
    signs: fc.subarray([...signs]),
    expanded: names,
    isolated: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    onlyProblems: fc.boolean(),
    search: fc.string({ maxLength: 40 }),
    selected: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    view: fc.constantFrom('graph' as const, 'list' as const),
  });
  fc.assert(
    fc.property(queries, (query) => {
      const text = writeTopologyQuery(query, new URLSearchParams()).toString();
      expect(read(text)).toEqual(query);
    }),
  );
});

test('parameters of others stay, and what is so by itself is not written', () => {
  const before = new URLSearchParams('tab=x&problems=only&select=localnet:a');
  expect(writeTopologyQuery(read(''), before).toString()).toBe('tab=x');
});

test('nonsense in the URL is left out', () => {
  expect(read('view=hologram&problems=all')).toMatchObject({ view: 'graph', onlyProblems: false });
  expect(read('vlan=abc&vlan=4095&vlan=-1&vlan=300&sign=awful&sign=error')).toMatchObject({
    vlans: [300],
    signs: ['error'],
  });
  expect(read(`find=${'x'.repeat(500)}`).search).toHaveLength(100);
});

test('the selection is pinned, so that a deep link shows it whatever the caps', () => {
  expect(pictureQueryOf(read('select=network:ovn:a')).pinned).toEqual(['network:ovn:a']);
  expect(pictureQueryOf(read('')).pinned).toEqual([]);
});
