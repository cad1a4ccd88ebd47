import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { attachmentRows } from './attachmentRows';
import type { AttachmentRow } from './attachmentRows';
import { windowOf } from './windowOf';

const world = worldOfObjects(findScenario('three-workers').objects());

const line = (row: AttachmentRow): string => {
  switch (row.level) {
    case 'namespace':
      return `${row.namespace}: ${String(row.attachments)} NAD, ${String(row.nics)} NICs`;
    case 'attachment':
      return `  ${row.key}: ${String(row.nics)}`;
    case 'nic':
      return `    ${row.nic.vm}`;
  }
};

test('a network opens into namespaces, their attachments and the NICs on each', () => {
  const lines = attachmentRows(world, 'ovn:vlan-1924').map(line);
  expect(lines.filter((text) => !text.startsWith('    '))).toEqual([
    'frontend: 1 NAD, 8 NICs',
    '  frontend/vlan-1924: 8',
    'orders: 1 NAD, 4 NICs',
    '  orders/vlan-1924: 4',
    'qa: 1 NAD, 2 NICs',
    '  qa/vlan-1924: 2',
  ]);
  expect(lines.slice(2, 4)).toEqual(['    frontend/web-1', '    frontend/web-2']);
  expect(lines).toHaveLength(3 + 3 + 14);
});

test('a closed attachment keeps its count and hides its NICs', () => {
  const rows = attachmentRows(world, 'ovn:vlan-1924', new Set(['frontend/vlan-1924']));
  expect(rows).toHaveLength(3 + 3 + 6);
  expect(rows.map(line)[1]).toBe('  frontend/vlan-1924: 8');
});

test('an attachment without NICs is there as well, and a network that is not there has none', () => {
  expect(attachmentRows(world, 'ovn:dmz').map(line)).toEqual([
    'dmz: 1 NAD, 1 NICs',
    '  dmz/dmz: 1',
    '    dmz/proxy-1',
    'ops: 1 NAD, 0 NICs',
    '  ops/dmz: 0',
  ]);
  expect(attachmentRows(world, 'ovn:nowhere')).toEqual([]);
});

describe('a window of a list', () => {
  const list = Array.from({ length: 50 }, (_, index) => index);

  test.each([
    [0, 10, 0, 9],
    [20, 10, 20, 29],
    [45, 10, 40, 49],
    [-3, 10, 0, 9],
    [1e9, 25, 25, 49],
    [0, 100, 0, 49],
    [3.7, 2, 3, 4],
  ])('from %d, %d long, begins at %d and ends at %d', (offset, size, first, last) => {
    const { rows, offset: from, total } = windowOf(list, offset, size);
    expect([rows[0], rows.at(-1), from, total]).toEqual([first, last, first, 50]);
  });

  test('of an empty list is empty', () => {
    expect(windowOf([], 5, 10)).toEqual({ rows: [], offset: 0, total: 0 });
  });
});
