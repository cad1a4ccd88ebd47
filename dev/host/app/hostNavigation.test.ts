import type { NavEntry } from './hostNavigation';
import { insertEntry, isActive } from './hostNavigation';

const entry = (id: string, more: Partial<NavEntry> = {}): NavEntry => ({
  id,
  name: id,
  href: `/${id}`,
  ...more,
});
const entries = [entry('a'), entry('b'), entry('c')];
const ids = (more: Partial<NavEntry>): string[] =>
  insertEntry(entries, entry('new', more)).map(({ id }) => id);

test.each<[string, Partial<NavEntry>, string[]]>([
  ['after the entry it names', { insertAfter: ['a'] }, ['a', 'new', 'b', 'c']],
  ['before the entry it names', { insertBefore: ['c'] }, ['a', 'b', 'new', 'c']],
  ['before wins over after', { insertBefore: ['a'], insertAfter: ['c'] }, ['new', 'a', 'b', 'c']],
  ['at the end when it names nobody who is there', { insertAfter: ['x'] }, ['a', 'b', 'c', 'new']],
])('an entry is placed %s', (_, more, expected) => {
  expect(ids(more)).toEqual(expected);
});

test.each([
  ['/vlan-networks', true],
  ['/vlan-networks/topology', true],
  ['/vlan-networks-of-another', false],
  ['/host/services', false],
])('on %s the activity of an entry is %s', (pathname, expected) => {
  expect(isActive(entry('vlan-networks', { startsWith: ['vlan-networks'] }), pathname)).toBe(
    expected,
  );
});
