import type { NewBridge, NewLinuxBridge, PolicyPart } from '../intents/intent';
import { selectedNodes } from '../intents/selectedNodes';
import { bridgePolicy } from '../kinds/bridgePolicy';
import type { InterfaceChange, PolicyUplink } from '../kinds/bridgePolicy';
import {
  bridgeRemovalPatch,
  linuxBridgeRemovalPatch,
  mappingWithdrawalPatch,
} from '../kinds/bridgeRemoval';
import { EARLIER_ANNOTATION, earlierOf, writeEarlier } from '../kinds/earlierInterfaces';
import type { EarlierInterface } from '../kinds/earlierInterfaces';
import type { Manifest, PatchOperation } from '../kinds/manifest';
import type { InterfaceFacts } from '../kinds/networkInterface';
import { nodeStateOf } from '../networks/nodeChain';
import type { World } from '../networks/world';
import { at } from '../values/json';
import type { Step, WaitFor } from './plan';
import { policyName } from './policyName';

/** Above this the kernel's default for a new bond does not do. */
const DEFAULT_MTU = 1500;

interface Found {
  node: string;
  facts: InterfaceFacts;
}

const isNicOrBond = (type: string): type is InterfaceChange['type'] =>
  type === 'ethernet' || type === 'bond';

/** The interfaces that are there and become, or stay, part of the uplink: the NIC, the bond with its members, the members of a new bond. */
const interfacesBelow = (uplink: PolicyUplink, nodes: readonly string[], world: World) => {
  const found = new Map<string, Found[]>();
  const add = (node: string, facts: InterfaceFacts): void => {
    found.set(facts.name, [...(found.get(facts.name) ?? []), { node, facts }]);
  };
  const names = uplink.type === 'interface' ? [uplink.name] : uplink.members;
  for (const node of nodes) {
    const state = nodeStateOf(world.inventory, node);
    if (!state.known) continue;
    const named = (name: string): InterfaceFacts | undefined =>
      state.value.interfaces.find((facts) => facts.name === name && isNicOrBond(facts.type));
    for (const name of names) {
      const facts = named(name);
      if (facts === undefined) continue;
      for (const member of facts.bond?.members ?? []) {
        const memberFacts = named(member);
        if (memberFacts !== undefined) add(node, memberFacts);
      }
      add(node, facts);
    }
  }
  return found;
};

const changesOf = (
  found: ReadonlyMap<string, readonly Found[]>,
  mtu: number,
  lldp: boolean,
): readonly InterfaceChange[] =>
  [...found].flatMap(([name, on]) => {
    const type = on[0]?.facts.type ?? '';
    if (!isNicOrBond(type)) return [];
    const isSmall = on.some(({ facts }) => facts.mtu !== undefined && facts.mtu < mtu);
    const isNic = type === 'ethernet';
    return isSmall || (lldp && isNic)
      ? [{ name, type, ...(isSmall && { mtu }), ...(lldp && isNic && { lldp }) }]
      : [];
  });

/** What the interfaces were, with nodes named only where they were not the same everywhere. */
const earlier = (found: ReadonlyMap<string, readonly Found[]>): readonly EarlierInterface[] =>
  [...found.values()].flatMap((on) => {
    const variants = new Map<string, { was: EarlierInterface; nodes: string[] }>();
    for (const { node, facts } of on) {
      const was = earlierOf(facts);
      const variant = variants.get(JSON.stringify(was)) ?? { was, nodes: [] };
      variants.set(JSON.stringify(was), variant);
      variant.nodes.push(node);
    }
    const all = [...variants.values()];
    return all.map(({ was, nodes }) => (all.length === 1 ? was : { ...was, nodes }));
  });

/**
 * Takes back what the policy made: the mapping first, so that OVN lets go of the bridge, then the bridge, with the interfaces as they were,
 * and the policy last (nmstate reverts nothing when a policy is deleted).
 */
const undoOf = (
  wanted: NewBridge | NewLinuxBridge,
  uplink: PolicyUplink,
  were: readonly EarlierInterface[],
  manifest: Manifest,
): readonly Step[] => {
  const { bridge } = wanted;
  const { name } = manifest.metadata;
  const place = { kind: 'nncp' as const, namespace: '', name };
  const waitFor = { type: 'policy' as const, policy: name };
  // Interfaces that somebody added since would be lost, and nodes that the policy does not name any more would keep everything.
  const guards: readonly PatchOperation[] = [
    { op: 'test', path: '/spec/nodeSelector', value: at(manifest, 'spec', 'nodeSelector') ?? null },
    {
      op: 'test',
      path: '/spec/desiredState/interfaces',
      value: at(manifest, 'spec', 'desiredState', 'interfaces'),
    },
  ];
  const patch = (
    verb: string,
    operations: readonly PatchOperation[],
    after: readonly string[],
    wait: WaitFor = waitFor,
  ): Step => ({
    id: `${verb} nncp ${name}`,
    ...place,
    write: { type: 'patch', operations: [...guards, ...operations] },
    after,
    waitFor: wait,
    undo: [],
  });
  const steps =
    wanted.type === 'new-linux-bridge'
      ? [patch('unbridge', linuxBridgeRemovalPatch({ bridge, uplink }, were), [])]
      : [
          patch('unmap', mappingWithdrawalPatch({ bridge, localnet: wanted.localnet }), [], {
            ...waitFor,
            freed: bridge,
          }),
          patch(
            'unbridge',
            bridgeRemovalPatch({ bridge, localnet: wanted.localnet, uplink }, were),
            [`unmap nncp ${name}`],
          ),
        ];
  return [
    ...steps,
    {
      id: `delete nncp ${name}`,
      ...place,
      write: { type: 'delete' },
      after: [`unbridge nncp ${name}`],
      undo: [],
    },
  ];
};

/** Makes the bridge with its uplink, and for an OVS bridge the mapping, in one policy: the one of these nodes. */
export const bridgeStep = (
  wanted: NewBridge | NewLinuxBridge,
  part: PolicyPart,
  mtu: number,
  description: string | undefined,
  world: World,
): Step => {
  const { bridge, maxUnavailable } = wanted;
  const uplink = part.uplink ?? wanted.uplink;
  const isLinux = wanted.type === 'new-linux-bridge';
  const name = policyName(isLinux ? bridge : wanted.localnet, world, {
    part: part.id,
    ...(isLinux && { prefix: 'bridge' }),
  });
  const nodes = selectedNodes(world, part.nodeSelector, wanted.nodeLabels);
  const found = interfacesBelow(uplink, nodes.known ? nodes.value : [], world);
  const were = earlier(found);
  const manifest = bridgePolicy({
    ...(isLinux
      ? { type: 'linux-bridge', trunk: wanted.trunk }
      : { type: 'ovs-bridge', localnet: wanted.localnet }),
    name,
    bridge,
    uplink,
    changes: changesOf(found, mtu, wanted.lldp),
    ...(mtu > DEFAULT_MTU && { bondMtu: mtu }),
    nodeSelector: part.nodeSelector,
    ...(maxUnavailable !== undefined && { maxUnavailable }),
    ...(description !== undefined && { description }),
    ...(were.length > 0 && { annotations: { [EARLIER_ANNOTATION]: writeEarlier(were) } }),
  });
  return {
    id: `create nncp ${name}`,
    kind: 'nncp',
    namespace: '',
    name,
    write: { type: 'create', manifest },
    after: [],
    waitFor: { type: 'policy', policy: name },
    undo: undoOf(wanted, uplink, were, manifest),
  };
};
