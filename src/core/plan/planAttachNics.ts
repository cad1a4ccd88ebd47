import type { AttachNics, NewNic } from '../intents/intent';
import { refuse } from '../intents/refusal';
import type { Refusal } from '../intents/refusal';
import { nadKeyOf } from '../kinds/nadReference';
import { nicPatch } from '../kinds/nicPatch';
import { splitKey } from '../kinds/read';
import { readVirtualMachine } from '../kinds/virtualMachine';
import type { NicSpec, VirtualMachineFacts } from '../kinds/virtualMachine';
import type { World } from '../networks/world';
import { asString, at } from '../values/json';
import type { JsonObject } from '../values/json';
import type { CurrentObjects } from './objectsNeeded';
import type { Plan, Step } from './plan';

/** Label of a namespace whose pod network is a user-defined one (OVN-Kubernetes go-controller/pkg/types). */
const PRIMARY_UDN = 'k8s.ovn.org/primary-user-defined-network';

/** Binding of a pod NIC that is not written down and that no running instance shows. */
const podBindingIn = (namespace: string, { inventory }: World): JsonObject => {
  const facts = inventory.get('namespace', namespace) ?? inventory.get('project', namespace);
  return facts?.labels[PRIMARY_UDN] === undefined
    ? { masquerade: {} }
    : { binding: { name: 'l2bridge' } };
};

const isOn = (nic: NicSpec, attachment: string, namespace: string): boolean =>
  nic.network.type === 'multus' && nadKeyOf(nic.network.networkName, namespace) === attachment;

/** The NICs that the VM does not have yet, or the reason why one of them cannot be added. */
const missingNics = (
  vm: VirtualMachineFacts,
  wanted: readonly NewNic[],
): readonly NewNic[] | Refusal => {
  const missing: NewNic[] = [];
  for (const nic of wanted) {
    const same = vm.nics.find(({ name }) => name === nic.name);
    if (same === undefined) missing.push(nic);
    else if (!isOn(same, nic.attachment, vm.namespace) || same.state === 'absent') {
      return refuse(`vms[${nic.vm}]`, 'nic-name-taken', { vm: nic.vm, name: nic.name });
    }
  }
  return missing;
};

const attachStep = (
  key: string,
  wanted: readonly NewNic[],
  intent: AttachNics,
  world: World,
  current: CurrentObjects,
): Step | Refusal | undefined => {
  const field = `vms[${key}]`;
  const { namespace, name } = splitKey(key);
  const object = current[`vm ${key}`];
  const { facts } = readVirtualMachine(object);
  if (facts === undefined) {
    const gone =
      world.inventory.get('vm', key) === undefined &&
      world.inventory.unknown('vm', namespace) === undefined;
    return refuse(field, gone ? 'vm-missing' : 'vm-unread', { vm: key });
  }
  if (facts.deleting) return refuse(field, 'vm-deleting', { vm: key });
  const missing = missingNics(facts, wanted);
  if ('code' in missing) return missing;
  const hasPodNic = facts.implicitPodNic || facts.nics.some((nic) => nic.network.type === 'pod');
  if (missing.length === 0 && !(intent.podNetwork === 'instead' && hasPodNic)) return undefined;
  const instance = current[`vmi ${key}`];
  // An instance that is gone or ended has no NIC to unplug and tells nothing of the pod NIC.
  const ended = ['Succeeded', 'Failed'].includes(asString(at(instance, 'status', 'phase')) ?? '');
  const { operations, undo } = nicPatch({
    vm: object,
    vmi: ended ? undefined : instance,
    nics: missing.map(({ name: nic, attachment, model, mac }) => ({
      name: nic,
      networkName: attachment,
      model,
      ...(mac !== undefined && { mac }),
    })),
    podNetwork: intent.podNetwork,
    podBinding: podBindingIn(namespace, world),
  });
  const place = { kind: 'vm' as const, namespace, name };
  const last = missing.at(-1);
  return {
    id: `attach vm ${key}`,
    ...place,
    write: { type: 'patch', operations },
    after: [],
    ...(last !== undefined && { waitFor: { type: 'nic' as const, vm: key, nic: last.name } }),
    undo: [
      {
        id: `detach vm ${key}`,
        ...place,
        write: { type: 'patch', operations: undo },
        after: [],
        undo: [],
      },
    ],
  };
};

/**
 * One patch per VM, independent of each other, so that one VM that cannot be changed never holds up the rest: it is in `refusals`. A NIC
 * of the same name on the same attachment is there already.
 */
export const planAttachNics = (intent: AttachNics, world: World, current: CurrentObjects): Plan => {
  const vms = [...new Set(intent.nics.map(({ vm }) => vm))];
  const outcomes = vms.flatMap((key) => {
    const nics = intent.nics.filter(({ vm }) => vm === key);
    return attachStep(key, nics, intent, world, current) ?? [];
  });
  const refusals = outcomes.flatMap((outcome) => ('code' in outcome ? [outcome] : []));
  return {
    intent,
    steps: outcomes.flatMap((outcome) => ('code' in outcome ? [] : [outcome])),
    ...(refusals.length > 0 && { refusals }),
  };
};
