import type { KubeObject } from '../../cluster/api';
import { timestamp } from '../clock';
import { withConditions } from '../conditions';
import { asRecord, asText, at } from '../json';
import type { Machinery } from '../machinery';
import { isAlive } from '../pods/podNetworks';
import { keyOf, resources } from '../resources';
import {
  CREATED_BY_LABEL,
  launcherPod,
  MIGRATION_LABEL,
  requestsOf,
  wantedNads,
  type Requests,
} from './launcherPod';
import { chooseNode, unschedulableMessage } from './placement';

/** The virt-launcher pods of machines. */
export interface Launchers {
  /** The living pods of a VMI, by its uid. */
  of(vmiUid: string | undefined): KubeObject[];
  /** The pod in which the guest runs, or is to start. */
  active(vmi: KubeObject): KubeObject | undefined;
  /** The pod that a migration prepares. */
  target(migration: KubeObject): KubeObject | undefined;
  /** Creates the pod on a node that takes it, or without a node and with the scheduler's complaint. */
  create(vmi: KubeObject, migration?: KubeObject): Promise<KubeObject>;
  /** Replaces a pod that no node took by one on a node, if there is one now. */
  rescheduled(pod: KubeObject, vmi: KubeObject, migration?: KubeObject): Promise<boolean>;
  remove(pod: KubeObject): Promise<void>;
}

export function nodeOf(pod: KubeObject | undefined): string {
  return asText(at(pod, 'spec', 'nodeName'));
}

export function isRunning(pod: KubeObject | undefined): boolean {
  return at(pod, 'status', 'phase') === 'Running';
}

export function launchers({ clock, client, caches }: Machinery): Launchers {
  const of: Launchers['of'] = (uid) =>
    caches.pod
      .all()
      .filter((pod) => isAlive(pod) && pod.metadata.deletionTimestamp === undefined)
      .filter((pod) => uid !== undefined && pod.metadata.labels?.[CREATED_BY_LABEL] === uid);

  const requests = (vmi: KubeObject): Requests =>
    requestsOf(wantedNads(vmi).map((nad) => caches.nad.get(nad)));

  const place = (vmi: KubeObject, migration: KubeObject | undefined): string | undefined => {
    const source = migration === undefined ? undefined : asText(at(vmi, 'status', 'nodeName'));
    return chooseNode(caches.node.all(), caches.pod.all(), vmi.spec, requests(vmi), source);
  };

  const create: Launchers['create'] = async (vmi, migration) => {
    const node = place(vmi, migration);
    const asked = requests(vmi);
    const made = launcherPod(vmi, { node, requests: asked, migration });
    const pod = await client.create(resources.pod, made);
    const time = timestamp(clock);
    const scheduled =
      node === undefined
        ? ({
            status: 'False',
            reason: 'Unschedulable',
            message: unschedulableMessage(caches.node.all(), vmi.spec, asked),
          } as const)
        : ({ status: 'True' } as const);
    const change = (draft: KubeObject): void => {
      const status = asRecord(draft.status);
      const stated = [{ type: 'PodScheduled', ...scheduled }];
      const conditions = withConditions(status.conditions, stated, time, 'lastProbeTime');
      draft.status = { phase: 'Pending', ...status, conditions };
    };
    return (await client.update(resources.pod, keyOf(pod), change, 'status')) ?? pod;
  };

  const remove: Launchers['remove'] = (pod) => client.remove(resources.pod, keyOf(pod));

  return {
    of,
    active(vmi) {
      const pods = of(vmi.metadata.uid);
      const node = asText(at(vmi, 'status', 'nodeName'));
      if (node !== '') return pods.find((pod) => nodeOf(pod) === node);
      return pods.find((pod) => pod.metadata.labels?.[MIGRATION_LABEL] === undefined);
    },
    target: (migration) =>
      caches.pod
        .all()
        .find(
          (pod) =>
            isAlive(pod) && pod.metadata.labels?.[MIGRATION_LABEL] === migration.metadata.uid,
        ),
    create,
    async rescheduled(pod, vmi, migration) {
      if (nodeOf(pod) !== '' || place(vmi, migration) === undefined) return false;
      await remove(pod);
      await create(vmi, migration);
      return true;
    },
    remove,
  };
}
