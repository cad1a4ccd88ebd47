import type { UplinkAt } from '../networks/switchSayings';
import { warn } from './refusal';
import type { Refusal } from './refusal';

const list = (names: Iterable<string>): string => [...new Set(names)].join(', ');

/**
 * Compares the VLAN of a network with what the switch says at the uplinks. Warnings only: a switch may announce some of its VLANs, or none, and
 * the port may be changed later.
 */
export const checkSwitch = (
  vlan: number | undefined,
  field: string,
  uplinks: readonly UplinkAt[],
): readonly Refusal[] => {
  if (vlan === undefined) return [];
  const hears = (holds: (uplink: UplinkAt) => boolean) => {
    const found = uplinks.filter(holds);
    return {
      uplink: list(found.map(({ uplink }) => uplink.name)),
      nodes: list(found.map(({ node }) => node)),
    };
  };
  const native = hears(({ uplink }) => uplink.neighbours.some(({ pvid }) => pvid === vlan));
  const unlisted = hears(({ uplink }) =>
    uplink.neighbours.some(({ vlans }) => vlans.length > 0 && !vlans.includes(vlan)),
  );
  if (native.nodes !== '') return [warn(field, 'vlan-native', { vlan, ...native })];
  return unlisted.nodes === '' ? [] : [warn(field, 'vlan-not-announced', { vlan, ...unlisted })];
};

/** Members of a bond that end at different switches, where the mode asks for one: right only when these are one to LACP (MLAG). */
export const checkBondSwitches = (
  mode: string | undefined,
  uplinks: readonly UplinkAt[],
): readonly Refusal[] => {
  if (mode !== '802.3ad' && mode !== 'lacp') return [];
  const systems = new Map<string, Set<string>>();
  for (const { node, uplink } of uplinks) {
    const seen = systems.get(node) ?? new Set();
    systems.set(node, seen);
    for (const { system } of uplink.neighbours) seen.add(system);
  }
  const split = [...systems].filter(([, seen]) => seen.size > 1);
  return split.length === 0
    ? []
    : [
        warn('physical.bondMode', 'bond-switches', {
          mode,
          nodes: list(split.map(([node]) => node)),
          members: list(split.flatMap(([, seen]) => [...seen])),
        }),
      ];
};
