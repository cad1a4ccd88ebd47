import type { KubeObject } from '../../cluster/api';
import { timestamp } from '../clock';
import { withConditions } from '../conditions';
import { recordEvent } from '../events';
import { asRecord, asRecords, asText, at, isRecord } from '../json';
import type { Machinery } from '../machinery';
import { resources } from '../resources';
import type { Reconciled } from '../workQueue';
import { makeSandbox, sandboxMessage } from './sandbox';

const SANDBOX_MS = 2000;
const SANDBOX_RETRY_MS = 15_000;
/** The kubelet repeats its event with every attempt; here every twentieth raises the count, which is every five minutes. */
const ATTEMPTS_PER_EVENT = 20;

/**
 * The kubelets: a pod that has a node gets its sandbox and runs. One whose networks cannot be had stays in
 * ContainerCreating, with an event `FailedCreatePodSandBox`, and is tried again.
 */
export function podSimulator(machinery: Machinery): void {
  const { clock, client, caches, networks } = machinery;
  const attempts = new Map<string, number>();

  const containerStatuses = (pod: KubeObject, state: object, ready: boolean): object[] =>
    asRecords(at(pod, 'spec', 'containers')).map(({ name, image }) => ({
      name,
      image,
      imageID: '',
      restartCount: 0,
      ready,
      state,
    }));

  const run = async (
    pod: KubeObject,
    key: string,
    sandbox: { annotations: Record<string, string>; podIP: string },
  ): Promise<void> => {
    await client.update(resources.pod, key, (draft) => {
      draft.metadata.annotations = { ...draft.metadata.annotations, ...sandbox.annotations };
    });
    const time = timestamp(clock);
    const change = (draft: KubeObject): void => {
      const status = asRecord(draft.status);
      const conditions = ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'].map(
        (type) => ({
          type,
          status: 'True' as const,
        }),
      );
      draft.status = {
        ...status,
        phase: 'Running',
        podIP: sandbox.podIP,
        podIPs: [{ ip: sandbox.podIP }],
        startTime: time,
        conditions: withConditions(status.conditions, conditions, time, 'lastProbeTime'),
        containerStatuses: containerStatuses(pod, { running: { startedAt: time } }, true),
      };
    };
    await client.update(resources.pod, key, change, 'status');
  };

  const creating = async (pod: KubeObject, key: string): Promise<void> => {
    const change = (draft: KubeObject): void => {
      const status = asRecord(draft.status);
      if (asRecords(status.containerStatuses).length > 0) return;
      const waiting = { waiting: { reason: 'ContainerCreating' } };
      draft.status = {
        ...status,
        phase: 'Pending',
        containerStatuses: containerStatuses(pod, waiting, false),
      };
    };
    await client.update(resources.pod, key, change, 'status');
  };

  const reconcile = async (key: string): Promise<Reconciled> => {
    const pod = await client.get(resources.pod, key);
    if (pod === undefined) {
      attempts.delete(key);
      return 'done';
    }
    const node = asText(at(pod, 'spec', 'nodeName'));
    const waits = node !== '' && (at(pod, 'status', 'phase') ?? 'Pending') === 'Pending';
    if (!waits || pod.metadata.deletionTimestamp !== undefined) return 'done';
    const sandbox = makeSandbox(pod, caches.nad.all(), networks.get(node));
    if (!('failure' in sandbox)) {
      if (isRecord(sandbox.currentState)) networks.set(node, sandbox.currentState);
      await run(pod, key, sandbox);
      return 'done';
    }
    await creating(pod, key);
    const attempt = attempts.get(key) ?? 0;
    attempts.set(key, attempt + 1);
    const message = sandboxMessage(pod, sandbox.failure);
    const facts = {
      about: pod,
      type: 'Warning',
      reason: 'FailedCreatePodSandBox',
      source: 'kubelet',
      message,
    } as const;
    await recordEvent(client, clock, facts, attempt > 0 && attempt % ATTEMPTS_PER_EVENT === 0);
    return { againAfterMs: SANDBOX_RETRY_MS };
  };

  const pods = machinery.queue('pod', reconcile);
  const seen = new Set<string>();
  caches.pod.onChange((key, pod) => {
    if (pod === undefined) {
      pods.add(key);
      return;
    }
    // Attempts go on by themselves once begun; a pod is begun with when it is first seen with a node.
    const identity = pod.metadata.uid ?? key;
    if (seen.has(identity) || asText(at(pod, 'spec', 'nodeName')) === '') return;
    seen.add(identity);
    clock.after(SANDBOX_MS, () => pods.add(key));
  });
}
