import type { AttachNics } from '../../core/intents/intent';
import { isRefused } from '../../core/intents/refusal';
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
  /** VMs that no attachment of the network is open to. */
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
  const withoutDoor = network === undefined ? [] : (groups.get('') ?? []);
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
  const all = unique(outcomes.flatMap(({ refusals }) => refusals));
  // Without any VM of its own a draft says that VMs are missing; with VMs that have no door that is not what is wrong.
  const refusals = withoutDoor.length > 0 ? all.filter(({ code }) => code !== 'vms-empty') : all;
  const intents = outcomes.flatMap(({ intent }) => intent ?? []);
  const isReady =
    withoutDoor.length === 0 && !isRefused(refusals) && intents.length === outcomes.length;
  return {
    intent: isReady
      ? { type: 'attach-nics', nics: intents.flatMap(({ nics }) => nics), podNetwork }
      : undefined,
    refusals,
    absent: absentVms(form.vms, world),
    withoutDoor,
    doorsUnread: doorsUnread(world, withoutDoor),
  };
};
