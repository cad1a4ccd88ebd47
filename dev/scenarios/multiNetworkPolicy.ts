import type { KubeObject } from '../cluster/api';
import { asRecord, at } from '../simulators/json';
import { cluster } from './builders/cluster';
import { CHANGED_AT, metadata } from './builders/identity';
import { nad } from './builders/networks';
import { brEx, currentState, nic, type NodeUplink } from './builders/nodeNetwork';
import { node } from './builders/nodes';
import { namespace, platform, projectMembers } from './builders/platform';
import type { Scenario } from './scenario';

const PROJECT = 'llm-demo';
const ATTACHMENT = 'llm-demo-localnet-network';

function worker(index: number): { node: KubeObject; state: ReturnType<typeof currentState> } {
  const uplink: NodeUplink = {
    node: `worker-${index}`,
    address: `192.168.77.1${index}`,
    gateway: '192.168.77.1',
    uplink: 'enp1s0',
    mac: `52:54:00:10:0${index}:00`,
  };
  return {
    node: node({ name: uplink.node, address: uplink.address, role: 'worker' }),
    state: currentState(uplink, [
      nic({ name: 'enp1s0', mac: uplink.mac, speed: 10_000, controller: 'br-ex' }),
      ...brEx(uplink),
    ]),
  };
}

/** The walk-through's NAD: its network bears the localnet's name, and two keys are commented out by an underscore. */
function attachment(): KubeObject {
  const { spec, ...rest } = nad(PROJECT, { name: 'localnet-cnv', mtu: 1500, id: 1 });
  const config = {
    ...asRecord(JSON.parse(String(at(spec, 'config')))),
    netAttachDefName: `${PROJECT}/${ATTACHMENT}`,
    _subnets: '192.168.77.0/24',
    _vlanID: 77,
  };
  return {
    ...rest,
    metadata: {
      ...rest.metadata,
      ...metadata('NetworkAttachmentDefinition', ATTACHMENT, PROJECT, {
        creationTimestamp: CHANGED_AT,
      }),
    },
    spec: { config: JSON.stringify(config) },
  };
}

function policy(name: string, spec: Record<string, unknown>): KubeObject {
  return {
    apiVersion: 'k8s.cni.cncf.io/v1beta1',
    kind: 'MultiNetworkPolicy',
    metadata: metadata('MultiNetworkPolicy', name, PROJECT, {
      creationTimestamp: CHANGED_AT,
      annotations: { 'k8s.v1.cni.cncf.io/policy-for': `${PROJECT}/${ATTACHMENT}` },
    }),
    spec,
  };
}

/** Nothing in or out for anybody, and one address that may reach the model's server. */
const policies = (): KubeObject[] => [
  policy('deny-by-default', {
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
    ingress: [],
    egress: [],
  }),
  policy('allow-ingress-to-server', {
    podSelector: { matchLabels: { 'kubevirt.io/domain': 'llm-server' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ ipBlock: { cidr: '192.168.77.92/32' } }] }],
  }),
];

const enforced = (object: KubeObject): KubeObject =>
  object.apiVersion === 'operator.openshift.io/v1' && object.kind === 'Network'
    ? { ...object, spec: { ...asRecord(object.spec), useMultiNetworkPolicy: true } }
    : object;

function objects(): KubeObject[] {
  return cluster({
    nodes: [1, 2, 3].map(worker),
    policies: [
      {
        name: 'localnet-cnv',
        desiredState: {
          ovn: {
            'bridge-mappings': [{ localnet: 'localnet-cnv', bridge: 'br-ex', state: 'present' }],
          },
        },
      },
    ],
    base: [
      ...platform().map(enforced),
      namespace(PROJECT),
      ...projectMembers(PROJECT),
      ...policies(),
    ],
    nads: [attachment()],
    machines: ['llm-server', 'llm-client'].map((name, index) => ({
      facts: { namespace: PROJECT, name, network: ATTACHMENT, podNic: false },
      node: `worker-${index + 1}`,
    })),
  });
}

/** The walk-through of MultiNetworkPolicy on a localnet. */
export const scenario: Scenario = {
  name: 'multi-network-policy',
  title: 'MultiNetworkPolicy walk-through',
  description:
    'Two machines whose only NIC is on a localnet of br-ex; a policy denies everything, another lets one address in.',
  objects,
};
