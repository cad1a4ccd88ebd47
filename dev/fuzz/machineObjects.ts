import fc from 'fast-check';
import { vm, vmi } from '../fixtures/machineObjects';
import type { PlainObject } from '../fixtures/objects';
import { vmWith } from '../fixtures/vmObjects';
import { nodes, vmNamespaces, vms } from './universe';

const references = [
  'vlan-120',
  'lb',
  'dmz',
  'team-b/vlan-120',
  'team-a/lb',
  'default/vlan-120',
  'default/lb',
  'openshift-cnv/dmz',
  'nowhere/lan',
  'a/b/c',
  '',
];

const nics = fc.dictionary(
  fc.constantFrom('lan', 'backup', 'constructor'),
  fc.constantFrom(...references),
  { maxKeys: 3, noNullPrototype: true },
);

const place = { in: fc.constantFrom(...vmNamespaces), name: fc.constantFrom(...vms) };

const affinity = (operator: string, values: readonly string[]): PlainObject => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator, values }] }],
    },
  },
});

const withTemplate = (object: PlainObject, more: PlainObject): PlainObject => {
  const { spec } = object as { spec?: { template?: { spec?: PlainObject } } };
  return { ...object, spec: { template: { spec: { ...spec?.template?.spec, ...more } } } };
};

/** A NIC that is being unplugged, one whose network is not written, and one network twice. */
const oddNics = vmWith('team-a', 'web-1', {
  interfaces: [
    { name: 'lan', bridge: {}, state: 'absent' },
    { name: 'lost', bridge: {} },
    { name: 'twin', sriov: {}, macAddress: '02-00-00-00-00-AA' },
  ],
  networks: [
    { name: 'lan', multus: { networkName: 'vlan-120' } },
    { name: 'twin', multus: { networkName: 'vlan-120' } },
  ],
});

export const anyVm: fc.Arbitrary<PlainObject> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        ...place,
        nics,
        nodeSelector: fc.constantFrom({}, {}, { vmdata: 'yes' }, { zone: 'nowhere' }),
        tolerations: fc.constantFrom([], [{ operator: 'Exists' }]),
        more: fc.constantFrom(
          {},
          {},
          { affinity: affinity('In', ['a', 'b']) },
          { affinity: affinity('DoesNotExist', []) },
        ),
      })
      .map(({ in: of, name, more, ...options }) => withTemplate(vm(of, name, options), more)),
  },
  { weight: 1, arbitrary: fc.constant(oddNics) },
);

/** May live on when its VM is gone, and tell of other NICs than the VM does. */
export const anyVmi: fc.Arbitrary<PlainObject> = fc
  .record({
    ...place,
    node: fc.constantFrom(...nodes, 'gone-1'),
    nics,
    sources: fc.constantFrom('domain, multus-status', 'guest-agent', ''),
  })
  .map(({ in: of, name, node, nics: attached, sources }) => {
    const instance = vmi(of, name, node, attached);
    const { status } = instance as { status?: { interfaces?: readonly PlainObject[] } };
    const interfaces = (status?.interfaces ?? []).map((nic) => ({ ...nic, infoSource: sources }));
    return { ...instance, status: { ...status, interfaces } };
  });
