import type { Known, UnknownReason } from '../../core/inventory/loadState';
import { nadKeyOf } from '../../core/kinds/nadReference';
import { keyOf, splitKey } from '../../core/kinds/read';
import type { Coverage } from '../../core/networks/chain';
import { globalNamespaces } from '../../core/networks/globalNamespaces';
import type { World } from '../../core/networks/world';
import { compareNames } from '../../core/values/compareNames';

/** A VM that can be chosen. */
export interface VmOption {
  /** `namespace/name` */
  key: string;
  name: string;
  namespace: string;
  /** As KubeVirt prints it; empty when not reported. */
  status: string;
  node: string | undefined;
  /** Whether there is an instance of it; `unknown` where instances could not be read. */
  instance: 'there' | 'none' | 'unknown';
  hasPodNetwork: boolean;
  /** Names of the networks that it is on, sorted. */
  networks: readonly string[];
}

/** A network that VMs can be attached to. */
export interface NetworkOption {
  id: string;
  name: string;
  vlan: number | undefined;
  isTagged: boolean;
  guestsTag?: true;
  mtu: number | undefined;
  /** `undefined`: it needs nothing of a node. */
  coverage: Known<Coverage> | undefined;
  /** Namespaces whose VMs may join, sorted; `undefined`: all of them. */
  openTo: readonly string[] | undefined;
  /** Attachments that were not read may open it to more. */
  isOpenToMore: boolean;
}

export interface AttachOptions {
  vms: readonly VmOption[];
  vmsUnread: UnknownReason | undefined;
  networks: readonly NetworkOption[];
  networksUnread: UnknownReason | undefined;
}

const vmOptions = (world: World): readonly VmOption[] => {
  const { inventory } = world;
  return [...inventory.all('vm')]
    .filter(({ deleting }) => !deleting)
    .map((vm): VmOption => {
      const key = keyOf(vm);
      const instance = inventory.get('vmi', key);
      const names = vm.nics.flatMap(({ network }) => {
        if (network.type !== 'multus') return [];
        const nad = nadKeyOf(network.networkName, vm.namespace);
        const nic = world.nics(key).find(({ attachment }) => attachment === nad);
        const id = nic?.network;
        return [(id === undefined ? undefined : world.network(id)?.name) ?? nad];
      });
      return {
        key,
        name: vm.name,
        namespace: vm.namespace,
        status: vm.status,
        node: instance?.nodeName,
        instance:
          instance !== undefined
            ? 'there'
            : inventory.unknown('vmi', vm.namespace) === undefined
              ? 'none'
              : 'unknown',
        hasPodNetwork: vm.implicitPodNic || vm.nics.some(({ network }) => network.type === 'pod'),
        networks: [...new Set(names)].sort(compareNames),
      };
    })
    .sort((a, b) => compareNames(a.key, b.key));
};

/** Networks with an attachment that a bridge-bound NIC can join. */
const networkOptions = (world: World): readonly NetworkOption[] =>
  world.networks().flatMap((network) => {
    const { id, name, type, vlan, mtu, attachments } = network;
    if (
      attachments.length === 0 ||
      (type !== 'localnet' && type !== 'linux-bridge' && type !== 'layer2')
    )
      return [];
    const namespaces = attachments.map((key) => splitKey(key).namespace);
    return [
      {
        id,
        name,
        vlan,
        isTagged: type !== 'layer2',
        ...(network.guestsTag === true && { guestsTag: true }),
        mtu,
        coverage: type === 'layer2' ? undefined : world.coverage(id),
        isOpenToMore: world.inventory.unknown('nad') !== undefined,
        openTo: namespaces.some((namespace) => globalNamespaces.includes(namespace))
          ? undefined
          : [...new Set(namespaces)].sort(compareNames),
      },
    ];
  });

/** What can be chosen on the attach page. `project` is the one that is read alone, or empty. */
export const attachOptions = (world: World, project: string): AttachOptions => ({
  vms: vmOptions(world),
  vmsUnread: world.inventory.unknown('vm', project),
  networks: networkOptions(world),
  networksUnread: world.inventory.unknown('nad', project),
});
