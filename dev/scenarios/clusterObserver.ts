import type { KubeObject } from '../cluster/api';
import { conditionOf } from '../simulators/conditions';
import { asRecords, asText, at } from '../simulators/json';
import {
  bridgePorts,
  findOvsBridge,
  nameOf,
  readState,
  type NetworkState,
} from '../simulators/nmstate/networkState';
import { resources } from '../simulators/resources';
import type { SimulatedCluster } from './simulatedCluster';

/** Questions about a simulated cluster that several tests ask. */
export interface ClusterObserver {
  /** An enactment's condition that holds, with its reason: `Failing/Retrying`. */
  enactment(node: string, policy: string): Promise<string>;
  /** A policy's conditions that hold, with reason and message: `Available/SuccessfullyConfigured/3/3 nodes …`. */
  policyStatus(policy: string): Promise<string>;
  /** What the NodeNetworkState tells. */
  reported(node: string): Promise<NetworkState>;
  /** The ports of a bridge in the NodeNetworkState. */
  reportedPorts(node: string, bridge: string): Promise<string[]>;
  /** `status.printableStatus` of a VM, by `namespace/name`. */
  printable(vm: string): Promise<string>;
  /** `status.phase` of a VMI. */
  phase(vmi: string): Promise<string>;
  /** The names of a VMI's interfaces, as its status has them. */
  nics(vmi: string): Promise<string[]>;
  /** @throws Error when the VMI has no pod. */
  launcherOf(vmi: string): Promise<KubeObject>;
  /** The messages of events `FailedCreatePodSandBox`. */
  sandboxFailures(): Promise<string[]>;
}

const ENACTMENT_ORDER = ['Failing', 'Aborted', 'Progressing', 'Pending', 'Available'];

export function clusterObserver(cluster: SimulatedCluster): ClusterObserver {
  const reported: ClusterObserver['reported'] = async (node) =>
    readState(at(await cluster.read(resources.nns, node), 'status', 'currentState'));

  return {
    async enactment(node, policy) {
      const found = await cluster.get(resources.nnce, `${node}.${policy}`);
      const conditions = at(found, 'status', 'conditions');
      const type = ENACTMENT_ORDER.find((name) => conditionOf(conditions, name)?.status === 'True');
      return type === undefined
        ? 'unknown'
        : `${type}/${asText(conditionOf(conditions, type)?.reason)}`;
    },
    async policyStatus(policy) {
      const found = await cluster.read(resources.nncp, policy);
      return asRecords(at(found, 'status', 'conditions'))
        .filter((condition) => condition.status === 'True')
        .map(({ type, reason, message }) => [type, reason, message].map(asText).join('/'))
        .join(' ');
    },
    reported,
    async reportedPorts(node, bridge) {
      return bridgePorts(findOvsBridge(await reported(node), bridge) ?? {}).map(nameOf);
    },
    async printable(vm) {
      return asText(at(await cluster.read(resources.vm, vm), 'status', 'printableStatus'));
    },
    async phase(vmi) {
      return asText(at(await cluster.get(resources.vmi, vmi), 'status', 'phase'));
    },
    async nics(vmi) {
      const found = await cluster.read(resources.vmi, vmi);
      return asRecords(at(found, 'status', 'interfaces')).map(nameOf);
    },
    async launcherOf(vmi) {
      const { uid } = (await cluster.read(resources.vmi, vmi)).metadata;
      const pods = await cluster.list(resources.pod);
      const pod = pods.find((item) => item.metadata.labels?.['kubevirt.io/created-by'] === uid);
      if (pod === undefined) throw new Error(`${vmi} has no pod`);
      return pod;
    },
    async sandboxFailures() {
      const events = await cluster.list(resources.event);
      return events
        .filter((event) => event.reason === 'FailedCreatePodSandBox')
        .map((event) => asText(event.message));
    },
  };
}
