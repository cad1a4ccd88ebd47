import type { Intent } from '../intents/intent';
import { isTrue } from '../kinds/condition';
import type { InterfaceFacts } from '../kinds/networkInterface';
import type { NodeNetworkConfigurationPolicyFacts } from '../kinds/nodeNetworkConfigurationPolicy';
import { isProgressing } from '../kinds/nodeNetworkConfigurationPolicy';
import { mappingsBlind, policiesMapping } from '../diagnostics/mappingReports';
import type { World } from '../networks/world';
import { compareNames } from '../values/compareNames';
import { resultsOf } from './isDoneOnNodes';
import { unreadUsers } from './unreadUsers';

/**
 * What a run left behind that nobody remembers: its tab is gone, or it was begun in another browser. Recognised by the objects alone, and only
 * among those that we made (`app.kubernetes.io/managed-by`); what others made may look the same and be meant so.
 * - `policy-failed`: a policy that is not done on nodes, and at which nobody works any more;
 * - `policy-emptied`: a policy whose mappings were taken off, and which is still there;
 * - `localnet-dangling`: a mapping by our policy to a bridge that the nodes do not have;
 * - `localnet-unused`: a localnet by our policy that no network uses;
 * - `network-unmapped`: attachments of ours to a localnet that no node maps and no policy asks for;
 * - `bridge-failed`, `bridge-emptied`, `bridge-unused`, `network-bridgeless`: the same of a Linux bridge.
 */
export interface Leftover {
  type:
    | 'policy-failed'
    | 'policy-emptied'
    | 'localnet-dangling'
    | 'localnet-unused'
    | 'network-unmapped'
    | 'bridge-failed'
    | 'bridge-emptied'
    | 'bridge-unused'
    | 'network-bridgeless';
  /** Stable while it is the same leftover. */
  id: string;
  /** The localnet or the Linux bridge. */
  place: string;
  /** Policy, or name of the network. */
  name: string;
  /** Nodes that are not done, or lack the bridge, sorted. */
  nodes: readonly string[];
  /** What goes on with it; a localnet or bridge without a network goes on with the wizard. */
  complete: Intent | 'create-network' | undefined;
  /** What takes it away, with the bridge that its policy made. */
  remove: Intent;
}

/**
 * Names of the nodes on which a policy ended and is not done, as far as they can be read; `undefined` while it is at work or where all is
 * well. The policy's own verdict counts where no node's can be read.
 */
const failedNodes = (
  policy: NodeNetworkConfigurationPolicyFacts,
  world: World,
): readonly string[] | undefined => {
  if (isProgressing(policy)) return undefined;
  const failed = resultsOf(policy.name, world)
    .filter(({ policyGeneration }) => policyGeneration >= policy.generation)
    .filter(({ state }) => state === 'failing' || state === 'aborted')
    .map(({ node }) => node)
    .sort(compareNames);
  return failed.length > 0 || isTrue(policy.conditions, 'Degraded') ? failed : undefined;
};

/** Nodes on which a mapping leads to a bridge that is not there. */
const nodesWithoutBridge = (localnet: string, world: World): readonly string[] =>
  (world.localnet(localnet)?.chains ?? []).flatMap(({ node, mapping, bridge }) =>
    mapping.known && mapping.value !== undefined && bridge.known && bridge.value === undefined
      ? [node]
      : [],
  );

/** Makes what a policy has left at its localnet or bridge, and what takes that away. */
const leftoverMaker =
  (name: string, place: string, remove: Leftover['remove']) =>
  (type: Leftover['type'], nodes: readonly string[], complete: Leftover['complete']): Leftover => ({
    type,
    id: `${type} ${name}`,
    place,
    name,
    nodes,
    complete,
    remove,
  });

const ofPolicy = (
  policy: NodeNetworkConfigurationPolicyFacts,
  world: World,
): Leftover | undefined => {
  const { name, mappings } = policy;
  const [first] = mappings;
  // What maps more than one localnet was not written like that by us; somebody is at work on it.
  if (first === undefined || mappings.length > 1) return undefined;
  const { localnet } = first;
  const leftover = leftoverMaker(name, localnet, { type: 'remove-localnet', localnet });
  if (first.absent) {
    return isProgressing(policy) ? undefined : leftover('policy-emptied', [], undefined);
  }
  const failed = failedNodes(policy, world);
  if (failed !== undefined) {
    return leftover('policy-failed', failed, { type: 'retry-policy', policy: name });
  }
  if (isProgressing(policy)) return undefined;
  const dangling = nodesWithoutBridge(localnet, world);
  if (dangling.length > 0) return leftover('localnet-dangling', dangling, undefined);
  const isUnused =
    unreadUsers(world).length === 0 && (world.localnet(localnet)?.networks ?? []).length === 0;
  return isUnused ? leftover('localnet-unused', [], 'create-network') : undefined;
};

/** The same of a policy that makes a Linux bridge, to which nothing is mapped. */
const ofBridgePolicy = (
  policy: NodeNetworkConfigurationPolicyFacts,
  world: World,
): Leftover | undefined => {
  const { name, mappings, interfaces } = policy;
  const [bridge, ...others] = interfaces.filter(({ type }) => type === 'linux-bridge');
  if (bridge === undefined || others.length > 0 || mappings.length > 0) return undefined;
  const leftover = leftoverMaker(name, bridge.name, { type: 'remove-bridge', bridge: bridge.name });
  if (bridge.state === 'absent') {
    return isProgressing(policy) ? undefined : leftover('bridge-emptied', [], undefined);
  }
  const failed = failedNodes(policy, world);
  if (failed !== undefined) {
    return leftover('bridge-failed', failed, { type: 'retry-policy', policy: name });
  }
  const isUsed =
    unreadUsers(world).length > 0 || world.networks().some((one) => one.bridge === bridge.name);
  return isProgressing(policy) || isUsed
    ? undefined
    : leftover('bridge-unused', [], 'create-network');
};

const hasLinuxBridge = (interfaces: readonly InterfaceFacts[], bridge: string): boolean =>
  interfaces.some(
    ({ name, type, state }) => name === bridge && type === 'linux-bridge' && state !== 'absent',
  );

const ofBridgeNetworks = (world: World): readonly Leftover[] => {
  const { inventory } = world;
  if (inventory.doubt('nns') !== undefined || inventory.doubt('nncp') !== undefined) return [];
  return world.networks().flatMap(({ id, name, bridge, attachments }): readonly Leftover[] => {
    if (bridge === undefined || !attachments.some((key) => isOurs(key, world))) return [];
    const isThere = [...inventory.all('nns'), ...inventory.all('nncp')].some(({ interfaces }) =>
      hasLinuxBridge(interfaces, bridge),
    );
    return isThere
      ? []
      : [
          {
            type: 'network-bridgeless',
            id: `network-bridgeless ${id}`,
            place: bridge,
            name,
            nodes: [],
            complete: undefined,
            remove: { type: 'remove-vlan-network', network: id },
          },
        ];
  });
};

const isOurs = (attachment: string, { inventory }: World): boolean =>
  inventory.get('nad', attachment)?.managedByUs === true;

const ofNetworks = (world: World): readonly Leftover[] => {
  const { inventory } = world;
  const { nodesByLocalnet } = inventory.indexes;
  const isUnread =
    inventory.doubt('nns') !== undefined ||
    inventory.doubt('nncp') !== undefined ||
    mappingsBlind(world) !== undefined;
  if (isUnread) return [];
  return world.networks().flatMap(({ id, name, localnet, attachments }): readonly Leftover[] => {
    if (localnet === undefined || nodesByLocalnet.get(localnet).size > 0) return [];
    if (policiesMapping(inventory, localnet).length > 0) return [];
    return attachments.some((key) => isOurs(key, world))
      ? [
          {
            type: 'network-unmapped',
            id: `network-unmapped ${id}`,
            place: localnet,
            name,
            nodes: [],
            complete: undefined,
            remove: { type: 'remove-vlan-network', network: id },
          },
        ]
      : [];
  });
};

/** Everything that was left behind, by name. Where something could not be read, nothing is claimed of it. */
export const leftoversOf = (world: World): readonly Leftover[] => {
  const policies = [...world.inventory.all('nncp')].filter(
    ({ managedByUs, deleting }) => managedByUs && !deleting,
  );
  return [
    ...policies.flatMap((policy) => ofPolicy(policy, world) ?? ofBridgePolicy(policy, world) ?? []),
    ...ofNetworks(world),
    ...ofBridgeNetworks(world),
  ].sort((a, b) => compareNames(a.id, b.id));
};
