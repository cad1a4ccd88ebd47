import type { Change, Inventory } from '../inventory/inventory';
import { applyOperations } from '../kinds/applyOperations';
import type { PatchOperation } from '../kinds/manifest';
import { keyOf } from '../kinds/read';
import { builtInBindings, readVirtualMachine } from '../kinds/virtualMachine';
import type { NicSpec, VirtualMachineFacts } from '../kinds/virtualMachine';

const networkOf = ({ name, network }: NicSpec): readonly object[] => {
  switch (network.type) {
    case 'pod':
      return [{ name, pod: {} }];
    case 'multus':
      return [{ name, multus: { networkName: network.networkName } }];
    case 'missing':
      return [];
  }
};

const interfaceOf = ({ name, binding, model, mac, state }: NicSpec): object => ({
  name,
  ...(builtInBindings.includes(binding) ? { [binding]: {} } : { binding: { name: binding } }),
  ...(model !== undefined && { model }),
  ...(mac !== undefined && { macAddress: mac }),
  ...(state !== '' && { state }),
});

/** As much of the VM's JSON as facts remember: its NICs, under the paths that patches use. */
const skeletonOf = ({ name, namespace, nics, autoattachPodInterface }: VirtualMachineFacts) => ({
  metadata: { name, namespace },
  spec: {
    template: {
      spec: {
        networks: nics.flatMap(networkOf),
        domain: { devices: { interfaces: nics.map(interfaceOf), autoattachPodInterface } },
      },
    },
  },
});

const LISTS = /^\/spec\/template\/spec\/(networks|domain\/devices\/interfaces)(\/|$)/;

const isWrite = ({ op, path }: PatchOperation): boolean => op !== 'test' && LISTS.test(path);

/**
 * The VM, and its instance if it has one, with the NICs that a patch gives it. Guards are left out: facts do not remember every field that
 * they compare. An instance is shown as it will be after the migration or restart that the change needs.
 */
export const projectNics = (
  vm: VirtualMachineFacts,
  operations: readonly PatchOperation[],
  inventory: Inventory,
): readonly Change[] => {
  const result = applyOperations(skeletonOf(vm), operations.filter(isWrite));
  const { facts } = readVirtualMachine(result.ok ? result.value : undefined);
  if (facts === undefined) return [];
  const { nics, implicitPodNic } = facts;
  const changes: Change[] = [
    {
      type: 'put',
      kind: 'vm',
      facts: { ...vm, nics, implicitPodNic, generation: vm.generation + 1 },
    },
  ];
  const vmi = inventory.get('vmi', keyOf(vm));
  if (vmi === undefined) return changes;
  const kept = vmi.nicStatus.filter(
    ({ name }) => name === '' || nics.some((nic) => nic.name === name),
  );
  const added = nics.filter(({ name }) => !kept.some((status) => status.name === name));
  const nicStatus = [
    ...kept,
    ...added.map(({ name, mac }) => ({
      name,
      mac,
      ips: [],
      sources: ['domain', 'multus-status'],
      linkState: 'up',
    })),
  ];
  return [...changes, { type: 'put', kind: 'vmi', facts: { ...vmi, nics, nicStatus } }];
};
