import { bridgesAt } from './bridgesAt';
import type { BridgeAt } from '../networks/chain';
import { interfaceTouches, localnetTouches } from '../networks/policyTouches';
import { uplinksOfGroups } from '../networks/switchSayings';
import type { UplinkAt } from '../networks/switchSayings';
import type { World } from '../networks/world';
import { parseLocalnetName } from '../values/localnetName';
import type { VlanRange } from '../values/vlanRanges';
import type { PhysicalDraft } from './createDraft';
import type { PhysicalNetwork } from './intent';
import { isRefused, refuse, warn } from './refusal';
import type { Refusal } from './refusal';
import { partsOf } from './partsOf';
import { readGuests } from './readGuests';
import { validateLinuxBridge } from './validateLinuxBridge';
import { validateNewBridge } from './validateNewBridge';
import { validateNodes } from './validateNodes';

/** The physical network of a draft, and the bridges that would carry networks on it. */
export interface PhysicalValidation {
  physical: PhysicalNetwork | undefined;
  refusals: readonly Refusal[];
  bridges: readonly BridgeAt[];
  /** VLANs that each port of a Linux bridge towards the switch lets through; empty where none filters. */
  trunks?: readonly (readonly VlanRange[])[];
  /** Uplinks that are to be made; those of `bridges` are there. */
  uplinks?: readonly UplinkAt[];
}

/** OVN-Kubernetes maps it to br-ex on every node by itself: legal to use, never to write (go-controller/pkg/node/bridgeconfig). */
const PHYSNET = 'physnet';

const list = (names: readonly string[]): string => names.join(', ');

const validateExisting = (localnet: string, world: World): PhysicalValidation => {
  const field = 'physical.localnet';
  if (localnet === '') {
    return { physical: undefined, refusals: [refuse(field, 'localnet-empty')], bridges: [] };
  }
  const found = world.localnet(localnet);
  const chains = found?.chains ?? [];
  const mapped = chains.filter(({ mapping }) => mapping.known && mapping.value !== undefined);
  const unread = world.inventory.unknown('nns') !== undefined;
  const refusals: Refusal[] = [];
  if (unread) refusals.push(warn(field, 'localnets-unproven', { localnet }));
  else if (mapped.length === 0) {
    if (localnet !== PHYSNET) refusals.push(refuse(field, 'localnet-unknown', { localnet }));
  } else if ((found?.coverage.broken.length ?? 0) > 0) {
    const nodes = list(found?.coverage.broken ?? []);
    refusals.push(warn(field, 'localnet-not-whole', { localnet, nodes }));
  }
  return {
    physical: isRefused(refusals) ? undefined : { type: 'existing-localnet', localnet },
    refusals,
    bridges: mapped.map(({ node, bridge }) => ({ node, bridge })),
  };
};

const validateNewName = (text: string, world: World): readonly Refusal[] => {
  const field = 'physical.localnet';
  const parsed = parseLocalnetName(text);
  if (!parsed.ok) return [refuse(field, parsed.error, { localnet: text })];
  const localnet = parsed.value;
  const found = world.localnet(localnet);
  const [bridge] = found?.bridges ?? [];
  if (bridge !== undefined) return [refuse(field, 'localnet-taken', { localnet, bridge })];
  const [policy] = found?.policies ?? [];
  if (policy !== undefined) return [refuse(field, 'localnet-asked', { localnet, policy })];
  const networks = (found?.networks ?? []).map((id) => world.network(id)?.name ?? id);
  return [
    ...(networks.length > 0
      ? [warn(field, 'localnet-awaited', { localnet, networks: list(networks) })]
      : []),
    ...(world.inventory.unknown('nns') === undefined
      ? []
      : [warn(field, 'localnets-unproven', { localnet })]),
  ];
};

const validateBridge = (
  bridge: string,
  at: readonly BridgeAt[],
  { inventory }: World,
): readonly Refusal[] => {
  const field = 'physical.bridge';
  if (bridge === '') return [refuse(field, 'bridge-empty')];
  if (bridge === 'br-int') return [refuse(field, 'bridge-reserved', { bridge })];
  const where = (holds: (entry: BridgeAt) => boolean): string =>
    list(at.filter(holds).map(({ node }) => node));
  const missing = where(({ bridge: found }) => found.known && found.value === undefined);
  const wrong = where(({ bridge: found }) => found.known && found.value?.type === 'linux-bridge');
  const bare = where(
    ({ bridge: found }) =>
      found.known && found.value?.type === 'ovs-bridge' && found.value.uplinks.length === 0,
  );
  const unread = where(({ bridge: found }) => !found.known);
  const nodes = at.map(({ node }) => node);
  const unwanted = interfaceTouches(inventory, [bridge], nodes).find(
    ({ does }) => does === 'removes',
  );
  return [
    ...(unwanted === undefined
      ? []
      : [
          refuse(field, 'interface-unwanted', {
            name: bridge,
            policy: unwanted.policy,
            nodes: list(unwanted.nodes),
          }),
        ]),
    ...(missing === '' ? [] : [refuse(field, 'bridge-missing', { bridge, nodes: missing })]),
    ...(wrong === '' ? [] : [refuse(field, 'bridge-not-ovs', { bridge, nodes: wrong })]),
    ...(bare === '' ? [] : [warn(field, 'bridge-no-uplink', { bridge, nodes: bare })]),
    ...(unread === '' ? [] : [warn(field, 'bridge-unread', { bridge, nodes: unread })]),
  ];
};

/** How many nodes change at a time; empty leaves it to the operator. */
const readLimit = (draft: PhysicalDraft) => {
  const limit = draft.maxUnavailable.trim();
  const isReadable = limit === '' || /^[1-9]\d{0,3}$/.test(limit);
  return {
    refusals: isReadable ? [] : [refuse('physical.maxUnavailable', 'max-unavailable-form')],
    limit: limit === '' || !isReadable ? {} : { maxUnavailable: Number(limit) },
  };
};

/** What every policy of a new localnet needs: the name, the nodes, and how many of them at a time. */
const validateRollout = (draft: PhysicalDraft, world: World) => {
  const text = draft.localnet.trim();
  const localnet = parseLocalnetName(text);
  const chosen = validateNodes(draft, text, world);
  const { limit, refusals } = readLimit(draft);
  const unwanted = localnetTouches(world.inventory, text, chosen.nodes).find(
    ({ does }) => does === 'removes',
  );
  return {
    chosen,
    limit,
    localnet: localnet.ok ? localnet.value : undefined,
    nameRefusals: [
      ...validateNewName(text, world),
      ...(unwanted === undefined
        ? []
        : [
            refuse('physical.localnet', 'localnet-unwanted', {
              localnet: text,
              policy: unwanted.policy,
              nodes: list(unwanted.nodes),
            }),
          ]),
    ],
    refusals: [...chosen.refusals, ...refusals],
  };
};

const validateNewLocalnet = (draft: PhysicalDraft, world: World): PhysicalValidation => {
  const bridge = draft.bridge.trim();
  const { chosen, limit, localnet, nameRefusals, refusals: others } = validateRollout(draft, world);
  const bridges = bridge === '' ? [] : bridgesAt(bridge, chosen.nodes, world);
  const refusals = [...nameRefusals, ...validateBridge(bridge, bridges, world), ...others];
  const nodes = partsOf(chosen, localnet ?? '', [], undefined, world);
  const physical =
    isRefused(refusals) || localnet === undefined || nodes === undefined
      ? undefined
      : { type: 'new-localnet' as const, localnet, bridge, ...nodes, ...limit };
  return { physical, refusals, bridges };
};

const validateBridgeToMake = (
  draft: PhysicalDraft,
  mtu: number | undefined,
  world: World,
): PhysicalValidation => {
  const { chosen, limit, localnet, nameRefusals, refusals: others } = validateRollout(draft, world);
  const made = validateNewBridge(draft, chosen.nodes, mtu, world);
  const refusals = [...nameRefusals, ...made.refusals, ...others];
  const { bridge, uplink, groups } = made;
  const nodes = partsOf(chosen, localnet ?? '', groups, uplink, world);
  const physical =
    isRefused(refusals) ||
    localnet === undefined ||
    nodes === undefined ||
    bridge === undefined ||
    uplink === undefined
      ? undefined
      : {
          type: 'new-bridge' as const,
          localnet,
          bridge,
          uplink,
          lldp: draft.lldp,
          ...nodes,
          ...limit,
        };
  return { physical, refusals, bridges: [], uplinks: uplinksOfGroups(world.inventory, groups) };
};

const validateLinuxBridgeToMake = (
  draft: PhysicalDraft,
  mtu: number | undefined,
  world: World,
): PhysicalValidation => {
  const chosen = validateNodes(draft, draft.newBridge.trim(), world);
  const { limit, refusals: limits } = readLimit(draft);
  const made = validateNewBridge(draft, chosen.nodes, mtu, world);
  const { guests, trunk, refusals: own } = readGuests(draft);
  const refusals = [...made.refusals, ...own, ...chosen.refusals, ...limits];
  const { bridge, uplink, groups } = made;
  const nodes = partsOf(chosen, bridge ?? '', groups, uplink, world);
  const physical =
    isRefused(refusals) || nodes === undefined || bridge === undefined || uplink === undefined
      ? undefined
      : {
          type: 'new-linux-bridge' as const,
          bridge,
          uplink,
          trunk,
          guests,
          lldp: draft.lldp,
          ...nodes,
          ...limit,
        };
  return {
    physical,
    refusals,
    bridges: [],
    trunks: [trunk],
    uplinks: uplinksOfGroups(world.inventory, groups),
  };
};

/** A localnet drops what such guests send, without a word: OVN lets a port send from its own addresses only, and no tag but its network's. */
const guestsRefusal = ({ guestsChangeMacs, guestsTag }: PhysicalDraft): readonly Refusal[] =>
  guestsChangeMacs || guestsTag ? [refuse('physical.choice', 'guests-need-linux-bridge')] : [];

const validateChoice = (
  draft: PhysicalDraft,
  world: World,
  mtu: number | undefined,
): PhysicalValidation => {
  switch (draft.choice) {
    case 'existing-localnet':
      return validateExisting(draft.localnet.trim(), world);
    case 'new-localnet':
      return validateNewLocalnet(draft, world);
    case 'new-bridge':
      return validateBridgeToMake(draft, mtu, world);
    case 'existing-linux-bridge':
      return validateLinuxBridge(draft, world);
    case 'new-linux-bridge':
      return validateLinuxBridgeToMake(draft, mtu, world);
  }
};

/**
 * Reads the second step of the wizard. Facts that could not be read are warnings: they are no reason to refuse, and none to say it is fine.
 * `mtu` is the highest that the networks of the form need; a new bridge gets its uplinks raised to it.
 */
export const validatePhysical = (
  draft: PhysicalDraft,
  world: World,
  mtu?: number,
): PhysicalValidation => {
  const read = validateChoice(draft, world, mtu);
  const dropped = draft.choice.endsWith('linux-bridge') ? [] : guestsRefusal(draft);
  return dropped.length === 0
    ? read
    : { ...read, physical: undefined, refusals: [...dropped, ...read.refusals] };
};
