import type { UnknownReason } from '../inventory/loadState';
import type { World } from './world';

/** What runs on nodes that are to change. */
export interface NodesLoad {
  /** Machines that run on these nodes, as far as they were read. */
  vms: number;
  /** Those of them that send through the uplinks in question, sorted. */
  through: readonly string[];
  /** Why there may be more. */
  unread: UnknownReason | undefined;
}

/**
 * The machines on nodes that change, and those of them with a NIC on a network that goes by these uplinks on their node: by the bridge that has
 * the uplink as a port, or by the uplink itself (macvlan and the like).
 */
export const nodesLoad = (
  nodes: readonly string[],
  uplinks: readonly string[],
  world: World,
): NodesLoad => {
  const { inventory } = world;
  const chosen = new Set(nodes);
  let vms = 0;
  const through: string[] = [];
  const goesBy = (network: string, node: string): boolean => {
    const chain = world.chains(network).find((one) => one.node === node);
    const found = chain?.bridge.known === true ? chain.bridge.value : undefined;
    if (
      found?.uplinks.some(({ name, members }) =>
        [name, ...members].some((nic) => uplinks.includes(nic)),
      )
    ) {
      return true;
    }
    return (world.network(network)?.attachments ?? []).some((key) => {
      const config = inventory.get('nad', key)?.config;
      return (
        config?.type === 'other' && config.master !== undefined && uplinks.includes(config.master)
      );
    });
  };
  for (const { namespace, name, nodeName: node } of inventory.all('vmi')) {
    if (node === undefined || !chosen.has(node)) continue;
    vms += 1;
    const vm = `${namespace}/${name}`;
    const uses = world
      .nics(vm)
      .some(({ network }) => network !== undefined && goesBy(network, node));
    if (uses) through.push(vm);
  }
  return {
    vms,
    through: through.sort(),
    unread: inventory.unknown('vmi') ?? inventory.unknown('vm') ?? inventory.unknown('nad'),
  };
};
