import { localnetNad, nad, nncp, node } from '../dev/fixtures/objects';
import type { PlainObject } from '../dev/fixtures/objects';
import { desiredBridge, goodState, withInterfaces } from '../dev/fixtures/desiredStates';
import { createDiagnosis } from '../src/core/diagnostics/createDiagnosis';
import { json, run } from './fixtures/runOver';
import { smallCluster } from './fixtures/smallCluster';
import { misleadingIn } from './misleading';
import { loadWorld } from './loadWorld';

const codes = (...objects: readonly PlainObject[]): readonly string[] => {
  const documents = objects.map((value) => ({ value, line: 1 }));
  const { world, raw } = loadWorld([{ file: 'a.yaml', documents, unusable: [] }]);
  return misleadingIn(world, raw).map(({ kind, key, problem }) => `${kind} ${key} ${problem.code}`);
};

const policy = (desiredState: unknown, more: PlainObject = {}): PlainObject => ({
  ...nncp('br-vmdata'),
  spec: { desiredState, ...more },
});
const stpText = withInterfaces(
  desiredBridge('br-vmdata', [{ name: 'ens224' }], {}, { stp: 'false' }),
);
const done = {
  conditions: [{ type: 'Available', status: 'True', reason: 'SuccessfullyConfigured' }],
};

test('what will do as it says is not told', () => {
  expect(codes(localnetNad('team-a', 'vlan-120'), policy(goodState), node('worker-1'))).toEqual([]);
});

test('an attachment that says 0 where it means untagged is told; an MTU of 0, and what is no network at all, have findings', () => {
  const bridge = { cniVersion: '0.3.1', name: 'lb', type: 'bridge', bridge: 'br1', vlan: 5000 };
  const objects = [
    localnetNad('team-a', 'lan', { vlanID: 0, mtu: 0 }),
    localnetNad('team-a', 'far', { vlanID: 5000, mtu: 100000 }),
    nad('team-a', 'lb', bridge),
  ];
  expect(codes(...objects)).toEqual(['nad team-a/lan config-vlan-zero']);
  const documents = objects.map((value) => ({ value, line: 1 }));
  const { world } = loadWorld([{ file: 'a.yaml', documents, unusable: [] }]);
  expect(
    createDiagnosis(world)
      .all()
      .map(({ code, subject }) => `${code} ${subject.key}`),
  ).toEqual(['NAD-06 team-a/far', 'NAD-06 team-a/lb', 'NAD-11 team-a/lan']);
});

test('what works though we would write it otherwise is not told', () => {
  expect(codes(localnetNad('team-a', 'lan', { cniVersion: undefined, mtu: undefined }))).toEqual(
    [],
  );
  expect(codes(localnetNad('team-a', 'l2', { topology: 'layer2', vlanID: undefined }))).toEqual([]);
  expect(codes(nad('team-a', 'sr', { name: 'sr', type: 'sriov' }))).toEqual([]);
});

test('a policy that nmstate takes without a word, even where it has been applied', () => {
  const told = ['nncp br-vmdata state-stp-text'];
  expect(codes(policy(stpText))).toEqual(told);
  expect(codes({ ...policy(stpText), status: done })).toEqual(told);
});

test('a policy that nmstate will refuse, unless it has been applied', () => {
  const unknownKey = { ...goodState, bridges: [] };
  expect(codes({ ...policy(unknownKey), status: {} })).toEqual([
    'nncp br-vmdata state-key-unknown',
  ]);
  expect(codes({ ...policy(unknownKey), status: done })).toEqual([]);
});

test.each([
  [
    'a localnet mapped twice',
    {
      ovn: {
        'bridge-mappings': [
          { localnet: 'a', bridge: 'br-a' },
          { localnet: 'a', bridge: 'br-b' },
        ],
      },
    },
    'state-localnet-repeated',
  ],
  [
    'a mapping with a state that is none',
    { ovn: { 'bridge-mappings': [{ localnet: 'a', bridge: 'br-a', state: 'Absent' }] } },
    'state-mapping-state',
  ],
  [
    'an interface with a state that is none',
    withInterfaces({ name: 'ens224', type: 'ethernet', state: 'gone' }),
    'state-interface-state',
  ],
])('%s, in a policy that says it was applied', (_what, desired, code) => {
  expect(codes({ ...policy(desired), status: done })).toEqual([`nncp br-vmdata ${code}`]);
});

test.each([
  ['captures', policy(stpText, { capture: { nic: 'interfaces.name=="ens224"' } })],
  ['references', policy(withInterfaces({ name: '{{ capture.nic.interfaces.0.name }}' }))],
])('a policy with %s is not judged, and named as such', async (_what, templated) => {
  expect(codes(templated)).toEqual([]);
  const tree = { 'a.json': json(...smallCluster, { ...templated, status: done }) };
  const { code, out } = await run(tree, ['a.json']);
  expect(code).toBe(0);
  expect(out).toContain('Nothing wrong was found in what could be checked.');
  expect(out.replace(/\s+/g, ' ')).toContain(
    'NodeNetworkConfigurationPolicy br-vmdata has templates: what it asks for',
  );
  const report: unknown = JSON.parse((await run(tree, ['a.json', '-o', 'json'])).out);
  expect(report).toMatchObject({ templated: [{ policy: 'br-vmdata' }] });
});
