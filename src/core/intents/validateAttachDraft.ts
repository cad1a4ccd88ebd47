import { nadKeyOf } from '../kinds/nadReference';
import { networkIdOf } from '../kinds/networkId';
import { splitKey, unreadAt } from '../kinds/read';
import { MACHINE_SPEC } from '../kinds/virtualMachine';
import type { VirtualMachineFacts } from '../kinds/virtualMachine';
import { mayReach } from '../networks/globalNamespaces';
import type { World } from '../networks/world';
import { parseMacAddress } from '../values/macAddress';
import type { MacAddress } from '../values/macAddress';
import { parseResourceName } from '../values/resourceName';
import type { AttachDraft } from './attachDraft';
import { checkMac } from './checkMac';
import { checkReach } from './checkReach';
import type { AttachNics, NewNic } from './intent';
import { isRefused, refuse, warn } from './refusal';
import type { Refusal, Validation } from './refusal';

/** KubeVirt's enumeration (pkg/network/admitter/netiface.go). */
export const nicModels = [
  'virtio',
  'e1000',
  'e1000e',
  'igb',
  'ne2k_pci',
  'pcnet',
  'rtl8139',
] as const;

/** Name of the pod NIC that KubeVirt adds by itself. */
const POD_NIC = 'default';

const checkAttachment = (attachment: string, { inventory }: World): readonly Refusal[] => {
  const field = 'attachment';
  if (attachment === '') return [refuse(field, 'attachment-empty')];
  if (!/^[^/]+\/[^/]+$/.test(attachment)) return [refuse(field, 'attachment-form', { attachment })];
  const facts = inventory.get('nad', attachment);
  if (facts === undefined) {
    return inventory.unknown('nad', splitKey(attachment).namespace) === undefined
      ? [refuse(field, 'attachment-missing', { attachment })]
      : [warn(field, 'attachment-unread', { attachment })];
  }
  const { config } = facts;
  const usable =
    config.type === 'linux-bridge' || (config.type === 'ovn' && config.topology !== 'layer3');
  return usable ? [] : [refuse(field, 'attachment-unusable', { attachment })];
};

/** Whether the VM runs; where its instance may not be read, what KubeVirt says of the VM decides, and what it does not say counts as running. */
const mayRun = ({ status, namespace }: VirtualMachineFacts, key: string, world: World): boolean =>
  world.inventory.get('vmi', key) !== undefined ||
  (world.inventory.unknown('vmi', namespace) !== undefined && status !== 'Stopped');

const checkVm = (
  vm: VirtualMachineFacts,
  key: string,
  { attachment, podNetwork, nicName }: AttachDraft,
  world: World,
): readonly Refusal[] => {
  const field = `vms[${key}]`;
  if (vm.deleting) return [refuse(field, 'vm-deleting', { vm: key })];
  const refusals: Refusal[] = [];
  const { namespace } = splitKey(attachment);
  if (!mayReach(vm.namespace, namespace)) {
    const params = { vm: key, attachment, namespace: vm.namespace };
    refusals.push(refuse(field, 'attachment-isolated', params));
  }
  const madeUp = vm.implicitPodNic && podNetwork === 'beside' ? [POD_NIC] : [];
  if ([...madeUp, ...vm.nics.map(({ name }) => name)].includes(nicName.trim())) {
    refusals.push(refuse(field, 'nic-name-taken', { vm: key, name: nicName.trim() }));
  }
  const again = vm.nics.find(
    ({ network }) =>
      network.type === 'multus' && nadKeyOf(network.networkName, vm.namespace) === attachment,
  );
  if (again !== undefined) {
    refusals.push(warn(field, 'attached-already', { vm: key, nic: again.name, attachment }));
  }
  const hasPodNic = vm.implicitPodNic || vm.nics.some(({ network }) => network.type === 'pod');
  const runs = mayRun(vm, key, world);
  if (hasPodNic && podNetwork === 'beside') refusals.push(warn(field, 'two-gateways', { vm: key }));
  if (runs && hasPodNic && podNetwork === 'instead') {
    refusals.push(warn(field, 'restart-needed', { vm: key }));
  } else if (runs) refusals.push(warn(field, 'live-attach-depends', { vm: key }));
  return refusals;
};

const readVm = (key: string, draft: AttachDraft, world: World): readonly Refusal[] => {
  const field = `vms[${key}]`;
  const vm = world.inventory.get('vm', key);
  // What is not known of its NICs would be overwritten.
  if (unreadAt(vm, MACHINE_SPEC) !== undefined) return [refuse(field, 'vm-unread', { vm: key })];
  if (vm !== undefined) return checkVm(vm, key, draft, world);
  return world.inventory.unknown('vm', splitKey(key).namespace) === undefined
    ? [refuse(field, 'vm-missing', { vm: key })]
    : [warn(field, 'vm-unread', { vm: key })];
};

/** Why nobody can say that a MAC is free: machines that were not read may have it. */
const checkMacsProven = (field: string, mac: string, { inventory }: World): readonly Refusal[] =>
  inventory.unknown('vm') === undefined && inventory.unknown('vmi') === undefined
    ? []
    : [warn(field, 'macs-unproven', { mac })];

/**
 * Reads the attach form: one network for one or several VMs. Refusals of a VM are on `vms[namespace/name]`, of its MAC on `macs[…]`.
 * `others`: MACs by VM that the same form gives to VMs of other attachments.
 */
export const validateAttachDraft = (
  draft: AttachDraft,
  world: World,
  others: ReadonlyMap<string, MacAddress> = new Map(),
): Validation<AttachNics> => {
  const attachment = draft.attachment.trim();
  const read = { ...draft, attachment };
  const vms = [...new Set(draft.vms)];
  const name = parseResourceName(draft.nicName);
  const config = world.inventory.get('nad', attachment)?.config;
  const network = config === undefined ? undefined : networkIdOf(config);
  const refusals: Refusal[] = [
    ...(vms.length === 0 ? [refuse('vms', 'vms-empty')] : []),
    ...checkAttachment(attachment, world),
    ...(name.ok ? [] : [refuse('nicName', name.error, { name: draft.nicName.trim() })]),
    ...(nicModels.some((model) => model === draft.model)
      ? []
      : [refuse('model', 'model-unknown', { model: draft.model, models: nicModels.join(', ') })]),
  ];
  const macs = new Map(others);
  for (const vm of vms) {
    refusals.push(...readVm(vm, read, world), ...checkReach(vm, network, world));
    const text = draft.macs[vm]?.trim() ?? '';
    if (text === '') continue;
    const mac = parseMacAddress(text);
    if (mac.ok) {
      const field = `macs[${vm}]`;
      const taken = checkMac(mac.value, vm, network, macs, world);
      refusals.push(...(taken.length > 0 ? taken : checkMacsProven(field, mac.value, world)));
      macs.set(vm, mac.value);
    } else refusals.push(refuse(`macs[${vm}]`, mac.error, { mac: text }));
  }
  if (isRefused(refusals) || !name.ok) return { intent: undefined, refusals };
  const nics = vms.map((vm): NewNic => {
    const mac = macs.get(vm);
    const nic = { vm, attachment, name: name.value, model: draft.model };
    return mac === undefined ? nic : { ...nic, mac };
  });
  return { intent: { type: 'attach-nics', nics, podNetwork: draft.podNetwork }, refusals };
};
