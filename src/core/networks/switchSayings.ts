import type { Inventory } from '../inventory/inventory';
import type { BridgeAt, Uplink } from './chain';
import type { UplinkGroup } from './matchUplinks';
import { uplinkOn } from './bridgeOnNode';

/** An uplink of one node, with what the switch says at it. */
export interface UplinkAt {
  node: string;
  uplink: Uplink;
}

/** Uplinks of bridges that are there. */
export const uplinksOfBridges = (bridges: readonly BridgeAt[]): readonly UplinkAt[] =>
  bridges.flatMap(({ node, bridge }) =>
    bridge.known ? (bridge.value?.uplinks ?? []).map((uplink) => ({ node, uplink })) : [],
  );

/** NICs and bonds that are to become uplinks, as far as their nodes were read. */
export const uplinksOfGroups = (
  inventory: Inventory,
  groups: readonly UplinkGroup[],
): readonly UplinkAt[] =>
  groups.flatMap(({ nodes, uplinks }) =>
    nodes.flatMap((node) => {
      const state = inventory.get('nns', node);
      return uplinks.flatMap((name) => {
        const uplink = state && uplinkOn(state, name);
        return uplink === undefined ? [] : [{ node, uplink }];
      });
    }),
  );

/** What switch ports say alike, with the uplinks that hear it. */
export interface SwitchSaying {
  uplink: string;
  systems: readonly string[];
  /** Ports of the switches, by node in the order of `nodes`. */
  ports: readonly string[];
  vlans: readonly number[];
  pvid: number | undefined;
  nodes: readonly string[];
}

export interface SwitchSayings {
  said: readonly SwitchSaying[];
  /** Uplinks at which no switch is heard, with their nodes. */
  silent: readonly { uplink: string; nodes: readonly string[] }[];
}

/** Groups what the switches say over LLDP by uplink and by what they carry. */
export const switchSayings = (uplinks: readonly UplinkAt[]): SwitchSayings => {
  const said = new Map<
    string,
    Omit<SwitchSaying, 'systems' | 'ports' | 'nodes'> & {
      systems: Set<string>;
      ports: string[];
      nodes: string[];
    }
  >();
  const silent = new Map<string, string[]>();
  for (const { node, uplink } of uplinks) {
    const { name, neighbours } = uplink;
    if (neighbours.length === 0) silent.set(name, [...(silent.get(name) ?? []), node]);
    for (const { system, port, vlans, pvid } of neighbours) {
      const key = JSON.stringify([name, vlans, pvid ?? null]);
      const one = said.get(key) ?? {
        uplink: name,
        systems: new Set<string>(),
        ports: [],
        vlans,
        pvid,
        nodes: [],
      };
      said.set(key, one);
      one.systems.add(system);
      one.ports.push(port);
      if (one.nodes.at(-1) !== node) one.nodes.push(node);
    }
  }
  return {
    said: [...said.values()].map((one) => ({ ...one, systems: [...one.systems] })),
    silent: [...silent].map(([uplink, nodes]) => ({ uplink, nodes })),
  };
};
