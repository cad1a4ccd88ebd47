import type { InterfaceFacts } from '../kinds/networkInterface';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { sameFacts } from './sameFacts';

const byName = ({
  interfaces,
}: NodeNetworkStateFacts): ReadonlyMap<string, readonly InterfaceFacts[]> => {
  const found = new Map<string, InterfaceFacts[]>();
  for (const facts of interfaces) {
    const same = found.get(facts.name);
    if (same === undefined) found.set(facts.name, [facts]);
    else same.push(facts);
  }
  return found;
};

/** Names of the interfaces that came, went or changed between two reports of a node. */
export const changedInterfaces = (
  before: NodeNetworkStateFacts,
  after: NodeNetworkStateFacts,
): ReadonlySet<string> => {
  const [had, has] = [byName(before), byName(after)];
  return new Set(
    [...had.keys(), ...has.keys()].filter((name) => !sameFacts(had.get(name), has.get(name))),
  );
};

/** Whether a bridge is one of these interfaces, or one of its ports, a member of a bond among them, or what a VLAN interface is on. */
export const standsOn = (
  { interfaces }: NodeNetworkStateFacts,
  bridge: string,
  names: ReadonlySet<string>,
): boolean => {
  if (names.size === 0) return false;
  if (names.has(bridge)) return true;
  const ports = interfaces.flatMap((facts) => (facts.name === bridge ? (facts.ports ?? []) : []));
  const held = new Set(ports.flatMap(({ name, bond }) => [name, ...(bond?.members ?? [])]));
  if ([...held].some((name) => names.has(name))) return true;
  return interfaces.some(
    ({ name, bond, vlan }) =>
      held.has(name) &&
      [...(bond?.members ?? []), ...(vlan === undefined ? [] : [vlan.base])].some((part) =>
        names.has(part),
      ),
  );
};
