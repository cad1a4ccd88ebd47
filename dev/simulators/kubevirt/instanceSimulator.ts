import type { KubeObject } from '../../cluster/api';
import { timestamp } from '../clock';
import { conditionOf, withConditions, withoutCondition, type Condition } from '../conditions';
import { delays } from '../delays';
import { asRecord, asText, at, type Json } from '../json';
import type { Machinery } from '../machinery';
import { NETWORKS_ANNOTATION } from '../pods/podNetworks';
import { keyOf, resources } from '../resources';
import type { Reconciled } from '../workQueue';
import { networksAnnotation, wantedNads } from './launcherPod';
import { isRunning, launchers, nodeOf } from './launchers';
import { migratable, runningStatus } from './instanceStatus';
import { migrationsOf } from './migrations';

const BOOT_MS = 2000;
const RESCHEDULE_MS = 10_000;
/** How long KubeVirt waits for further changes before it migrates a machine by itself. */
const AUTO_MIGRATION_MS = 15_000;

/** virt-controller and virt-handler for running machines: the pod, its start, its NICs, and the migration that a NIC needs. */
export function instanceSimulator(machinery: Machinery): void {
  const { clock, client, caches } = machinery;
  const pods = launchers(machinery);
  const waits = delays(clock);

  const setStatus = async (
    key: string,
    change: (status: Json, vmi: KubeObject) => Json,
  ): Promise<void> => {
    const apply = (draft: KubeObject): void => {
      draft.status = change(asRecord(draft.status), draft);
    };
    await client.update(resources.vmi, key, apply, 'status');
  };

  const setPhase = (
    key: string,
    phase: string,
    stated: Condition[],
    extra: Json = {},
  ): Promise<void> =>
    setStatus(key, (status) => {
      const over = ['Synchronized', 'PodScheduled'].filter((type) =>
        stated.every((condition) => condition.type !== type),
      );
      const kept = over.reduce<unknown>(withoutCondition, status.conditions);
      const conditions = withConditions(
        kept,
        [NOT_READY, ...stated],
        timestamp(clock),
        'lastProbeTime',
      );
      return { ...status, ...extra, phase, conditions };
    });

  const start = async (vmi: KubeObject, key: string): Promise<Reconciled> => {
    const missing = wantedNads(vmi).find((nad) => caches.nad.get(nad) === undefined);
    if (missing !== undefined) {
      const message = `failed to locate network attachment definition ${missing}`;
      await setPhase(key, 'Pending', [
        { type: 'Synchronized', status: 'False', reason: 'FailedCreate', message },
      ]);
      return 'retry';
    }
    await pods.create(vmi);
    await setPhase(key, 'Scheduling', []);
    return 'done';
  };

  const schedule = async (vmi: KubeObject, key: string): Promise<Reconciled> => {
    const pod = pods.active(vmi);
    if (pod === undefined) return start(vmi, key);
    if (nodeOf(pod) === '') {
      if (await pods.rescheduled(pod, vmi)) return 'done';
      const complaint = asText(
        conditionOf(at(pod, 'status', 'conditions'), 'PodScheduled')?.message,
      );
      const stated = {
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message: complaint,
      } as const;
      await setPhase(key, 'Scheduling', [stated]);
      return { againAfterMs: RESCHEDULE_MS };
    }
    if (!isRunning(pod)) {
      await setPhase(key, 'Scheduling', []);
      return 'done';
    }
    await setPhase(key, 'Scheduled', [], { nodeName: nodeOf(pod) });
    return 'done';
  };

  const boot = async (vmi: KubeObject, key: string): Promise<void> => {
    const pod = pods.active(vmi);
    if (pod === undefined || !waits.passed(`boot ${key}`, BOOT_MS, () => instances.add(key)))
      return;
    waits.forget(`boot ${key}`);
    await setStatus(key, (status, draft) => runningStatus(draft, pod, status, timestamp(clock)));
    await client.update(resources.vmi, key, (draft) => {
      draft.metadata.labels = { ...draft.metadata.labels, 'kubevirt.io/nodeName': nodeOf(pod) };
    });
  };

  const migrate = async (vmi: KubeObject, key: string): Promise<void> => {
    const name = `kubevirt-workload-update-${vmi.metadata.name}-${vmi.metadata.generation ?? 1}`;
    await client.create(resources.migration, {
      apiVersion: resources.migration.apiVersion,
      kind: resources.migration.kind,
      metadata: {
        name,
        namespace: vmi.metadata.namespace ?? 'default',
        annotations: { 'kubevirt.io/workloadUpdateMigration': '' },
        labels: { 'kubevirt.io/vmi-name': vmi.metadata.name },
      },
      spec: { vmiName: vmi.metadata.name },
    });
    waits.forget(`migrate ${key}`);
  };

  const keepRunning = async (vmi: KubeObject, key: string): Promise<void> => {
    const pod = pods.active(vmi);
    if (pod === undefined) {
      await setPhase(key, 'Failed', []);
      return;
    }
    const outdated =
      (pod.metadata.annotations?.[NETWORKS_ANNOTATION] ?? '') !== networksAnnotation(vmi);
    const movable = migratable(vmi).status === 'True';
    await setStatus(key, (status, draft) => {
      const running = runningStatus(draft, pod, status, timestamp(clock));
      const stated = outdated && movable ? [MIGRATION_REQUIRED] : [];
      const kept =
        stated.length > 0
          ? running.conditions
          : withoutCondition(running.conditions, 'MigrationRequired');
      return {
        ...running,
        conditions: withConditions(kept, stated, timestamp(clock), 'lastProbeTime'),
      };
    });
    const moving = migrationsOf(caches.migration.all(), vmi).length > 0;
    if (!outdated || !movable || moving) waits.forget(`migrate ${key}`);
    else if (waits.passed(`migrate ${key}`, AUTO_MIGRATION_MS, () => instances.add(key)))
      await migrate(vmi, key);
  };

  const reconcile = async (key: string): Promise<Reconciled> => {
    const vmi = await client.get(resources.vmi, key);
    if (vmi === undefined || vmi.metadata.deletionTimestamp !== undefined) return 'done';
    switch (asText(at(vmi, 'status', 'phase'))) {
      case '':
      case 'Pending':
        return start(vmi, key);
      case 'Scheduling':
        return schedule(vmi, key);
      case 'Scheduled':
        await boot(vmi, key);
        return 'done';
      case 'Running':
        await keepRunning(vmi, key);
        return 'done';
      default:
        return 'done';
    }
  };

  const instances = machinery.queue('VMI', reconcile);
  const orphans = machinery.queue('pod of a former VMI', async (key) => {
    await client.remove(resources.pod, key);
    return 'done';
  });
  const ofPod = (pod: KubeObject | undefined): void => {
    const owner = pod?.metadata.ownerReferences?.find(({ kind }) => kind === resources.vmi.kind);
    if (owner !== undefined) instances.add(`${pod?.metadata.namespace ?? 'default'}/${owner.name}`);
  };
  caches.vmi.onChange((key, vmi, former) => {
    if (vmi !== undefined) instances.add(key);
    else {
      waits.forget(`boot ${key}`);
      waits.forget(`migrate ${key}`);
      for (const pod of pods.of(former?.metadata.uid)) orphans.add(keyOf(pod));
    }
  });
  caches.pod.onChange((_key, pod, former) => ofPod(pod ?? former));
  caches.migration.onChange((_key, migration, former) => {
    const item = migration ?? former;
    instances.add(
      `${item?.metadata.namespace ?? 'default'}/${asText(at(item, 'spec', 'vmiName'))}`,
    );
  });
  caches.nad.onChange((key, nad) => {
    if (nad === undefined) return;
    for (const vmi of caches.vmi.all())
      if (wantedNads(vmi).includes(key)) instances.add(keyOf(vmi));
  });
}

const NOT_READY: Condition = {
  type: 'Ready',
  status: 'False',
  reason: 'GuestNotRunning',
  message: 'Guest VM is not reported as running',
};

const MIGRATION_REQUIRED: Condition = {
  type: 'MigrationRequired',
  status: 'True',
  reason: 'AutoMigrationDueToLiveUpdate',
  message: 'Not all of the VMI spec changes are applied yet; the VMI is migrated automatically',
};
