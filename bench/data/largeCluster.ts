import type { KubeObject } from '../../dev/cluster/api';
import { nad } from '../../dev/scenarios/builders/networks';
import { node, nns } from '../../dev/scenarios/builders/nodes';
import { brEx, currentState, nic, ovsBridge } from '../../dev/scenarios/builders/nodeNetwork';
import { vm } from '../../dev/scenarios/builders/machines';
import { CHANGED_AT, metadata } from '../../dev/scenarios/builders/identity';
import { asRecord } from '../../dev/simulators/json';
import type { Json } from '../../dev/simulators/json';

export interface ClusterSize {
  nodes: number;
  /** Interfaces in each node's state. */
  interfaces: number;
  vms: number;
  /** Every node maps every localnet, so that there is nothing to find. */
  withoutGaps?: boolean;
}

const NETWORKS = 200;
const NAMESPACES = 100;
const LOCALNETS = 8;

/** What a server keeps of who set which field: a third of a VM, and of no use to a page. */
const managedFields = (manager: string, bytes: number): Json => ({
  manager,
  operation: 'Update',
  apiVersion: 'v1',
  time: CHANGED_AT,
  fieldsType: 'FieldsV1',
  fieldsV1: Object.fromEntries(
    Array.from({ length: Math.ceil(bytes / 40) }, (_, index) => [
      `f:field-${index}-of-the-template`,
      { '.': {} },
    ]),
  ),
});

const owned = (object: KubeObject, bytes: number): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, managedFields: [managedFields('virt-controller', bytes)] },
});

/** nmstate lists every offload of a NIC by name. */
const ethtool = (): Json => ({
  pause: { rx: false, tx: false, autoneg: false },
  feature: Object.fromEntries(
    Array.from({ length: 42 }, (_, index) => [`tx-offload-number-${index}-segmentation`, true]),
  ),
  ring: { rx: 1024, 'rx-max': 8192, tx: 1024, 'tx-max': 8192 },
});

const nameOf = (prefix: string, index: number): string => `${prefix}-${index}`;

const macOf = (node: number, index: number): string =>
  [0x0c, 0x42, node >> 8, node & 255, index >> 8, index & 255]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join(':');

const localnetOf = (network: number): string => nameOf('localnet', network % LOCALNETS);

/** A node's state: `br-ex`, a bridge with its uplink for each localnet, and as many spare NICs as are missing. Every tenth node lacks one. */
const stateOf = (index: number, name: string, interfaces: number, withoutGaps: boolean): Json => {
  const uplink = {
    node: name,
    address: `10.0.${index >> 8}.${index & 255}`,
    gateway: '10.0.0.1',
    uplink: 'eno1',
    mac: macOf(index, 0),
  };
  const localnets = Array.from({ length: LOCALNETS }, (_, at) => at).filter(
    (at) => withoutGaps || index % 10 !== 0 || at !== 0,
  );
  const bridges = localnets.flatMap((at) => [
    nic({ name: `ens${at}`, mac: macOf(index, at + 1), mtu: 9000, controller: `br-${at}` }),
    ovsBridge(`br-${at}`, [`ens${at}`, `br-${at}`]),
    { name: `br-${at}`, type: 'ovs-interface', state: 'up', controller: `br-${at}` },
  ]);
  const used = [nic({ name: 'eno1', mac: macOf(index, 0), controller: 'br-ex' }), ...brEx(uplink)];
  const spare = Array.from(
    { length: Math.max(0, interfaces - used.length - bridges.length) },
    (_, at) => nic({ name: `ens${100 + at}`, mac: macOf(index, 100 + at), state: 'down' }),
  );
  const all = [...used, ...bridges, ...spare].map((entry) => ({ ...entry, ethtool: ethtool() }));
  const state = currentState(uplink, all);
  const mappings = localnets.map((at) => ({ localnet: localnetOf(at), bridge: `br-${at}` }));
  return {
    ...state,
    ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br-ex' }, ...mappings] },
  };
};

const attachments = (): KubeObject[] =>
  Array.from({ length: NAMESPACES }, (_, namespace) => namespace).flatMap((namespace) =>
    Array.from({ length: NETWORKS / NAMESPACES }, (_, at) => {
      const id = namespace * (NETWORKS / NAMESPACES) + at;
      return nad(nameOf('team', namespace), {
        name: nameOf('vlan', id + 100),
        physicalNetworkName: localnetOf(id),
        vlanID: id + 100,
        mtu: 1500,
        id,
      });
    }),
  );

const machine = (index: number): KubeObject => {
  const namespace = index % NAMESPACES;
  const network = namespace * (NETWORKS / NAMESPACES) + (index % (NETWORKS / NAMESPACES));
  const made = vm({
    namespace: nameOf('team', namespace),
    name: nameOf('vm', index),
    network: nameOf('vlan', network + 100),
    ...(index % 7 === 0 && { nodeSelector: { 'node-role.kubernetes.io/worker': '' } }),
  });
  return { ...made, status: { ready: true, created: true, printableStatus: 'Running' } };
};

const condition = (type: string): Json => ({
  type,
  status: 'True',
  lastProbeTime: null,
  lastTransitionTime: CHANGED_AT,
});

const instanceOf = (machine: KubeObject, index: number, nodes: number): KubeObject => {
  const { name, namespace } = machine.metadata;
  const template = asRecord(asRecord(machine.spec).template);
  const interfaces = asRecord(asRecord(asRecord(template.spec).domain).devices).interfaces;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: metadata('VirtualMachineInstance', name, namespace, {
      creationTimestamp: CHANGED_AT,
      labels: { 'kubevirt.io/nodeName': nameOf('worker', index % nodes) },
    }),
    spec: asRecord(template.spec),
    status: {
      phase: 'Running',
      nodeName: nameOf('worker', index % nodes),
      interfaces: [interfaces].flat().map((nic, at) => ({
        name: asRecord(nic).name,
        mac: macOf(index, at),
        ipAddress: `10.1.${index >> 8}.${index & 255}`,
        ipAddresses: [`10.1.${index >> 8}.${index & 255}`],
        infoSource: 'domain, guest-agent, multus-status',
        linkState: 'up',
        queueCount: 1,
      })),
      conditions: ['Ready', 'LiveMigratable', 'StorageLiveMigratable', 'AgentConnected'].map(
        condition,
      ),
    },
  };
};

/**
 * A cluster to be read: objects as large as real ones (a VM of 4 KB with its managed fields, a node state of 60 interfaces of 110 KB), with
 * gaps in the mappings, so that there is something to diagnose.
 */
export const largeCluster = ({
  nodes,
  interfaces,
  vms,
  withoutGaps = false,
}: ClusterSize): KubeObject[] => {
  const workers = Array.from({ length: nodes }, (_, index) =>
    node({
      name: nameOf('worker', index),
      address: `10.0.${index >> 8}.${index & 255}`,
      role: 'worker',
    }),
  );
  const machines = Array.from({ length: vms }, (_, index) => machine(index));
  return [
    ...workers,
    ...workers.map((worker, index) =>
      nns(worker, stateOf(index, worker.metadata.name, interfaces, withoutGaps)),
    ),
    ...attachments(),
    ...machines.map((object) => owned(object, 2000)),
    ...machines.map((object, index) => owned(instanceOf(object, index, nodes), 3000)),
  ];
};
