import type { PolicyUplink } from '../kinds/bridgePolicy';
import { matchUplinks } from '../networks/matchUplinks';
import type { UplinkGroup } from '../networks/matchUplinks';
import { nodeStateOf } from '../networks/nodeChain';
import { interfaceTouches } from '../networks/policyTouches';
import { uplinkMatrix } from '../networks/uplinkMatrix';
import type { UplinkCellPart, UplinkRow, UplinkVerdict } from '../networks/uplinkMatrix';
import type { World } from '../networks/world';
import { parseInterfaceName } from '../values/interfaceName';
import type { InterfaceName } from '../values/interfaceName';
import type { PhysicalDraft } from './createDraft';
import { readUplink } from './readUplink';
import { refuse, warn } from './refusal';
import type { Refusal } from './refusal';

const list = (names: readonly string[]): string => names.join(', ');

const UPLINKS = 'physical.uplinks';

/** Checks the name of something that the policy makes on the nodes: well formed, and neither there nor asked for by a policy. */
const checkNewInterface = (
  text: string,
  field: string,
  nodes: readonly string[],
  { inventory }: World,
): { name: InterfaceName | undefined; refusals: readonly Refusal[] } => {
  const parsed = parseInterfaceName(text);
  if (!parsed.ok) {
    return { name: undefined, refusals: [refuse(field, parsed.error, { name: text.trim() })] };
  }
  const name = parsed.value;
  const there = nodes.filter((node) => {
    const state = nodeStateOf(inventory, node);
    return state.known && state.value.interfaces.some((facts) => facts.name === name);
  });
  if (there.length > 0) {
    return { name, refusals: [refuse(field, 'bridge-on-node', { name, nodes: list(there) })] };
  }
  const [touch] = interfaceTouches(inventory, [name], nodes);
  if (touch === undefined) return { name, refusals: [] };
  const { policy, does } = touch;
  const code = does === 'describes' ? 'bridge-asked' : 'interface-unwanted';
  return { name, refusals: [refuse(field, code, { name, policy, nodes: list(touch.nodes) })] };
};

/** Why an uplink does not serve on these nodes; nothing for nodes on which it is free without a remark. */
const objection = (uplink: string, verdict: UplinkVerdict, on: readonly string[]): Refusal[] => {
  const nodes = list(on);
  switch (verdict.state) {
    case 'free':
      return verdict.losesAddresses.length === 0
        ? []
        : [
            warn(UPLINKS, 'uplink-loses-address', {
              uplink,
              addresses: list(verdict.losesAddresses),
              nodes,
            }),
          ];
    case 'missing':
      return [refuse(UPLINKS, 'uplink-missing', { uplink, nodes })];
    case 'unknown':
      return [warn(UPLINKS, 'uplink-unread', { uplink, nodes })];
    case 'too-small':
      return [refuse(UPLINKS, 'uplink-too-small', { uplink, nodes, limit: verdict.maxMtu })];
    case 'used': {
      const { reason, ...by } = verdict.use;
      return [refuse(UPLINKS, `uplink-${reason}`, { uplink, nodes, ...by })];
    }
  }
};

const objections = (
  uplink: string,
  cells: readonly (readonly UplinkCellPart[])[],
): readonly Refusal[] =>
  cells.flatMap((parts) =>
    parts.flatMap(({ verdict, nodes }) => objection(uplink, verdict, nodes)),
  );

/** A bond whose members have other names on other nodes cannot be given an MTU by one policy. */
const checkMembers = (
  uplink: string,
  nodes: readonly string[],
  { inventory }: World,
): readonly Refusal[] => {
  const members = new Set(
    nodes.flatMap((node) => {
      const state = nodeStateOf(inventory, node);
      const bond = state.known
        ? state.value.interfaces.find(({ name, type }) => name === uplink && type === 'bond')
        : undefined;
      return bond?.bond === undefined ? [] : [list([...bond.bond.members].sort())];
    }),
  );
  return members.size > 1
    ? [refuse(UPLINKS, 'uplink-members-differ', { uplink, members: [...members].join(' / ') })]
    : [];
};

const raises = (row: UplinkRow): boolean =>
  row.cells.some((parts) =>
    parts.some(({ verdict }) => verdict.state === 'free' && verdict.raisesMtuFrom !== undefined),
  );

/** The uplinks as these nodes call them. */
const checkGroup = (
  { nodes, uplinks }: UplinkGroup,
  makesBond: boolean,
  mtu: number | undefined,
  world: World,
): readonly Refusal[] => {
  const { inventory } = world;
  const { rows } = uplinkMatrix(inventory, {
    columns: [{ id: 'chosen', nodes }],
    ...(mtu !== undefined && { mtu }),
  });
  const unread = nodes.filter((node) => !nodeStateOf(inventory, node).known);
  const unwanted = interfaceTouches(inventory, uplinks, nodes)
    .filter(({ does }) => does === 'removes')
    .map(({ name, policy, nodes: on }) =>
      refuse(UPLINKS, 'interface-unwanted', { name, policy, nodes: list(on) }),
    );
  const own = uplinks.flatMap((uplink) => {
    const row = rows.find(({ names }) => names.includes(uplink));
    if (row === undefined) {
      return unread.length === nodes.length
        ? [warn(UPLINKS, 'uplink-unread', { uplink, nodes: list(nodes) })]
        : [refuse(UPLINKS, 'uplink-missing', { uplink, nodes: list(nodes) })];
    }
    return [
      ...objections(uplink, row.cells),
      ...(row.type === 'bond' && makesBond ? [refuse(UPLINKS, 'bond-of-bonds', { uplink })] : []),
      ...(row.type === 'bond' && raises(row) ? checkMembers(uplink, nodes, world) : []),
    ];
  });
  return [...own, ...unwanted];
};

const checkUplinks = (
  draft: PhysicalDraft,
  nodes: readonly string[],
  mtu: number | undefined,
  world: World,
): { groups: readonly UplinkGroup[]; refusals: readonly Refusal[] } => {
  const { uplinks, matchBy, uplinkKind } = draft;
  const makesBond = uplinkKind !== 'interface';
  const asNamed = [{ nodes, uplinks }];
  const matched =
    matchBy === '' ? undefined : matchUplinks(world.inventory, nodes, uplinks, matchBy);
  // Where nobody said that names differ, a NIC that one node lacks is missing there.
  const groups = matched === undefined || matched.groups.length === 0 ? asNamed : matched.groups;
  return {
    groups,
    refusals: [
      ...groups.flatMap((group) => checkGroup(group, makesBond, mtu, world)),
      ...(matched?.unmatched ?? []).map(({ node, uplink }) =>
        refuse(UPLINKS, 'uplink-unmatched', { uplink, node }),
      ),
      ...(groups.length > 1
        ? [warn(UPLINKS, 'uplinks-matched', { names: matchText(groups) })]
        : []),
    ],
  };
};

/** `worker-3: enp5s0, enp6s0; worker-7: …`, for the nodes on which the names are others. */
const matchText = (groups: readonly UplinkGroup[]): string =>
  groups
    .slice(1)
    .map(({ nodes, uplinks }) => `${list(nodes)}: ${list(uplinks)}`)
    .join('; ');

/** The new bridge of a draft with its uplink; each is there only when nothing refuses it. */
export interface NewBridgeValidation {
  bridge: InterfaceName | undefined;
  uplink: PolicyUplink | undefined;
  /** What the uplinks are called on which nodes; one group unless names differ. */
  groups: readonly UplinkGroup[];
  refusals: readonly Refusal[];
}

/**
 * Reads the fields of a new bridge. nmstate takes a NIC that does not exist, or br-ex's own uplink, without a word (an internal port is made
 * of the one, the other is taken from br-ex), so every chosen NIC has to be free on every chosen node. `mtu` is what the networks need.
 */
export const validateNewBridge = (
  draft: PhysicalDraft,
  nodes: readonly string[],
  mtu: number | undefined,
  world: World,
): NewBridgeValidation => {
  const isLinux = draft.choice === 'new-linux-bridge';
  const bridge = checkNewInterface(draft.newBridge, 'physical.newBridge', nodes, world);
  const makesBond = draft.uplinkKind !== 'interface';
  const bond = makesBond
    ? checkNewInterface(draft.bondName, 'physical.bondName', nodes, world)
    : undefined;
  const twice =
    bond?.name !== undefined && bond.name === bridge.name
      ? [refuse('physical.bondName', 'bond-repeated', { name: bond.name })]
      : [];
  const { uplink, refusals } = readUplink(draft, bond?.name, isLinux);
  const below = checkUplinks(draft, nodes, mtu, world);
  return {
    bridge: bridge.name,
    uplink,
    groups: below.groups,
    refusals: [
      ...bridge.refusals,
      ...(bond?.refusals ?? []),
      ...twice,
      ...refusals,
      ...below.refusals,
    ],
  };
};
