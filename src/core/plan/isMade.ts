import type { NewBridge, NewLinuxBridge, NewLocalnet, PolicyPart } from '../intents/intent';
import { selectedNodes } from '../intents/selectedNodes';
import type { NodeNetworkConfigurationPolicyFacts } from '../kinds/nodeNetworkConfigurationPolicy';
import { bridgeOnNode } from '../networks/bridgeOnNode';
import type { World } from '../networks/world';

export type Made = NewLocalnet | NewBridge | NewLinuxBridge;

const sameSelector = (
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([key, value]) => b[key] === value);

const asksForIt = (
  { deleting, nodeSelector, mappings, interfaces }: NodeNetworkConfigurationPolicyFacts,
  wanted: Made,
  part: PolicyPart,
): boolean => {
  if (deleting || !sameSelector(nodeSelector, part.nodeSelector)) return false;
  return wanted.type === 'new-linux-bridge'
    ? interfaces.some(
        ({ name, type, state }) =>
          name === wanted.bridge && type === 'linux-bridge' && state !== 'absent',
      )
    : mappings.some(
        ({ localnet, bridge, absent }) =>
          localnet === wanted.localnet && bridge === wanted.bridge && !absent,
      );
};

const hasIt = (node: string, wanted: Made, { inventory }: World): boolean => {
  const state = inventory.get('nns', node);
  if (state === undefined) return false;
  if (wanted.type === 'new-linux-bridge') {
    const found = bridgeOnNode(state, wanted.bridge);
    return found?.type === 'linux-bridge' && found.uplinks.length > 0;
  }
  return (
    state.mappings?.some(
      ({ localnet, bridge }) => localnet === wanted.localnet && bridge === wanted.bridge,
    ) ?? false
  );
};

/** Whether a policy asks already for what a part of the plan would make, or every selected node has it whoever made it. */
export const isMade = (wanted: Made, part: PolicyPart, world: World): boolean => {
  if ([...world.inventory.all('nncp')].some((policy) => asksForIt(policy, wanted, part)))
    return true;
  const nodes = selectedNodes(world, part.nodeSelector, wanted.nodeLabels);
  return (
    nodes.known && nodes.value.length > 0 && nodes.value.every((node) => hasIt(node, wanted, world))
  );
};
