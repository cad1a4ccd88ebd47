import { bridgeNetworkId, ovnNetworkId } from '../kinds/networkId';
import type { NetworkId } from '../kinds/networkId';
import type { CreateVlanNetworks } from './intent';

/** Identity of the first network that an intent makes. */
export const newNetworkId = ({ networks, physical }: CreateVlanNetworks): NetworkId | undefined => {
  const [first] = networks;
  if (first === undefined) return undefined;
  return 'guests' in physical
    ? bridgeNetworkId(physical.bridge, first.vlan)
    : ovnNetworkId(first.name);
};
