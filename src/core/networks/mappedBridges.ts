import type { BridgeMapping } from '../kinds/bridgeMapping';

/**
 * Bridges that a node maps `localnet` to, each once. Several: OVN takes any of them, so that nobody knows where the localnet leads (ovn
 * controller/patch.c `add_ovs_bridge_mappings`; ovs lib/shash.c: "if there are duplicates, returns a random element").
 */
export const mappedBridges = (
  mappings: readonly Pick<BridgeMapping, 'localnet' | 'bridge'>[],
  localnet: string,
): readonly string[] => [
  ...new Set(mappings.flatMap((entry) => (entry.localnet === localnet ? [entry.bridge] : []))),
];
