import type { Inventory } from '../inventory/inventory';
import type { InterfaceFacts } from '../kinds/networkInterface';
import { compareNames } from '../values/compareNames';
import { nodeStateOf } from './nodeChain';

/**
 * How NICs of nodes with other names are told to be the same: the same place in the order of names, the same place in the order of MAC
 * addresses (those of one card follow each other), or the only one of that speed.
 */
export type MatchBy = 'position' | 'mac' | 'speed';

export const MATCHES: readonly MatchBy[] = ['position', 'mac', 'speed'];

/** Nodes on which the uplinks have these names. */
export interface UplinkGroup {
  nodes: readonly string[];
  uplinks: readonly string[];
}

export interface MatchedUplinks {
  /** The names as chosen come first, then by first node. */
  groups: readonly UplinkGroup[];
  /** Nodes that were read and on which an uplink has no counterpart, or more than one. */
  unmatched: readonly { node: string; uplink: string }[];
}

const sorted = (
  interfaces: readonly InterfaceFacts[],
  type: string,
  by: MatchBy,
): readonly InterfaceFacts[] => {
  const alike = interfaces.filter((facts) => facts.type === type && facts.state !== 'absent');
  return by === 'mac'
    ? alike.sort((a, b) => compareNames(a.mac ?? '', b.mac ?? ''))
    : alike.sort((a, b) => compareNames(a.name, b.name));
};

/** The counterpart of `wanted` among `there`, where `reference` are the interfaces beside `wanted`. */
const counterpart = (
  wanted: InterfaceFacts,
  reference: readonly InterfaceFacts[],
  there: readonly InterfaceFacts[],
  by: MatchBy,
): string | undefined => {
  if (by === 'speed') {
    const same = there.filter(
      ({ type, speed, state }) =>
        type === wanted.type && state !== 'absent' && speed !== undefined && speed === wanted.speed,
    );
    return same.length === 1 ? same[0]?.name : undefined;
  }
  const [here, others] = [sorted(reference, wanted.type, by), sorted(there, wanted.type, by)];
  if (by === 'mac' && [...here, ...others].some(({ mac }) => mac === undefined)) return undefined;
  return others[here.findIndex(({ name }) => name === wanted.name)]?.name;
};

/**
 * What the uplinks are called on each node. A node that has them by their names keeps them; the others are matched with the first node that
 * does, and never without being asked to (`by`). A node that was not read counts as having the names.
 */
export const matchUplinks = (
  inventory: Inventory,
  nodes: readonly string[],
  uplinks: readonly string[],
  by: MatchBy | '',
): MatchedUplinks => {
  const own: string[] = [];
  const others: { node: string; interfaces: readonly InterfaceFacts[] }[] = [];
  let reference: readonly InterfaceFacts[] | undefined;
  for (const node of nodes) {
    const state = nodeStateOf(inventory, node);
    const interfaces = state.known ? state.value.interfaces : undefined;
    const has = (name: string): boolean =>
      interfaces === undefined ||
      interfaces.some((facts) => facts.name === name && facts.state !== 'absent');
    if (interfaces === undefined || uplinks.every(has)) {
      own.push(node);
      reference ??= interfaces;
    } else others.push({ node, interfaces });
  }
  const unmatched: { node: string; uplink: string }[] = [];
  const groups = new Map<string, { nodes: string[]; uplinks: readonly string[] }>();
  if (own.length > 0) groups.set(uplinks.join(), { nodes: own, uplinks });
  for (const { node, interfaces } of others) {
    const names = uplinks.map((uplink) => {
      const wanted = reference?.find(({ name }) => name === uplink);
      return wanted === undefined || by === ''
        ? undefined
        : counterpart(wanted, reference ?? [], interfaces, by);
    });
    const found = names.flatMap((name) => name ?? []);
    if (new Set(found).size < uplinks.length) {
      const missing = uplinks.find((_, index) => names[index] === undefined) ?? uplinks[0] ?? '';
      unmatched.push({ node, uplink: missing });
      continue;
    }
    const group = groups.get(found.join()) ?? { nodes: [], uplinks: found };
    groups.set(found.join(), group);
    group.nodes.push(node);
  }
  return { groups: [...groups.values()], unmatched };
};
