import fc from 'fast-check';
import { cudn, localnetNad, nncp, nnce, node, vmdataState } from '../../../dev/fixtures/objects';
import { namespace, podNic, vmiWith, vmWith } from '../../../dev/fixtures/vmObjects';
import { kindRegistry, kinds } from './kindRegistry';
import type { Kind } from './kindRegistry';
import { keyOf, splitKey } from './read';

/** One object of each kind, to be damaged. */
const samples: Readonly<Record<Kind, object>> = {
  node: node('n', { taints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }] }),
  namespace: namespace('n', { a: 'b' }),
  project: namespace('n'),
  nns: vmdataState('n'),
  nncp: nncp('n', { nodeSelector: { a: 'b' }, mappings: { vmdata: 'br-vmdata' } }),
  nnce: nnce('n', 'p', { condition: 'Failing', reason: 'FailedToConfigure' }),
  nad: localnetNad('a', 'n'),
  cudn: cudn('n', 'vmdata', 7),
  vm: vmWith('a', 'n', podNic),
  vmi: vmiWith('a', 'n'),
};

/** Every place inside a value, as paths. */
const placesIn = (value: unknown): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        [key],
        ...placesIn(inner).map((path) => [key, ...path]),
      ])
    : [];

const damaged = (value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown => {
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((inner: unknown, index) =>
      String(index) === key ? damaged(inner, rest, by) : inner,
    );
  }
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, inner]) => [
      name,
      name === key ? damaged(inner, rest, by) : inner,
    ]),
  );
};

/** Keys that the readers look for, so that random objects reach every branch. */
const KEYS = [
  'metadata name namespace labels annotations generation deletionTimestamp ownerReferences spec status kind',
  'desiredState currentState interfaces ovn bridge-mappings localnet bridge port ports link-aggregation mode slaves',
  'type state mtu ipv4 ipv6 address ip vlan base-iface id trunk-tags id-range min max lldp neighbors enabled options stp',
  'ethernet sr-iov vfs patch peer routes running config destination next-hop-interface nodeSelector maxUnavailable',
  'conditions reason message lastTransitionTime policyGeneration retryCount 1 nmstate.io/node nmstate.io/policy',
  'network topology physicalNetworkName access ipam namespaceSelector matchLabels matchExpressions key operator values',
  'template domain devices networks multus networkName pod binding macAddress model affinity nodeAffinity tolerations',
  'requiredDuringSchedulingIgnoredDuringExecution nodeSelectorTerms autoattachPodInterface printableStatus phase',
  'nodeName mac ipAddresses infoSource linkState taints effect value unschedulable addresses',
].flatMap((line) => line.split(' '));

const TEXTS = ['', 'a', 'True', 'Ready', 'absent', 'ethernet', 'ovs-bridge', '0.0.0.0/0', '{}'];

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 7, depthSize: 'medium' },
    fc.oneof(
      fc.constantFrom<unknown>(...TEXTS, null, true, 0, 1, 1.5),
      fc.jsonValue({ maxDepth: 1 }),
    ),
    fc.array(tie('tree'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('tree'), { maxKeys: 5 }),
  ),
}));

const named = fc.tuple(tree, tree, fc.constantFrom('n', '', 'a.b')).map(([spec, status, name]) => ({
  metadata: { name, labels: { 'nmstate.io/node': 'n', 'nmstate.io/policy': 'p' } },
  spec,
  status,
}));

describe.each(kinds)('reading a %s', (kind) => {
  const { read, gvk } = kindRegistry[kind];

  test('no JSON makes the reader throw, and what has no name has no facts', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), tree, named), (input) => {
        const { facts, problems } = read(input);
        expect(Array.isArray(problems)).toBe(true);
        if (facts === undefined) expect(problems.length).toBeGreaterThan(0);
        else expect(facts.name).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });

  test('no value of another type, anywhere in an object, makes the reader throw', () => {
    const sample = samples[kind];
    for (const path of placesIn(sample)) {
      for (const by of [null, 7, 'text', true, [], {}, [null], [[7]], { name: {} }]) {
        expect(Array.isArray(read(damaged(sample, path, by)).problems)).toBe(true);
      }
    }
  });

  test.each([undefined, null, 7, 'text', [], {}, { metadata: null }])(
    '%j is not identified',
    (input) => {
      expect(read(input)).toEqual({
        facts: undefined,
        problems: [{ path: 'metadata.name', code: 'missing' }],
      });
    },
  );

  test('a name that is no text identifies nothing either, and is told from none', () => {
    expect(read({ metadata: { name: 5 } })).toEqual({
      facts: undefined,
      problems: [{ path: 'metadata.name', code: 'wrong-type', found: '5' }],
    });
  });

  test('keeps facts as plain JSON, so that they can be compared and kept', () => {
    const { facts } = read({
      metadata: { name: 'n', labels: { 'nmstate.io/node': 'n', 'nmstate.io/policy': 'p' } },
    });
    expect(facts).toBeDefined();
    expect(structuredClone(facts)).toEqual(facts);
  });

  test('has a place in the API', () => {
    expect(gvk.plural).toMatch(/^[a-z-]+$/);
    expect(gvk.version).toMatch(/^v1/);
  });
});

test('a key is the name alone, or namespace and name, and splits again', () => {
  expect(keyOf({ namespace: '', name: 'n' })).toBe('n');
  expect(keyOf({ namespace: 'a', name: 'n' })).toBe('a/n');
  expect(splitKey('n')).toEqual({ namespace: '', name: 'n' });
  expect(splitKey('a/n')).toEqual({ namespace: 'a', name: 'n' });
});
