import { bridgeOnNode } from '../networks/bridgeOnNode';
import { nodeStateOf } from '../networks/nodeChain';
import type { World } from '../networks/world';
import { parseLocalnetName } from '../values/localnetName';
import type { PhysicalDraft } from './createDraft';
import type { PhysicalNetwork } from './intent';
import { nodeSelectorText, parseNodeSelector } from './parseNodeSelector';
import type { NodeSelector } from './parseNodeSelector';
import { isRefused, refuse, warn } from './refusal';
import type { Refusal } from './refusal';
import { selectedNodes } from './selectedNodes';
import type { BridgeAt } from './uplinkLimits';
import { validateNewBridge } from './validateNewBridge';

/** The physical network of a draft, and the bridges that would carry networks on it. */
export interface PhysicalValidation {
  physical: PhysicalNetwork | undefined;
  refusals: readonly Refusal[];
  bridges: readonly BridgeAt[];
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

const validateSelector = (
  text: string,
  world: World,
): { selector: NodeSelector | undefined; nodes: readonly string[]; refusals: Refusal[] } => {
  const field = 'physical.nodeSelector';
  const parsed = parseNodeSelector(text);
  if (!parsed.ok) {
    const refusals = [refuse(field, 'selector-form', { part: parsed.error })];
    return { selector: undefined, nodes: [], refusals };
  }
  const selector = parsed.value;
  const nodes = selectedNodes(world, selector);
  if (!nodes.known) return { selector, nodes: [], refusals: [warn(field, 'nodes-unread')] };
  if (nodes.value.length === 0) {
    const refusals = [refuse(field, 'selector-no-node', { selector: nodeSelectorText(selector) })];
    return { selector, nodes: [], refusals };
  }
  const vmNodes = world.vmNodes();
  const left = vmNodes.known ? vmNodes.value.filter((node) => !nodes.value.includes(node)) : [];
  const refusals =
    left.length > 0 ? [warn(field, 'selector-leaves-out', { nodes: list(left) })] : [];
  return { selector, nodes: nodes.value, refusals };
};

const bridgesAt = (bridge: string, nodes: readonly string[], world: World): readonly BridgeAt[] =>
  nodes.map((node) => {
    const state = nodeStateOf(world.inventory, node);
    return {
      node,
      bridge: state.known ? { known: true, value: bridgeOnNode(state.value, bridge) } : state,
    };
  });

const validateBridge = (bridge: string, at: readonly BridgeAt[]): readonly Refusal[] => {
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
  return [
    ...(missing === '' ? [] : [refuse(field, 'bridge-missing', { bridge, nodes: missing })]),
    ...(wrong === '' ? [] : [refuse(field, 'bridge-not-ovs', { bridge, nodes: wrong })]),
    ...(bare === '' ? [] : [warn(field, 'bridge-no-uplink', { bridge, nodes: bare })]),
    ...(unread === '' ? [] : [warn(field, 'bridge-unread', { bridge, nodes: unread })]),
  ];
};

/** What every policy of a new localnet needs: the name, the nodes, and how many of them at a time. */
const validateRollout = (draft: PhysicalDraft, world: World) => {
  const text = draft.localnet.trim();
  const localnet = parseLocalnetName(text);
  const chosen = validateSelector(draft.nodeSelector, world);
  const limit = draft.maxUnavailable.trim();
  const limitReadable = limit === '' || /^[1-9]\d{0,3}$/.test(limit);
  return {
    nodes: chosen.nodes,
    nameRefusals: validateNewName(text, world),
    refusals: [
      ...chosen.refusals,
      ...(limitReadable ? [] : [refuse('physical.maxUnavailable', 'max-unavailable-form')]),
    ],
    rollout:
      localnet.ok && chosen.selector !== undefined
        ? {
            localnet: localnet.value,
            nodeSelector: chosen.selector,
            ...(limit !== '' && { maxUnavailable: Number(limit) }),
          }
        : undefined,
  };
};

const validateNewLocalnet = (draft: PhysicalDraft, world: World): PhysicalValidation => {
  const bridge = draft.bridge.trim();
  const { nodes, rollout, nameRefusals, refusals: others } = validateRollout(draft, world);
  const bridges = bridge === '' ? [] : bridgesAt(bridge, nodes, world);
  const refusals = [...nameRefusals, ...validateBridge(bridge, bridges), ...others];
  const physical =
    isRefused(refusals) || rollout === undefined
      ? undefined
      : { type: 'new-localnet' as const, bridge, ...rollout };
  return { physical, refusals, bridges };
};

const validateBridgeToMake = (
  draft: PhysicalDraft,
  mtu: number | undefined,
  world: World,
): PhysicalValidation => {
  const { nodes, rollout, nameRefusals, refusals: others } = validateRollout(draft, world);
  const { bridge, uplink, refusals: own } = validateNewBridge(draft, nodes, mtu, world);
  const refusals = [...nameRefusals, ...own, ...others];
  const physical =
    isRefused(refusals) || rollout === undefined || bridge === undefined || uplink === undefined
      ? undefined
      : { type: 'new-bridge' as const, bridge, uplink, lldp: draft.lldp, ...rollout };
  return { physical, refusals, bridges: [] };
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
  switch (draft.choice) {
    case 'existing-localnet':
      return validateExisting(draft.localnet.trim(), world);
    case 'new-localnet':
      return validateNewLocalnet(draft, world);
    case 'new-bridge':
      return validateBridgeToMake(draft, mtu, world);
  }
};
