import { applyPatch } from 'rfc6902';
import type { PatchOperation } from '../../core/plan/plan';
import { contains, patchHolds, testsHold } from './holds';

describe('contains', () => {
  it.each<[string, unknown, unknown, boolean]>([
    ['defaults and status of the server', { a: 1, status: {} }, { a: 1 }, true],
    ['another value', { a: 2 }, { a: 1 }, false],
    ['a missing key', {}, { a: 1 }, false],
    ['an empty object that the server left out', {}, { nodeSelector: {} }, true],
    ['a longer list', { a: [1, 2] }, { a: [1] }, false],
    ['a list of objects with defaults', [{ name: 'a', mtu: 1500 }], [{ name: 'a' }], true],
    ['a list where a value was', { a: 1 }, { a: [1] }, false],
    ['an object where a list was', { a: [1] }, { a: { 0: 1 } }, false],
    ['a number as text', { vlan: '10' }, { vlan: 10 }, false],
    ['null for nothing', {}, { a: null }, false],
  ])('%s', (_, there, written, expected) => {
    expect(contains(there, written)).toBe(expected);
  });
});

const vm = () => ({
  metadata: { generation: 3, labels: { 'a/b': 'x' } as Record<string, string> },
  spec: { nics: [{ name: 'default' }], networks: [{ name: 'default' }] },
});

describe('a patch that was applied is recognised, one that was not is not', () => {
  it.each<[string, readonly PatchOperation[]]>([
    ['appends', [{ op: 'add', path: '/spec/nics/-', value: { name: 'vlan' } }]],
    ['inserts', [{ op: 'add', path: '/spec/nics/0', value: { name: 'vlan' } }]],
    ['sets a key with a slash in it', [{ op: 'add', path: '/metadata/labels/a~1c', value: 'y' }]],
    ['replaces', [{ op: 'replace', path: '/metadata/labels/a~1b', value: 'y' }]],
    ['removes a key', [{ op: 'remove', path: '/metadata/labels/a~1b' }]],
    [
      'removes an element that it guards',
      [
        { op: 'test', path: '/spec/nics/0', value: { name: 'default' } },
        { op: 'remove', path: '/spec/nics/0' },
      ],
    ],
    [
      'makes a list and adds to it',
      [
        { op: 'add', path: '/spec/disks', value: [{ name: 'a' }] },
        { op: 'add', path: '/spec/disks/-', value: { name: 'b' } },
      ],
    ],
  ])('%s', (_, operations) => {
    const before = vm();
    const after = vm();
    applyPatch(after, operations as Parameters<typeof applyPatch>[1]);
    expect(patchHolds(before, operations)).toBe(false);
    expect(patchHolds(after, operations)).toBe(true);
  });

  it('cannot tell for an element without a guard, and says so by not recognising it', () => {
    expect(patchHolds({ spec: { nics: [] } }, [{ op: 'remove', path: '/spec/nics/0' }])).toBe(
      false,
    );
  });
});

describe('guards', () => {
  it.each<[string, PatchOperation, boolean]>([
    ['the same generation', { op: 'test', path: '/metadata/generation', value: 3 }, true],
    ['another generation', { op: 'test', path: '/metadata/generation', value: 4 }, false],
    ['the last element', { op: 'test', path: '/spec/nics/0', value: { name: 'default' } }, true],
    ['an element that is not there', { op: 'test', path: '/spec/nics/1', value: {} }, false],
  ])('%s', (_, operation, expected) => {
    expect(testsHold(vm(), [operation])).toBe(expected);
  });
});
