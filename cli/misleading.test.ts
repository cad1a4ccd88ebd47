import { localnetNad, nad, nncp, node } from '../dev/fixtures/objects';
import type { PlainObject } from '../dev/fixtures/objects';
import { desiredBridge, goodState, withInterfaces } from '../dev/fixtures/desiredStates';
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

test('an attachment with a VLAN that no switch knows, and a bridge with one as well', () => {
  expect(
    codes(
      localnetNad('team-a', 'lan', { vlanID: 5000 }),
      nad('team-a', 'lb', {
        cniVersion: '0.3.1',
        name: 'lb',
        type: 'bridge',
        bridge: 'br1',
        vlan: 5000,
      }),
    ),
  ).toEqual(['nad team-a/lan config-vlan-out-of-range', 'nad team-a/lb config-bridge-vlan']);
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

test('a policy with templates is not judged: what it asks for is known on the nodes only', () => {
  expect(codes(policy(stpText, { capture: { nic: 'interfaces.name=="ens224"' } }))).toEqual([]);
});
