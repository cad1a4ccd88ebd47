import type { KubeObject } from '../../cluster/api';
import { withConditions } from '../../simulators/conditions';
import { eventName } from '../../simulators/events';
import { asRecord, type Json } from '../../simulators/json';
import { launcherPod, requestsOf, wantedNads } from '../../simulators/kubevirt/launcherPod';
import { machineStatus, newInstance } from '../../simulators/kubevirt/machineSimulator';
import { runningStatus } from '../../simulators/kubevirt/instanceStatus';
import { makeSandbox, sandboxMessage } from '../../simulators/pods/sandbox';
import { keyOf } from '../../simulators/resources';
import { CHANGED_AT, identified, metadata } from './identity';

export interface MachineFacts {
  namespace: string;
  name: string;
  /** The VLAN NIC's network, as the VM names it: `nad` or `namespace/nad`. */
  network: string;
  nodeSelector?: Record<string, string>;
  memory?: string;
  /** Whether it has the pod network beside the VLAN; it does where nothing is said. */
  podNic?: boolean;
}

/** A VM with a NIC on a VLAN network, beside one on the pod network or without, that is to run. */
export function vm({
  namespace,
  name,
  network,
  nodeSelector,
  memory = '4Gi',
  podNic = true,
}: MachineFacts): KubeObject {
  const nicName = network.slice(network.indexOf('/') + 1);
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: metadata('VirtualMachine', name, namespace, {
      creationTimestamp: CHANGED_AT,
      labels: { app: name, 'vm.kubevirt.io/os': 'rhel9' },
    }),
    spec: {
      runStrategy: 'Always',
      template: {
        metadata: { labels: { 'kubevirt.io/domain': name, 'kubevirt.io/size': 'small' } },
        spec: {
          architecture: 'amd64',
          domain: {
            cpu: { cores: 2, sockets: 1, threads: 1 },
            devices: {
              disks: [{ name: 'rootdisk', disk: { bus: 'virtio' } }],
              interfaces: [
                ...(podNic ? [{ name: 'default', masquerade: {}, model: 'virtio' }] : []),
                { name: nicName, bridge: {}, model: 'virtio' },
              ],
              rng: {},
            },
            memory: { guest: memory },
          },
          evictionStrategy: 'LiveMigrate',
          networks: [
            ...(podNic ? [{ name: 'default', pod: {} }] : []),
            { name: nicName, multus: { networkName: network } },
          ],
          ...(nodeSelector === undefined ? {} : { nodeSelector }),
          terminationGracePeriodSeconds: 180,
          volumes: [
            {
              name: 'rootdisk',
              containerDisk: { image: 'quay.io/containerdisks/centos-stream:9' },
            },
          ],
        },
      },
    },
  };
}

/** What a machine needs of the cluster around it. */
export interface Surroundings {
  nads: KubeObject[];
  /** The nodes' networks, by node. */
  states: Map<string, Json>;
}

function withStatus(object: KubeObject, status: Json): KubeObject {
  return { ...object, status };
}

/** The VM's own status once its machine is as given. */
function seenBy(machine: KubeObject, instance: KubeObject): KubeObject {
  const { status, conditions } = machineStatus(machine, instance, false);
  return withStatus(machine, {
    ...status,
    conditions: withConditions([], conditions, CHANGED_AT, 'lastProbeTime'),
  });
}

function scheduled(): Json {
  const conditions = withConditions(
    [],
    [{ type: 'PodScheduled', status: 'True' }],
    CHANGED_AT,
    'lastProbeTime',
  );
  return { phase: 'Pending', conditions };
}

function podOf(vmi: KubeObject, node: string, { nads }: Surroundings): KubeObject {
  const wanted = wantedNads(vmi).map((key) => nads.find((nad) => keyOf(nad) === key));
  return identified(launcherPod(vmi, { node, requests: requestsOf(wanted) }));
}

function sandboxOf(
  pod: KubeObject,
  { nads, states }: Surroundings,
): ReturnType<typeof makeSandbox> {
  return makeSandbox(pod, nads, states.get(String(asRecord(pod.spec).nodeName)));
}

/** A VM whose machine runs on a node: VM, VMI and virt-launcher pod. */
export function runningMachine(
  facts: MachineFacts,
  node: string,
  surroundings: Surroundings,
): KubeObject[] {
  const machine = vm(facts);
  const fresh = identified(newInstance(machine));
  const labels = { ...fresh.metadata.labels, 'kubevirt.io/nodeName': node };
  const created = { ...fresh, metadata: { ...fresh.metadata, labels } };
  const bare = podOf(fresh, node, surroundings);
  const sandbox = sandboxOf(bare, surroundings);
  if ('failure' in sandbox)
    throw new Error(`${facts.name} cannot run on ${node}: ${sandbox.failure}`);
  const types = ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'];
  const conditions = types.map((type) => ({ type, status: 'True' as const }));
  const pod: KubeObject = {
    ...bare,
    metadata: {
      ...bare.metadata,
      annotations: { ...bare.metadata.annotations, ...sandbox.annotations },
    },
    status: {
      phase: 'Running',
      podIP: sandbox.podIP,
      podIPs: [{ ip: sandbox.podIP }],
      startTime: CHANGED_AT,
      conditions: withConditions([], conditions, CHANGED_AT, 'lastProbeTime'),
    },
  };
  const instance = withStatus(created, runningStatus(created, pod, {}, CHANGED_AT));
  return [seenBy(machine, instance), instance, pod];
}

/** A VM whose machine cannot start on a node because a network cannot be had there: VM, VMI, pod, and the event that says why. */
export function stuckMachine(
  facts: MachineFacts,
  node: string,
  surroundings: Surroundings,
): KubeObject[] {
  const machine = vm(facts);
  const fresh = identified(newInstance(machine));
  const bare = podOf(fresh, node, surroundings);
  const sandbox = sandboxOf(bare, surroundings);
  if (!('failure' in sandbox)) throw new Error(`${facts.name} would run on ${node}`);
  const waiting = { waiting: { reason: 'ContainerCreating' } };
  const [container] = [asRecord(bare.spec).containers].flat().map(asRecord);
  const pod = withStatus(bare, {
    ...scheduled(),
    containerStatuses: [
      {
        name: container?.name,
        image: container?.image,
        imageID: '',
        restartCount: 0,
        ready: false,
        state: waiting,
      },
    ],
  });
  const notReady = {
    type: 'Ready',
    status: 'False',
    reason: 'GuestNotRunning',
    message: 'Guest VM is not reported as running',
  } as const;
  const instance = withStatus(fresh, {
    phase: 'Scheduling',
    conditions: withConditions([], [notReady], CHANGED_AT, 'lastProbeTime'),
  });
  const message = sandboxMessage(pod, sandbox.failure);
  const report = {
    about: pod,
    type: 'Warning',
    reason: 'FailedCreatePodSandBox',
    source: 'kubelet',
    message,
  } as const;
  const event: KubeObject = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: metadata('Event', eventName(report), facts.namespace, {
      creationTimestamp: CHANGED_AT,
    }),
    involvedObject: {
      apiVersion: 'v1',
      kind: 'Pod',
      name: pod.metadata.name,
      namespace: facts.namespace,
      uid: pod.metadata.uid,
    },
    type: 'Warning',
    reason: report.reason,
    message,
    source: { component: 'kubelet', host: node },
    count: 17,
    firstTimestamp: CHANGED_AT,
    lastTimestamp: CHANGED_AT,
  };
  return [seenBy(machine, instance), instance, pod, event];
}
