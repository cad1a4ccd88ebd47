import fc from 'fast-check';
import { cudn, localnetNad, nad } from '../fixtures/objects';
import type { PlainObject } from '../fixtures/objects';
import { namespace } from '../fixtures/vmObjects';
import { cudns, localnets, nads, namespaces } from './universe';

/** What differs from a sound localnet NAD; `undefined` takes a key away. */
const localnetChanges: readonly PlainObject[] = [
  {},
  {},
  { vlanID: 121 },
  { vlanID: 0, mtu: undefined },
  { vlanID: undefined, vlan: 120, _mtu: 1 },
  { physicalNetworkName: undefined },
  { physicalNetworkName: 'vmdta' },
  { physicalNetworkName: 'backup' },
  { physicalNetworkName: '' },
  { name: 'other' },
  { name: 'other', physicalNetworkName: 'backup', vlanID: 7 },
  { name: 'constructor', physicalNetworkName: 'constructor' },
  { name: 'a/b' },
  { name: 'cluster_udn_dmz', physicalNetworkName: 'vmdata' },
  { topology: 'layer2', physicalNetworkName: undefined },
  { topology: 'layer9' },
  { vlanID: '120' },
  { netAttachDefName: 'elsewhere/lan' },
  { subnets: '10.0.0.0/24', type: 'OVN-K8S' },
];

const otherConfigs: readonly unknown[] = [
  '',
  '{',
  'null',
  '[]',
  '7',
  { name: 'lb', type: 'bridge', bridge: 'br-vmdata', vlan: 7 },
  { name: 'lb', type: 'cnv-bridge', bridge: 'br-vmdata', vlan: 120 },
  { name: 'lb', type: 'bridge', bridge: 'br-x' },
  { name: 'lb', type: 'bridge' },
  { name: 'mac', type: 'macvlan', master: 'ens224' },
  { name: '', type: ':' },
  { cniVersion: '0.3.1', plugins: [{ type: 'bridge', bridge: 'br-vmdata' }, { type: 'tuning' }] },
];

const owners: readonly (readonly PlainObject[])[] = [
  [],
  [],
  [],
  [{ kind: 'ClusterUserDefinedNetwork', name: 'dmz' }],
  [{ kind: 'ClusterUserDefinedNetwork', name: 'prod' }],
  [{ kind: 'UserDefinedNetwork', name: 'own' }],
];

const place = { in: fc.constantFrom(...namespaces), name: fc.constantFrom(...nads) };

export const anyNad: fc.Arbitrary<PlainObject> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({
        ...place,
        change: fc.constantFrom(...localnetChanges),
        owner: fc.constantFrom(...owners),
      })
      .map(({ in: of, name, change, owner }) =>
        localnetNad(of, name, { name: 'vlan-120', ...change }, owner),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ ...place, config: fc.constantFrom(...otherConfigs) })
      .map(({ in: of, name, config }) => nad(of, name, config)),
  },
);

export const anyCudn: fc.Arbitrary<PlainObject> = fc.oneof(
  fc
    .record({
      name: fc.constantFrom(...cudns),
      localnet: fc.constantFrom(...localnets),
      vlan: fc.constantFrom(undefined, 120, 300),
    })
    .map(({ name, localnet, vlan }) => cudn(name, localnet, vlan)),
  fc.record({ name: fc.constantFrom(...cudns) }).map(({ name }) => ({
    ...cudn(name, 'vmdata'),
    spec: { namespaceSelector: {}, network: { topology: 'Layer2' } },
  })),
);

const anyOfNamespaces = (kind: 'Namespace' | 'Project'): fc.Arbitrary<PlainObject> =>
  fc
    .record({
      name: fc.constantFrom(...namespaces),
      labels: fc.constantFrom({}, { dmz: 'true' }, { dmz: 'true', prod: 'true' }),
    })
    .map(({ name, labels }) => ({ ...namespace(name, labels), kind }));

export const anyNamespace = anyOfNamespaces('Namespace');
export const anyProject = anyOfNamespaces('Project');
