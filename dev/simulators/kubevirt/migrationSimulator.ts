import type { KubeObject } from '../../cluster/api';
import { timestamp } from '../clock';
import { delays } from '../delays';
import { asRecord, asRecords, asText, at, type Json } from '../json';
import type { Machinery } from '../machinery';
import { keyOf, resources } from '../resources';
import type { Reconciled } from '../workQueue';
import { runningStatus } from './instanceStatus';
import { isRunning, launchers, nodeOf } from './launchers';
import { isFinal } from './migrations';

const COPY_MS = 8000;
const RESCHEDULE_MS = 10_000;
/** How long a target pod may take to start before the migration is given up. */
const TARGET_TIMEOUT_MS = 300_000;

/** Live migrations: a second pod on another node, the copying, and the guest runs there. */
export function migrationSimulator(machinery: Machinery): void {
  const { clock, client, caches } = machinery;
  const pods = launchers(machinery);
  const waits = delays(clock);

  const setPhase = async (key: string, phase: string): Promise<void> => {
    const change = (draft: KubeObject): void => {
      const status = asRecord(draft.status);
      if (status.phase === phase) return;
      const stamps = asRecords(status.phaseTransitionTimestamps);
      const stamp = { phase, phaseTransitionTimestamp: timestamp(clock) };
      draft.status = { ...status, phase, phaseTransitionTimestamps: [...stamps, stamp] };
    };
    await client.update(resources.migration, key, change, 'status');
  };

  const fail = async (migration: KubeObject, key: string): Promise<Reconciled> => {
    const target = pods.target(migration);
    if (target !== undefined) await pods.remove(target);
    await setPhase(key, 'Failed');
    return 'done';
  };

  const setMigrationState = async (
    vmi: KubeObject,
    change: (state: Json) => Json,
  ): Promise<void> => {
    const apply = (draft: KubeObject): void => {
      const status = asRecord(draft.status);
      draft.status = { ...status, migrationState: change(asRecord(status.migrationState)) };
    };
    await client.update(resources.vmi, keyOf(vmi), apply, 'status');
  };

  const handOver = async (
    migration: KubeObject,
    vmi: KubeObject,
    target: KubeObject,
  ): Promise<void> => {
    const source = pods.active(vmi);
    const change = (draft: KubeObject): void => {
      const time = timestamp(clock);
      const status = runningStatus(draft, target, asRecord(draft.status), time);
      const state = { ...asRecord(status.migrationState), endTimestamp: time, completed: true };
      draft.status = { ...status, migrationState: state };
    };
    await client.update(resources.vmi, keyOf(vmi), change, 'status');
    await client.update(resources.vmi, keyOf(vmi), (draft) => {
      draft.metadata.labels = { ...draft.metadata.labels, 'kubevirt.io/nodeName': nodeOf(target) };
    });
    if (source !== undefined) await pods.remove(source);
    await setPhase(keyOf(migration), 'Succeeded');
  };

  const reconcile = async (key: string): Promise<Reconciled> => {
    const migration = await client.get(resources.migration, key);
    if (migration === undefined || isFinal(migration)) return 'done';
    const { namespace = 'default' } = migration.metadata;
    const vmi = caches.vmi.get(`${namespace}/${asText(at(migration, 'spec', 'vmiName'))}`);
    if (vmi === undefined || at(vmi, 'status', 'phase') !== 'Running') return fail(migration, key);
    const target = pods.target(migration);
    if (target === undefined) {
      await pods.create(vmi, migration);
      await setPhase(key, 'Scheduling');
      return 'done';
    }
    if (!isRunning(target)) {
      await setPhase(key, 'Scheduling');
      if (waits.passed(`target ${key}`, TARGET_TIMEOUT_MS, () => migrations.add(key)))
        return fail(migration, key);
      if (nodeOf(target) !== '') return 'done';
      await pods.rescheduled(target, vmi, migration);
      return { againAfterMs: RESCHEDULE_MS };
    }
    await setPhase(key, 'Running');
    await setMigrationState(vmi, (state) =>
      state.migrationUid === migration.metadata.uid
        ? state
        : {
            migrationUid: migration.metadata.uid,
            sourceNode: at(vmi, 'status', 'nodeName'),
            targetNode: nodeOf(target),
            sourcePod: pods.active(vmi)?.metadata.name,
            targetPod: target.metadata.name,
            startTimestamp: timestamp(clock),
          },
    );
    if (!waits.passed(`copy ${key}`, COPY_MS, () => migrations.add(key))) return 'done';
    const current = await client.get(resources.vmi, keyOf(vmi));
    if (current !== undefined) await handOver(migration, current, target);
    return 'done';
  };

  const migrations = machinery.queue('migration', reconcile);
  caches.migration.onChange((key, migration) => {
    if (migration !== undefined && !isFinal(migration)) migrations.add(key);
  });
  caches.pod.onChange((_key, pod) => {
    for (const migration of caches.migration.all()) {
      if (!isFinal(migration) && pod?.metadata.namespace === migration.metadata.namespace)
        migrations.add(keyOf(migration));
    }
  });
}
