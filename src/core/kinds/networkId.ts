import type { CniConfig } from './cniConfig';

/**
 * Identity of a network, cluster-wide: `ovn:<CNI name>`, `bridge:<bridge>:<vlan|untagged>`, or `<plugin>:<CNI name>` for networks that
 * we only show. NADs of one identity in many namespaces are doors to the same network (OVN-Kubernetes go-controller/pkg/util/multi_network.go).
 */
export type NetworkId = string & { readonly brand: 'NetworkId' };

export const ovnNetworkId = (network: string): NetworkId => `ovn:${network}` as NetworkId;

export const bridgeNetworkId = (bridge: string, vlan: number | undefined): NetworkId =>
  `bridge:${bridge}:${vlan ? String(vlan) : 'untagged'}` as NetworkId;

export const networkIdOf = (config: CniConfig): NetworkId | undefined => {
  switch (config.type) {
    case 'ovn':
      return ovnNetworkId(config.network);
    case 'linux-bridge':
      return bridgeNetworkId(config.bridge, config.vlan);
    case 'other':
      return `${config.plugin}:${config.network}` as NetworkId;
    case 'invalid':
      return undefined;
  }
};

/** The localnet that a network joins: OVN falls back to the CNI name when `physicalNetworkName` is missing or empty. */
export const localnetOf = (config: CniConfig): string | undefined =>
  config.type === 'ovn' && config.topology === 'localnet'
    ? config.physicalNetworkName || config.network
    : undefined;
