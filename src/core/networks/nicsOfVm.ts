import type { Inventory } from '../inventory/inventory';
import { networkIdOf } from '../kinds/networkId';
import { nadKeyOf } from '../kinds/nadReference';
import { splitKey, unreadAt } from '../kinds/read';
import type { NicSpec, VirtualMachineFacts } from '../kinds/virtualMachine';
import type { VirtualMachineInstanceFacts } from '../kinds/virtualMachineInstance';
import { mayReach } from './globalNamespaces';
import type { Nic, NicReference, NicState } from './nic';

const referenceOf = (inventory: Inventory, nadKey: string, vmNamespace: string): NicReference => {
  const { namespace } = splitKey(nadKey);
  if (!mayReach(vmNamespace, namespace)) return 'isolated';
  if (inventory.get('nad', nadKey) !== undefined) return 'resolved';
  return inventory.unknown('nad', namespace) === undefined ? 'missing' : 'unreadable';
};

const stateOf = (
  inventory: Inventory,
  spec: NicSpec,
  vmi: VirtualMachineInstanceFacts | undefined,
  namespace: string,
): NicState => {
  if (vmi === undefined) {
    return inventory.unknown('vmi', namespace) === undefined ? 'stopped' : 'unknown';
  }
  if (unreadAt(vmi, 'status.interfaces') !== undefined) return 'unknown';
  const status = vmi.nicStatus.find(({ name }) => name === spec.name);
  if (spec.state === 'absent') return 'removing';
  const attached =
    status !== undefined &&
    (status.sources.includes('multus-status') || status.sources.includes('domain'));
  return attached ? 'attached' : 'pending';
};

type AttachedNic = NicSpec & { network: { type: 'multus' } };

const isAttached = (spec: NicSpec): spec is AttachedNic => spec.network.type === 'multus';

/** The NICs of a VM on attachments, in the order of its spec. The pod network's NIC is none of them. */
export const nicsOfVm = (
  inventory: Inventory,
  vm: VirtualMachineFacts,
  key: string,
): readonly Nic[] => {
  const vmi = inventory.get('vmi', key);
  // Kept for every VM: `map` gives a list without room for more, as `flatMap` would not.
  return vm.nics.filter(isAttached).map((spec) => {
    const attachment = inventory.share(nadKeyOf(spec.network.networkName, vm.namespace));
    const reference = referenceOf(inventory, attachment, vm.namespace);
    const nad = inventory.get('nad', attachment);
    const status = vmi?.nicStatus.find(({ name }) => name === spec.name);
    return {
      vm: key,
      name: spec.name,
      attachment,
      reference,
      network: nad === undefined || reference === 'isolated' ? undefined : networkIdOf(nad.config),
      mac: status?.mac ?? spec.mac,
      ips: status?.ips ?? [],
      node: vmi?.nodeName,
      state: stateOf(inventory, spec, vmi, vm.namespace),
    };
  });
};
