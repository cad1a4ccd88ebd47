import type { AttachNics } from '../../core/intents/intent';
import { isRefused, refuse, warn } from '../../core/intents/refusal';
import type { Refusal } from '../../core/intents/refusal';
import type { UnknownReason } from '../../core/inventory/loadState';
import { validateAttachDraft } from '../../core/intents/validateAttachDraft';
import { splitKey } from '../../core/kinds/read';
import { globalNamespaces } from '../../core/networks/globalNamespaces';
import type { VlanNetwork } from '../../core/networks/vlanNetwork';
import type { World } from '../../core/networks/world';
import { parseMacAddress } from '../../core/values/macAddress';
import type { MacAddress } from '../../core/values/macAddress';
import { absentVms } from './absentVms';
import type { AbsentVm } from './absentVms';
import { nicNameOf } from './attachForm';
import type { AttachForm } from './attachForm';

/** The form read against the cluster. */
export interface AttachValidation {
  /** `undefined` while something is refused. */
  intent: AttachNics | undefined;
  refusals: readonly Refusal[];
  absent: readonly AbsentVm[];
  /** VMs that no attachment of the network is open to; those that are gone are not asked for one. */
  withoutDoor: readonly string[];
  /** Why there may be one all the same: attachments of their namespaces, or those that every namespace may use, were not read. */
  doorsUnread: UnknownReason | undefined;
}

/**
 * The attachment through which a VM of a namespace joins the network: the one of its own namespace, else the first that every namespace may
 * use.
 */
export const doorFor = ({ attachments }: VlanNetwork, namespace: string): string | undefined =>
  attachments.find((key) => splitKey(key).namespace === namespace) ??
  attachments.find((key) => globalNamespaces.includes(splitKey(key).namespace));

/** VMs by the attachment they join through; those without one under the empty key. */
const byDoor = (
  vms: readonly string[],
  network: VlanNetwork | undefined,
): ReadonlyMap<string, readonly string[]> => {
  const groups = new Map<string, string[]>();
  for (const vm of vms) {
    const door = network === undefined ? '' : (doorFor(network, splitKey(vm).namespace) ?? '');
    groups.set(door, [...(groups.get(door) ?? []), vm]);
  }
  return groups;
};

/** The MACs of the form that can be read, by VM. */
const typedMacs = ({ vms, macs }: AttachForm): ReadonlyMap<string, MacAddress> =>
  new Map(
    vms.flatMap((vm) => {
      const mac = parseMacAddress(macs[vm] ?? '');
      return mac.ok ? [[vm, mac.value] as const] : [];
    }),
  );

const unique = (refusals: readonly Refusal[]): readonly Refusal[] => {
  const seen = new Map(refusals.map((refusal) => [`${refusal.field} ${refusal.code}`, refusal]));
  return [...seen.values()];
};

/** A network that is chosen and not there: it went meanwhile, or a link names one that was never there or cannot be read. */
const refuseNetwork = (id: string, { inventory }: World): Refusal =>
  refuse(
    'attachment',
    inventory.unknown('nad') === undefined ? 'network-missing' : 'network-unread',
    { network: id.slice(id.indexOf(':') + 1) },
  );

/** What is said of a VM that cannot be chosen any more and has no door, so that no draft looks at it. */
const refuseAbsent = ({ key, isDeleting, unread }: AbsentVm): Refusal => {
  const field = `vms[${key}]`;
  if (unread !== undefined) return warn(field, 'vm-unread', { vm: key });
  return refuse(field, isDeleting ? 'vm-deleting' : 'vm-missing', { vm: key });
};

const doorsUnread = (
  { inventory }: World,
  withoutDoor: readonly string[],
): UnknownReason | undefined => {
  const namespaces = withoutDoor.map((vm) => splitKey(vm).namespace);
  const reasons = [...namespaces, ...globalNamespaces].flatMap(
    (namespace) => inventory.unknown('nad', namespace) ?? [],
  );
  return namespaces.length === 0 ? undefined : reasons[0];
};

/** Checks every VM against the attachment that it would join through, so that one form serves VMs of several namespaces. */
export const validateAttachForm = (form: AttachForm, world: World): AttachValidation => {
  const network = form.network === '' ? undefined : world.network(form.network);
  const groups = byDoor(form.vms, network);
  const absent = absentVms(form.vms, world);
  const behindNoDoor = network === undefined ? [] : (groups.get('') ?? []);
  const gone = new Set(absent.flatMap(({ key, unread }) => (unread === undefined ? [key] : [])));
  const withoutDoor = behindNoDoor.filter((vm) => !gone.has(vm));
  const drafts = [...groups].filter(([door]) => network === undefined || door !== '');
  if (drafts.length === 0) drafts.push([network?.attachments[0] ?? '', []]);
  const { podNetwork, model, macs } = form;
  const nicName = nicNameOf(form, network?.name);
  const typed = typedMacs(form);
  const checked: string[] = [];
  const outcomes = drafts.map(([attachment, vms]) => {
    const others = new Map([...typed].filter(([vm]) => checked.includes(vm)));
    checked.push(...vms);
    return validateAttachDraft(
      { vms, attachment, podNetwork, nicName, model, macs },
      world,
      others,
    );
  });
  const all = unique([
    ...outcomes.flatMap((outcome) => outcome.refusals),
    ...absent.filter(({ key }) => behindNoDoor.includes(key)).map(refuseAbsent),
  ]);
  const isMissing = form.network !== '' && network === undefined;
  const refusals = all.flatMap((refusal) => {
    // Without any VM of its own a draft says that VMs are missing; with VMs that have no door that is not what is wrong.
    if (refusal.code === 'vms-empty' && form.vms.length > 0) return [];
    if (refusal.code === 'attachment-empty' && isMissing)
      return [refuseNetwork(form.network, world)];
    return [refusal];
  });
  const intents = outcomes.flatMap(({ intent }) => intent ?? []);
  const isReady =
    withoutDoor.length === 0 && !isRefused(refusals) && intents.length === outcomes.length;
  return {
    intent: isReady
      ? { type: 'attach-nics', nics: intents.flatMap(({ nics }) => nics), podNetwork }
      : undefined,
    refusals,
    absent,
    withoutDoor,
    doorsUnread: doorsUnread(world, withoutDoor),
  };
};
