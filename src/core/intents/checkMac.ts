import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import type { MacAddress } from '../values/macAddress';
import { refuse } from './refusal';
import type { Refusal } from './refusal';

/** Networks whose frames meet those of `network`: itself, and others with the same VLAN on the same localnet. */
const sameSegment = (network: VlanNetwork, world: World): readonly VlanNetwork[] =>
  network.localnet === undefined
    ? [network]
    : world
        .networks()
        .filter(({ localnet, vlan }) => localnet === network.localnet && vlan === network.vlan);

/** Refuses a MAC that another NIC of the same layer-2 segment has, or another VM of the same form. `chosen`: MACs by VM so far. */
export const checkMac = (
  mac: MacAddress,
  vm: string,
  networkId: string | undefined,
  chosen: ReadonlyMap<string, MacAddress>,
  world: World,
): readonly Refusal[] => {
  const field = `macs[${vm}]`;
  const twin = [...chosen].find(([, other]) => other === mac)?.[0];
  if (twin !== undefined) return [refuse(field, 'mac-repeated', { mac, vm: twin })];
  const network = networkId === undefined ? undefined : world.network(networkId);
  if (network === undefined) return [];
  for (const { id, name } of sameSegment(network, world)) {
    const holder = world.nicsOf(id).find((nic) => nic.mac === mac);
    if (holder !== undefined) {
      return [refuse(field, 'mac-in-use', { mac, vm: holder.vm, network: name })];
    }
  }
  return [];
};
