import type { RemoveBridge } from '../intents/intent';
import { refuse } from '../intents/refusal';
import type { Refusal } from '../intents/refusal';
import { readNodeNetworkConfigurationPolicy } from '../kinds/nodeNetworkConfigurationPolicy';
import { ownBridgeOf } from '../kinds/ownBridge';
import { bridgeUsers } from '../networks/bridgeUsers';
import type { World } from '../networks/world';
import { linuxBridgePolicies } from './linuxBridgePolicies';
import type { CurrentObjects } from './objectsNeeded';
import type { Plan } from './plan';
import { policyRemoval } from './policyRemoval';
import { unreadUsers } from './unreadUsers';

/** Why a policy cannot be removed with the bridge: it is not ours, or it does more than we wrote into it. */
const refusalOf = (
  policy: string,
  bridge: string,
  object: unknown,
  { inventory }: World,
): Refusal | undefined => {
  const field = `policies[${policy}]`;
  const facts = readNodeNetworkConfigurationPolicy(object).facts ?? inventory.get('nncp', policy);
  if (facts === undefined) return refuse(field, 'policy-unread', { policy });
  if (!facts.managedByUs) return refuse(field, 'bridge-policy-foreign', { policy, bridge });
  const own = ownBridgeOf(object);
  return own?.type === 'linux-bridge' && own.bridge === bridge
    ? undefined
    : refuse(field, 'bridge-policy-edited', { policy, bridge });
};

/**
 * Takes a Linux bridge that nobody uses off the nodes, its NICs as they were before, and then away the policies that we made for it. All or
 * nothing: while an attachment, a VLAN interface or a policy of somebody else is on it, it stays, and they are named.
 */
export const planRemoveBridge = (
  intent: RemoveBridge,
  world: World,
  current: CurrentObjects,
): Plan => {
  const { bridge } = intent;
  const refused = (...refusals: readonly Refusal[]): Plan => ({ intent, steps: [], refusals });
  const policies = linuxBridgePolicies(bridge, world);
  const users = bridgeUsers(bridge, { policies }, world);
  if (users.length > 0) {
    return refused(refuse('bridge', 'bridge-in-use', { bridge, users: users.join(', ') }));
  }
  if (unreadUsers(world).length > 0) {
    return refused(refuse('bridge', 'bridge-networks-unproven', { bridge }));
  }
  if (world.inventory.doubt('nns') !== undefined) {
    return refused(refuse('bridge', 'bridge-use-unproven', { bridge }));
  }
  const isThere = [...world.inventory.all('nns')].some(({ interfaces }) =>
    interfaces.some(({ name, type }) => name === bridge && type === 'linux-bridge'),
  );
  if (policies.length === 0 && isThere) {
    return refused(refuse('bridge', 'bridge-foreign', { bridge }));
  }
  const objects = policies.map((name) => ({ name, object: current[`nncp ${name}`] }));
  const refusals = objects.flatMap(
    ({ name, object }) => refusalOf(name, bridge, object, world) ?? [],
  );
  if (refusals.length > 0) return refused(...refusals);
  return {
    intent,
    steps: objects.flatMap(({ name, object }) => policyRemoval(name, object, world)),
  };
};
