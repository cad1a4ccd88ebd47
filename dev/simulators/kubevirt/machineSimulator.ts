import type { KubeObject } from '../../cluster/api';
import { timestamp } from '../clock';
import { withConditions, type Condition } from '../conditions';
import { asRecord, asRecords, asText, at, isRecord, sameJson, without, type Json } from '../json';
import type { Machinery } from '../machinery';
import { keyOf, resources } from '../resources';
import type { Reconciled } from '../workQueue';
import { migratable } from './instanceStatus';
import {
  isAbsent,
  liveUpdate,
  nameOf,
  nicsOf,
  shouldRun,
  withNics,
  type MachineNics,
} from './machine';
import { migrationsOf } from './migrations';

const ACTIVE_PHASES = ['Pending', 'Scheduling', 'Scheduled', 'Running', ''];
const RESTART_REQUIRED = 'RestartRequired';

/** KubeVirt's word for the state of a machine, as `oc get vm` shows it. */
export function printableStatus(
  wanted: boolean,
  vmi: KubeObject | undefined,
  migrating: boolean,
): string {
  if (vmi === undefined) return wanted ? 'Starting' : 'Stopped';
  if (vmi.metadata.deletionTimestamp !== undefined || !wanted) return 'Stopping';
  const unschedulable = asRecords(at(vmi, 'status', 'conditions')).some(
    (condition) => condition.type === 'PodScheduled' && condition.status === 'False',
  );
  if (unschedulable) return 'ErrorUnschedulable';
  if (at(vmi, 'status', 'phase') !== 'Running') return 'Starting';
  return migrating ? 'Migrating' : 'Running';
}

/** The NICs without those that are to be absent and are gone from the guest. */
function withoutDetached(nics: MachineNics, vmi: KubeObject | undefined): MachineNics {
  const shown = asRecords(at(vmi, 'status', 'interfaces')).map(nameOf);
  const gone = new Set(
    nics.interfaces
      .filter(isAbsent)
      .map(nameOf)
      .filter((name) => !shown.includes(name)),
  );
  return {
    interfaces: nics.interfaces.filter((nic) => !gone.has(nameOf(nic))),
    networks: nics.networks.filter((network) => !gone.has(nameOf(network))),
  };
}

/** The running machine of a VM. */
export function newInstance(vm: KubeObject): KubeObject {
  const { name, namespace = 'default', uid = '' } = vm.metadata;
  const template = asRecord(at(vm, 'spec', 'template'));
  const labels = asRecord(at(template, 'metadata', 'labels'));
  const present = withoutDetached(nicsOf(template.spec), undefined);
  return {
    apiVersion: resources.vmi.apiVersion,
    kind: resources.vmi.kind,
    metadata: {
      name,
      namespace,
      labels: {
        ...Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, asText(value)])),
      },
      ownerReferences: [
        {
          apiVersion: resources.vm.apiVersion,
          kind: resources.vm.kind,
          name,
          uid,
          controller: true,
        },
      ],
    },
    spec: withNics(template.spec, present),
  };
}

/** What a VM shows of its machine, apart from times. */
export function machineStatus(
  vm: KubeObject,
  vmi: KubeObject | undefined,
  migrating: boolean,
): { status: Json; conditions: Condition[] } {
  const wanted = shouldRun(vm) ?? vmi !== undefined;
  const running = vmi !== undefined && at(vmi, 'status', 'phase') === 'Running';
  const notReady: Condition = {
    type: 'Ready',
    status: 'False',
    reason: 'VMINotExists',
    message: 'VMI does not exist',
  };
  const shown = asRecords(at(vmi, 'status', 'conditions')).map((condition) => ({
    type: asText(condition.type),
    status: condition.status === 'True' ? ('True' as const) : ('False' as const),
    reason: asText(condition.reason),
    message: asText(condition.message),
  }));
  const strategy = at(vm, 'spec', 'runStrategy');
  return {
    status: {
      printableStatus: printableStatus(wanted, vmi, migrating),
      ...(vmi === undefined ? {} : { created: true }),
      ...(running ? { ready: true } : {}),
      ...(strategy === undefined ? {} : { runStrategy: strategy }),
      desiredGeneration: vm.metadata.generation ?? 1,
      observedGeneration: vm.metadata.generation ?? 1,
    },
    conditions: vmi === undefined || shown.length === 0 ? [notReady] : shown,
  };
}

/** virt-controller for VMs: the machine that runs or does not, changes under the running guest, and the VM's status. */
export function machineSimulator(machinery: Machinery): void {
  const { clock, client, caches } = machinery;

  const stagesChanges = (): boolean =>
    caches.kubevirt
      .all()
      .some((item) => at(item, 'spec', 'configuration', 'vmRolloutStrategy') === 'Stage');

  const isMigrating = (vm: KubeObject): boolean =>
    migrationsOf(caches.migration.all(), vm).some(
      (item) => at(item, 'status', 'phase') === 'Running',
    );

  /** Starts or stops the machine as the VM wants. Returns the machine there is then. */
  const drive = async (vm: KubeObject, key: string): Promise<KubeObject | undefined> => {
    const vmi = await client.get(resources.vmi, key);
    const wanted = shouldRun(vm) ?? vmi !== undefined;
    const over = vmi !== undefined && !ACTIVE_PHASES.includes(asText(at(vmi, 'status', 'phase')));
    if (vmi !== undefined && (!wanted || over)) {
      await client.remove(resources.vmi, key);
      return client.get(resources.vmi, key);
    }
    return vmi === undefined && wanted ? client.create(resources.vmi, newInstance(vm)) : vmi;
  };

  /** Hands what a running guest can take to its VMI; returns whether the rest waits for a restart. */
  const updateLive = async (vm: KubeObject, vmi: KubeObject): Promise<boolean> => {
    const template = nicsOf(at(vm, 'spec', 'template', 'spec'));
    const running = nicsOf(vmi.spec);
    const update = liveUpdate(template, running);
    const changed = !sameJson(update.nics, running);
    const movesNics =
      !sameJson(update.nics.networks, running.networks) || update.nics.interfaces.some(isAbsent);
    const waits = stagesChanges() || (movesNics && migratable(vmi).status !== 'True');
    if (changed && waits) return true;
    if (changed) {
      await client.update(resources.vmi, keyOf(vmi), (draft) => {
        draft.spec = withNics(draft.spec, update.nics);
      });
    }
    return update.restartRequired;
  };

  /** Takes NICs that are absent, and gone from the guest, out of the VM and its VMI. */
  const clearDetached = async (
    vm: KubeObject,
    vmi: KubeObject | undefined,
    key: string,
  ): Promise<void> => {
    const clear = (spec: unknown): Json => withNics(spec, withoutDetached(nicsOf(spec), vmi));
    if (nicsOf(at(vm, 'spec', 'template', 'spec')).interfaces.some(isAbsent)) {
      await client.update(resources.vm, key, (draft) => {
        const template = asRecord(at(draft, 'spec', 'template'));
        draft.spec = {
          ...asRecord(draft.spec),
          template: { ...template, spec: clear(template.spec) },
        };
      });
    }
    if (vmi !== undefined && nicsOf(vmi.spec).interfaces.some(isAbsent)) {
      await client.update(resources.vmi, key, (draft) => {
        draft.spec = clear(draft.spec);
      });
    }
  };

  const reconcile = async (key: string): Promise<Reconciled> => {
    const vm = await client.get(resources.vm, key);
    if (vm === undefined) {
      await client.remove(resources.vmi, key);
      return 'done';
    }
    if (vm.metadata.deletionTimestamp !== undefined) return 'done';
    const vmi = await drive(vm, key);
    const isActive = vmi !== undefined && vmi.metadata.deletionTimestamp === undefined;
    const restartRequired = isActive ? await updateLive(vm, vmi) : false;
    await clearDetached(vm, vmi, key);
    const change = (draft: KubeObject): void => {
      const former = asRecord(draft.status);
      const kept = without(former, 'created', 'ready');
      const { status, conditions } = machineStatus(draft, vmi, isMigrating(draft));
      const stated = restartRequired ? [...conditions, RESTART_CONDITION] : conditions;
      const types = stated.map((condition) => condition.type);
      const current = asRecords(former.conditions).filter((condition) =>
        types.includes(asText(condition.type)),
      );
      draft.status = {
        ...kept,
        ...status,
        conditions: withConditions(current, stated, timestamp(clock), 'lastProbeTime'),
      };
    };
    await client.update(resources.vm, key, change, 'status');
    return 'done';
  };

  const machines = machinery.queue('VM', reconcile);
  caches.vm.onChange((key) => machines.add(key));
  caches.vmi.onChange((key, vmi, former) => {
    const owners = (vmi ?? former)?.metadata.ownerReferences ?? [];
    if (owners.some((owner) => owner.kind === resources.vm.kind)) machines.add(key);
  });
  caches.migration.onChange((_key, migration, former) => {
    const item = migration ?? former;
    if (isRecord(item))
      machines.add(
        `${item.metadata.namespace ?? 'default'}/${asText(at(item, 'spec', 'vmiName'))}`,
      );
  });
}

const RESTART_CONDITION: Condition = {
  type: RESTART_REQUIRED,
  status: 'True',
  message: 'a non-live-updatable field was changed in the template spec',
};
