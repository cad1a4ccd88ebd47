import { asArray, asName, asObject, asString, at } from '../values/json';
import type { PolicyUplink } from './bridgePolicy';
import { EARLIER_ANNOTATION, readEarlier } from './earlierInterfaces';
import type { EarlierInterface } from './earlierInterfaces';

/** What the removal of a bridge needs to know of the policy that made it. */
export interface OwnBridge {
  type: 'ovs-bridge' | 'linux-bridge';
  bridge: string;
  /** What is mapped to it; nothing is to a Linux bridge. */
  localnet?: string;
  /** `undefined`: the policy takes the bridge away already, because an earlier removal got this far. */
  uplink: Pick<PolicyUplink, 'type' | 'name'> | undefined;
  /** The interfaces below it as they were before. */
  were: readonly EarlierInterface[];
}

const hasOnly = (value: unknown, ...keys: readonly string[]): boolean =>
  Object.keys(asObject(value) ?? {}).every((key) => keys.includes(key));

const uplinkOf = (bridge: unknown, bond: unknown): OwnBridge['uplink'] | undefined => {
  const [port, ...more] = asArray(at(bridge, 'bridge', 'port'));
  const name = asName(at(port, 'name'));
  if (name === undefined || more.length > 0) return undefined;
  if (at(port, 'link-aggregation') !== undefined) return { type: 'ovs-bond', name };
  if (bond === undefined) return { type: 'interface', name };
  return asName(at(bond, 'name')) === name ? { type: 'linux-bond', name } : undefined;
};

const membersOf = (below: unknown): readonly string[] =>
  asArray(at(below, 'link-aggregation', 'port')).flatMap(
    (member) => asName(member) ?? asName(at(member, 'name')) ?? [],
  );

const bridgeTypes = ['ovs-bridge', 'linux-bridge'] as const;

/** The one bridge of a policy, with the mapping that belongs to an OVS bridge and nothing else beside the interfaces. */
const bridgeIn = (desired: unknown) => {
  const ovn = at(desired, 'ovn');
  const [mapping, ...otherMappings] = asArray(at(ovn, 'bridge-mappings'));
  const [found, ...others] = asArray(at(desired, 'interfaces')).flatMap((entry) => {
    const type = bridgeTypes.find((known) => known === at(entry, 'type'));
    return type === undefined ? [] : [{ type, entry }];
  });
  const bridge = asName(at(found?.entry, 'name'));
  if (found === undefined || bridge === undefined || others.length > 0) return undefined;
  if (found.type === 'linux-bridge') {
    return hasOnly(desired, 'interfaces') ? { ...found, bridge } : undefined;
  }
  const localnet = asName(at(mapping, 'localnet'));
  if (localnet === undefined || otherMappings.length > 0) return undefined;
  if (!hasOnly(desired, 'interfaces', 'ovn') || !hasOnly(ovn, 'bridge-mappings')) return undefined;
  return asName(at(mapping, 'bridge')) === bridge ? { ...found, bridge, localnet } : undefined;
};

/**
 * The bridge that a policy makes, or takes away, when that and its mapping is all that the policy does, as `bridgePolicy` and
 * `bridgeRemovalPatch` write it. `undefined` where it does more, or where it is not known what an interface below the bridge was before:
 * then a removal would lose what others wrote, or leave a NIC down.
 */
export const ownBridgeOf = (policy: unknown): OwnBridge | undefined => {
  const desired = at(policy, 'spec', 'desiredState');
  const found = bridgeIn(desired);
  if (found === undefined) return undefined;
  const { entry: bridge, ...own } = found;
  const others = asArray(at(desired, 'interfaces')).filter((entry) => entry !== bridge);

  const isAbsent = (entry: unknown): boolean => asString(at(entry, 'state')) === 'absent';
  const were = readEarlier(
    asString(at(policy, 'metadata', 'annotations', EARLIER_ANNOTATION)) ?? '',
  );
  const isKnown = (below: string): boolean => were.some((was) => was.name === below);
  // What is neither remembered nor the bond that the policy made, somebody else added.
  const added = others.filter((entry) => !isKnown(asName(at(entry, 'name')) ?? ''));
  const [bond, ...unknown] = added;
  if (unknown.length > 0) return undefined;
  if (bond !== undefined && asString(at(bond, 'type')) !== 'bond') return undefined;
  if (isAbsent(bridge)) {
    return bond === undefined || isAbsent(bond) ? { ...own, uplink: undefined, were } : undefined;
  }
  const uplink = uplinkOf(bridge, bond);
  if (uplink === undefined) return undefined;
  const below =
    uplink.type === 'interface'
      ? [uplink.name]
      : membersOf(uplink.type === 'linux-bond' ? bond : asArray(at(bridge, 'bridge', 'port'))[0]);
  return below.length > 0 && below.every(isKnown) ? { ...own, uplink, were } : undefined;
};
