import fc from 'fast-check';
import {
  linuxBridge,
  lldp,
  nic,
  nncp,
  nnce,
  nns,
  node,
  ovsBridge,
  ovsInterface,
} from '../fixtures/objects';
import type { PlainObject } from '../fixtures/objects';
import { bridges, localnets, nodes, nodesReporting, policies } from './universe';

const nodeLabels = [
  {},
  { vmdata: 'yes' },
  { vmdata: 'no', zone: 'a' },
  { vmdata: 'yes', zone: 'b', 'node-role.kubernetes.io/infra': '' },
  { 'kubevirt.io/schedulable': 'false' },
];

export const anyNode: fc.Arbitrary<PlainObject> = fc
  .record({
    name: fc.constantFrom(...nodes),
    labels: fc.constantFrom(...nodeLabels),
    ready: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, fc.constant(false)),
    unschedulable: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
    taints: fc.constantFrom(
      [],
      [],
      [{ key: 'dedicated', value: 'db', effect: 'NoSchedule' }],
      [{ key: 'soft', effect: 'PreferNoSchedule' }],
    ),
  })
  .map(({ name, ...options }) => node(name, options));

const ovsBond = (name: string): PlainObject => ({
  ...ovsBridge(name, []),
  bridge: {
    port: [
      {
        name: 'ovs-bond',
        'link-aggregation': { mode: 'balance-slb', port: [{ name: 'eno1' }, { name: 'ens224' }] },
      },
    ],
  },
});

/** One of each is on a node; some names are of two interfaces, as `br-ex` is in a real report. */
const interfaceChoices: readonly (readonly PlainObject[])[] = [
  [],
  [nic('ens224')],
  [nic('ens224', { state: 'down', mtu: 9000 })],
  [nic('ens224', { ...lldp('leaf-1', [120, 7], 1) })],
  [nic('ens224', { ...lldp('leaf-2', [7]) })],
  [nic('ens224', { controller: 'br-x' }), nic('eno1', { state: 'absent' })],
];

const bridgeChoices: readonly (readonly PlainObject[])[] = [
  [],
  [ovsBridge('br-vmdata', ['ens224']), ovsInterface('br-vmdata')],
  [ovsBridge('br-vmdata', [])],
  [ovsBridge('br-vmdata', ['ens999']), ovsInterface('ens999')],
  [ovsBridge('br-vmdata', ['patch-vlan.120_ovn_localnet_port-to-br-int', 'ens224'])],
  [ovsBond('br-vmdata')],
  [linuxBridge('br-vmdata', ['ens224'])],
  [linuxBridge('br-vmdata', []), ovsBridge('br-vmdata', ['ens224'])],
  [ovsBridge('br-x', ['ens224']), linuxBridge('cni0', ['ens224'])],
];

const mapping = fc.record({
  localnet: fc.constantFrom(...localnets, ''),
  bridge: fc.constantFrom(...bridges, ''),
});

const withMappings = (state: PlainObject, mappings: readonly PlainObject[]): PlainObject => {
  const { status } = state as { status?: { currentState?: PlainObject } };
  const currentState = { ...status?.currentState, ovn: { 'bridge-mappings': mappings } };
  return { ...state, status: { currentState } };
};

/** Without mappings as OpenShift 4.15 reports it, the usual ones, or any list with one name twice in it. */
export const anyNodeState: fc.Arbitrary<PlainObject> = fc
  .record({
    name: fc.constantFrom(...nodesReporting),
    spare: fc.constantFrom(...interfaceChoices),
    bridge: fc.constantFrom(...bridgeChoices),
    mappings: fc.oneof(
      { weight: 1, arbitrary: fc.constant(undefined) },
      { weight: 6, arbitrary: fc.constant([{ localnet: 'vmdata', bridge: 'br-vmdata' }]) },
      { weight: 5, arbitrary: fc.array(mapping, { maxLength: 4 }) },
    ),
  })
  .map(({ name, spare, bridge, mappings }) => {
    const state = nns(name, [
      ...spare,
      nic('bond0', { type: 'bond' }),
      ovsBridge('br-ex', ['bond0']),
      ...bridge,
    ]);
    return mappings === undefined
      ? state
      : withMappings(state, [{ localnet: 'physnet', bridge: 'br-ex' }, ...mappings]);
  });

const mapped = fc.dictionary(fc.constantFrom(...localnets), fc.constantFrom(...bridges), {
  maxKeys: 2,
  noNullPrototype: true,
});

export const anyPolicy: fc.Arbitrary<PlainObject> = fc
  .record({
    name: fc.constantFrom(...policies),
    nodeSelector: fc.constantFrom({}, { vmdata: 'yes' }, { vmdata: 'yes', zone: 'a' }),
    mappings: fc.oneof(mapped, fc.constant({ vmdata: 'br-vmdata' })),
    unmapped: fc.constantFrom([], [], ['vmdata'], ['backup']),
    interfaces: fc.constantFrom([], ...bridgeChoices),
    generation: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ name, ...options }) => nncp(name, options));

const failures = [
  { reason: 'FailedToConfigure', message: 'error reconciling: InvalidArgument: Interface ens9' },
  { reason: 'FailedToConfigure', message: 'VerificationError: desired not current' },
  { reason: 'Retrying', message: 'again' },
  { reason: '', message: '' },
];

export const anyEnactment: fc.Arbitrary<PlainObject> = fc
  .record({
    node: fc.constantFrom(...nodesReporting),
    policy: fc.constantFrom(...policies),
    condition: fc.constantFrom(
      ...(['Available', 'Failing', 'Failing', 'Progressing', 'Pending', 'Aborted'] as const),
    ),
    failure: fc.constantFrom(...failures),
    generation: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ node: nodeName, policy, condition, failure, generation }) =>
    nnce(nodeName, policy, { condition, generation, ...failure }),
  );
