import type { RemoveLocalnet } from '../intents/intent';
import { refuse } from '../intents/refusal';
import type { Refusal, RefusalCode } from '../intents/refusal';
import { readNodeNetworkConfigurationPolicy } from '../kinds/nodeNetworkConfigurationPolicy';
import type { NodeNetworkConfigurationPolicyFacts } from '../kinds/nodeNetworkConfigurationPolicy';
import { ownBridgeOf } from '../kinds/ownBridge';
import { bridgeUsers } from '../networks/bridgeUsers';
import type { World } from '../networks/world';
import type { CurrentObjects } from './objectsNeeded';
import type { Plan } from './plan';
import { policyRemoval } from './policyRemoval';
import { unreadUsers } from './unreadUsers';

/** Policies that have to do with a localnet, sorted; those that take it away as well, because a removal may have stopped half way. */
const policiesOf = (localnet: string, { inventory }: World): readonly string[] =>
  [...inventory.indexes.policiesByLocalnet.get(localnet)].sort();

/** Why a policy cannot be removed with the localnet: it is not ours, or it does more than we wrote into it. */
const refusalOf = (
  policy: string,
  localnet: string,
  facts: NodeNetworkConfigurationPolicyFacts | undefined,
  object: unknown,
  world: World,
): Refusal | undefined => {
  const refused = (code: RefusalCode): Refusal =>
    refuse(`policies[${policy}]`, code, { policy, localnet });
  if (facts === undefined) return refused('policy-unread');
  if (!facts.managedByUs) return refused('policy-foreign');
  if (facts.mappings.some((mapping) => mapping.localnet !== localnet)) {
    return refused('policy-edited');
  }
  if (facts.interfaces.length === 0) return undefined;
  const own = ownBridgeOf(object);
  if (own === undefined) return refused('policy-edited');
  if (own.uplink === undefined) return undefined;
  const { bridge } = own;
  if (world.inventory.unknown('nns') !== undefined) {
    return refuse(`policies[${policy}]`, 'bridge-use-unproven', { bridge });
  }
  const users = bridgeUsers(bridge, { policies: policiesOf(localnet, world), localnet }, world);
  return users.length === 0
    ? undefined
    : refuse(`policies[${policy}]`, 'bridge-in-use', { bridge, users: users.join(', ') });
};

/**
 * Takes a localnet that nobody uses off the nodes, and then away with the policies that we made for it: the mapping first, because deleting a
 * policy reverts nothing on the nodes. A bridge that such a policy made goes with it when nobody else is on it, and its NICs get back what
 * they had. All or nothing: a policy that somebody else wrote, or edited, keeps everything.
 */
export const planRemoveLocalnet = (
  intent: RemoveLocalnet,
  world: World,
  current: CurrentObjects,
): Plan => {
  const { localnet } = intent;
  const { inventory } = world;
  const refused = (...refusals: readonly Refusal[]): Plan => ({ intent, steps: [], refusals });
  const networks = world.localnet(localnet)?.networks ?? [];
  if (networks.length > 0) {
    const names = networks.flatMap((id) => world.network(id)?.name ?? []);
    return refused(refuse('localnet', 'localnet-in-use', { localnet, networks: names.join(', ') }));
  }
  if (unreadUsers(world).length > 0) {
    return refused(refuse('localnet', 'localnet-use-unproven', { localnet }));
  }
  const policies = policiesOf(localnet, world);
  if (policies.length === 0 && inventory.indexes.nodesByLocalnet.get(localnet).size > 0) {
    return refused(refuse('localnet', 'localnet-foreign', { localnet }));
  }
  const objects = policies.map((name) => ({ name, object: current[`nncp ${name}`] }));
  const refusals = objects.flatMap(({ name, object }) => {
    const facts = readNodeNetworkConfigurationPolicy(object).facts ?? inventory.get('nncp', name);
    return refusalOf(name, localnet, facts, object, world) ?? [];
  });
  if (refusals.length > 0) return refused(...refusals);
  return {
    intent,
    steps: objects.flatMap(({ name, object }) => policyRemoval(name, object, world)),
  };
};
