import type { KubeObject } from '../../cluster/api';
import { CABLES_ANNOTATION, type Cable } from '../../simulators/cables/cables';
import type { Json } from '../../simulators/json';
import { INSTALLED_AT, metadata, uidOf } from './identity';

const HEALTHY: [type: string, reason: string, message: string][] = [
  ['MemoryPressure', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
];

export interface NodeFacts {
  name: string;
  address: string;
  role: 'worker' | 'master';
  labels?: Record<string, string>;
  /** Where the cables of its NICs end. */
  cables?: Record<string, Cable>;
}

/** A Ready node. Masters are tainted and take no machines. */
export function node({ name, address, role, labels = {}, cables }: NodeFacts): KubeObject {
  const isMaster = role === 'master';
  const roles: Record<string, string> = isMaster
    ? { 'node-role.kubernetes.io/master': '', 'node-role.kubernetes.io/control-plane': '' }
    : { 'node-role.kubernetes.io/worker': '' };
  const time = { lastHeartbeatTime: INSTALLED_AT, lastTransitionTime: INSTALLED_AT };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: metadata('Node', name, undefined, {
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubevirt.io/schedulable': isMaster ? 'false' : 'true',
        ...roles,
        ...labels,
      },
      ...(cables === undefined
        ? {}
        : { annotations: { [CABLES_ANNOTATION]: JSON.stringify(cables) } }),
    }),
    spec: isMaster
      ? { taints: [{ key: 'node-role.kubernetes.io/master', effect: 'NoSchedule' }] }
      : {},
    status: {
      addresses: [
        { type: 'InternalIP', address },
        { type: 'Hostname', address: name },
      ],
      allocatable: { cpu: '63500m', memory: '259000Mi', pods: '500' },
      capacity: { cpu: '64', memory: '263000Mi', pods: '500' },
      conditions: [
        ...HEALTHY.map(([type, reason, message]) => ({
          type,
          status: 'False',
          reason,
          message,
          ...time,
        })),
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          ...time,
        },
      ],
      nodeInfo: {
        architecture: 'amd64',
        bootID: uidOf('boot', name),
        containerRuntimeVersion: 'cri-o://1.35.1',
        kernelVersion: '5.14.0-611.el9.x86_64',
        kubeProxyVersion: 'v1.35.2',
        kubeletVersion: 'v1.35.2',
        machineID: uidOf('machine', name).replaceAll('-', ''),
        operatingSystem: 'linux',
        osImage: 'Red Hat Enterprise Linux CoreOS 9.6',
        systemUUID: uidOf('system', name),
      },
    },
  };
}

/** The report of a node's network. */
export function nns(node: KubeObject, currentState: Json): KubeObject {
  const { name, uid = '' } = node.metadata;
  return {
    apiVersion: 'nmstate.io/v1beta1',
    kind: 'NodeNetworkState',
    metadata: metadata('NodeNetworkState', name, undefined, {
      ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid }],
    }),
    status: {
      currentState,
      handlerNmstateVersion: '2.2.62',
      hostNetworkManagerVersion: '1.54.0',
      lastSuccessfulUpdateTime: INSTALLED_AT,
    },
  };
}
