import { LINUX_BOND_MODES, OVS_BOND_MODES } from '../kinds/bridgePolicy';
import type { PolicyUplink } from '../kinds/bridgePolicy';
import { nodeStateOf } from '../networks/nodeChain';
import { namesIn, uplinkMatrix } from '../networks/uplinkMatrix';
import type { UplinkCellPart, UplinkRow, UplinkVerdict } from '../networks/uplinkMatrix';
import type { World } from '../networks/world';
import { parseInterfaceName } from '../values/interfaceName';
import type { InterfaceName } from '../values/interfaceName';
import type { PhysicalDraft } from './createDraft';
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
  const policy = [...inventory.all('nncp')].find((facts) => namesIn(facts).includes(name));
  return {
    name,
    refusals:
      policy === undefined ? [] : [refuse(field, 'bridge-asked', { name, policy: policy.name })],
  };
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

const checkUplinks = (
  draft: PhysicalDraft,
  nodes: readonly string[],
  mtu: number | undefined,
  world: World,
): readonly Refusal[] => {
  const { rows } = uplinkMatrix(world.inventory, {
    columns: [{ id: 'chosen', nodes }],
    ...(mtu !== undefined && { mtu }),
  });
  const unread = nodes.filter((node) => !nodeStateOf(world.inventory, node).known);
  return draft.uplinks.flatMap((uplink) => {
    const row = rows.find(({ names }) => names.includes(uplink));
    if (row === undefined) {
      return unread.length === nodes.length
        ? [warn(UPLINKS, 'uplink-unread', { uplink, nodes: list(nodes) })]
        : [refuse(UPLINKS, 'uplink-missing', { uplink, nodes: list(nodes) })];
    }
    return [
      ...objections(uplink, row.cells),
      ...(row.type === 'bond' && draft.uplinkKind !== 'interface'
        ? [refuse(UPLINKS, 'bond-of-bonds', { uplink })]
        : []),
      ...(row.type === 'bond' && raises(row) ? checkMembers(uplink, nodes, world) : []),
    ];
  });
};

const readUplink = (
  draft: PhysicalDraft,
  bond: InterfaceName | undefined,
): { uplink: PolicyUplink | undefined; refusals: readonly Refusal[] } => {
  const { uplinkKind, uplinks, bondMode } = draft;
  const [first, ...rest] = uplinks;
  if (uplinkKind === 'interface') {
    return first !== undefined && rest.length === 0
      ? { uplink: { type: 'interface', name: first }, refusals: [] }
      : { uplink: undefined, refusals: [refuse(UPLINKS, 'uplink-empty')] };
  }
  const few = uplinks.length < 2 ? [refuse(UPLINKS, 'bond-members')] : [];
  const modes: readonly string[] = uplinkKind === 'linux-bond' ? LINUX_BOND_MODES : OVS_BOND_MODES;
  const wrong = modes.includes(bondMode)
    ? []
    : [refuse('physical.bondMode', 'bond-mode', { mode: bondMode, modes: list(modes) })];
  const refusals = [...few, ...wrong];
  if (refusals.length > 0 || bond === undefined) return { uplink: undefined, refusals };
  if (uplinkKind === 'ovs-bond') {
    const mode = OVS_BOND_MODES.find((known) => known === bondMode);
    return {
      uplink: mode && { type: 'ovs-bond', name: bond, mode, members: uplinks },
      refusals,
    };
  }
  const mode = LINUX_BOND_MODES.find((known) => known === bondMode);
  return {
    uplink: mode && {
      type: 'linux-bond',
      name: bond,
      mode,
      members: uplinks,
      options: { miimon: 100 },
    },
    refusals,
  };
};

/** The new bridge of a draft with its uplink; each is there only when nothing refuses it. */
export interface NewBridgeValidation {
  bridge: InterfaceName | undefined;
  uplink: PolicyUplink | undefined;
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
  const bridge = checkNewInterface(draft.newBridge, 'physical.newBridge', nodes, world);
  const makesBond = draft.uplinkKind !== 'interface';
  const bond = makesBond
    ? checkNewInterface(draft.bondName, 'physical.bondName', nodes, world)
    : undefined;
  const twice =
    bond?.name !== undefined && bond.name === bridge.name
      ? [refuse('physical.bondName', 'bond-repeated', { name: bond.name })]
      : [];
  const { uplink, refusals } = readUplink(draft, bond?.name);
  return {
    bridge: bridge.name,
    uplink,
    refusals: [
      ...bridge.refusals,
      ...(bond?.refusals ?? []),
      ...twice,
      ...refusals,
      ...checkUplinks(draft, nodes, mtu, world),
    ],
  };
};
