import type { NodeChain } from '../networks/chain';
import { chainState, linuxBridgeChain, localnetChain } from '../networks/nodeChain';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import { warn } from './refusal';
import type { Refusal } from './refusal';

const chainOn = ({ localnet, bridge }: VlanNetwork, node: string, world: World) => {
  if (localnet !== undefined) return localnetChain(world.inventory, localnet, node);
  return bridge === undefined ? undefined : linuxBridgeChain(world.inventory, bridge, node);
};

/**
 * Nodes where the VM may run and the network does not reach. The scheduler does not know mappings, so the VM may land there at its next
 * start and wait for its NIC for ever. A network without a place on nodes (layer 2) reaches every node.
 */
export const checkReach = (
  vm: string,
  network: string | undefined,
  world: World,
): readonly Refusal[] => {
  const facts = network === undefined ? undefined : world.network(network);
  if (facts === undefined || world.inventory.get('vm', vm) === undefined) return [];
  const field = `vms[${vm}]`;
  const candidates = world.candidates(vm);
  if (!candidates.known) return [warn(field, 'vm-nodes-unread', { vm, network: facts.name })];
  const needs = facts.type === 'linux-bridge' ? 'linux-bridge' : 'ovs-bridge';
  const chains = candidates.value.flatMap((node): NodeChain[] => {
    const chain = chainOn(facts, node, world);
    return chain === undefined ? [] : [chain];
  });
  const inState = (state: 'broken' | 'unknown'): string =>
    chains
      .filter((chain) => chainState(chain, needs) === state)
      .map(({ node }) => node)
      .join(', ');
  const broken = inState('broken');
  if (broken !== '') {
    return [warn(field, 'vm-nodes-unmapped', { vm, network: facts.name, nodes: broken })];
  }
  return inState('unknown') === ''
    ? []
    : [warn(field, 'vm-nodes-unread', { vm, network: facts.name })];
};
