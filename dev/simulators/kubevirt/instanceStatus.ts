import type { KubeObject } from '../../cluster/api';
import { withConditions, type Condition } from '../conditions';
import type { Json } from '../json';
import { nodeOf } from './launchers';
import { nameOf, nicsOf } from './machine';
import { nicStatus } from './nicStatus';

/** A bridge binding on the pod network ties the guest's address to its pod. */
export function migratable(vmi: KubeObject): Condition {
  const { interfaces, networks } = nicsOf(vmi.spec);
  const bridged = interfaces.find(
    (nic) =>
      'bridge' in nic &&
      networks.some((network) => nameOf(network) === nameOf(nic) && 'pod' in network),
  );
  if (bridged === undefined) return { type: 'LiveMigratable', status: 'True' };
  return {
    type: 'LiveMigratable',
    status: 'False',
    reason: 'InterfaceNotLiveMigratable',
    message:
      'cannot migrate VMI which does not use masquerade, bridge with kubevirt.io/allow-pod-bridge-network-live-migration VM annotation or a migratable plugin to connect to the pod network',
  };
}

/** The status of a VMI whose guest runs in `pod`. */
export function runningStatus(vmi: KubeObject, pod: KubeObject, status: Json, time: string): Json {
  const conditions: Condition[] = [
    { type: 'Ready', status: 'True' },
    migratable(vmi),
    { type: 'AgentConnected', status: 'True' },
  ];
  return {
    ...status,
    phase: 'Running',
    nodeName: nodeOf(pod),
    activePods: { [pod.metadata.uid ?? '']: nodeOf(pod) },
    interfaces: nicStatus(vmi, pod),
    conditions: withConditions(status.conditions, conditions, time, 'lastProbeTime'),
  };
}
