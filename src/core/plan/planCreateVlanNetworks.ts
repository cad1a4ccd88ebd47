import type { CreateVlanNetworks, NewNetwork, PhysicalNetwork } from '../intents/intent';
import { selectedNodes } from '../intents/selectedNodes';
import { bridgeMappingPolicy, mappingRemovalPatch } from '../kinds/bridgeMappingPolicy';
import { localnetAttachment } from '../kinds/localnetAttachment';
import { localnetOf } from '../kinds/networkId';
import type { NodeNetworkConfigurationPolicyFacts } from '../kinds/nodeNetworkConfigurationPolicy';
import type { World } from '../networks/world';
import { bridgeStep } from './bridgeStep';
import type { Plan, Step } from './plan';
import { policyName } from './policyName';

type NewLocalnet = Extract<PhysicalNetwork, { type: 'new-localnet' }>;
type Mapped = Exclude<PhysicalNetwork, { type: 'existing-localnet' }>;

const sameSelector = (
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([key, value]) => b[key] === value);

const asksForIt = (policy: NodeNetworkConfigurationPolicyFacts, wanted: Mapped): boolean =>
  !policy.deleting &&
  sameSelector(policy.nodeSelector, wanted.nodeSelector) &&
  policy.mappings.some(
    ({ localnet, bridge, absent }) =>
      localnet === wanted.localnet && bridge === wanted.bridge && !absent,
  );

/** Whether a policy asks for the mapping already, or every selected node has it whoever made it. */
const isMapped = (wanted: Mapped, world: World): boolean => {
  const { inventory } = world;
  if ([...inventory.all('nncp')].some((policy) => asksForIt(policy, wanted))) return true;
  const nodes = selectedNodes(world, wanted.nodeSelector);
  return (
    nodes.known &&
    nodes.value.length > 0 &&
    nodes.value.every((node) =>
      inventory
        .get('nns', node)
        ?.mappings?.some(
          ({ localnet, bridge }) => localnet === wanted.localnet && bridge === wanted.bridge,
        ),
    )
  );
};

const policyStep = (wanted: NewLocalnet, description: string | undefined, world: World): Step => {
  const name = policyName(wanted.localnet, world);
  const { localnet, bridge, nodeSelector, maxUnavailable } = wanted;
  const manifest = bridgeMappingPolicy({
    name,
    localnet,
    bridge,
    nodeSelector,
    ...(maxUnavailable !== undefined && { maxUnavailable }),
    ...(description !== undefined && { description }),
  });
  const place = { kind: 'nncp' as const, namespace: '', name };
  const unmap: Step = {
    id: `unmap nncp ${name}`,
    ...place,
    write: { type: 'patch', operations: mappingRemovalPatch({ localnet, bridge, nodeSelector }) },
    after: [],
    waitFor: { type: 'policy', policy: name },
    undo: [],
  };
  return {
    id: `create nncp ${name}`,
    ...place,
    write: { type: 'create', manifest },
    after: [],
    waitFor: { type: 'policy', policy: name },
    undo: [
      unmap,
      {
        id: `delete nncp ${name}`,
        ...place,
        write: { type: 'delete' },
        after: [unmap.id],
        undo: [],
      },
    ],
  };
};

/** Whether the NAD is there and is a door to just this network; texts, labels and keys that OVN-Kubernetes ignores do not count. */
const isAttached = (network: NewNetwork, localnet: string, key: string, world: World): boolean => {
  const config = world.inventory.get('nad', key)?.config;
  return (
    config?.type === 'ovn' &&
    config.network === network.name &&
    localnetOf(config) === localnet &&
    (config.vlan || undefined) === network.vlan &&
    config.mtu === network.mtu &&
    config.netAttachDefName === key &&
    config.subnets === ''
  );
};

const attachmentStep = (
  network: NewNetwork,
  namespace: string,
  localnet: string,
  after: readonly string[],
): Step => {
  const { name } = network;
  const place = { kind: 'nad' as const, namespace, name };
  return {
    id: `create nad ${namespace}/${name}`,
    ...place,
    write: { type: 'create', manifest: localnetAttachment({ ...network, namespace, localnet }) },
    after,
    undo: [
      {
        id: `delete nad ${namespace}/${name}`,
        ...place,
        write: { type: 'delete' },
        after: [],
        undo: [],
      },
    ],
  };
};

/**
 * Policy first, then the NADs once every node has the mapping: a VM that is attached earlier could start on a node that has none. What is
 * there already is left out.
 */
export const planCreateVlanNetworks = (intent: CreateVlanNetworks, world: World): Plan => {
  const { physical, networks, namespaces } = intent;
  const [first] = networks;
  const description = networks.length === 1 ? first?.description : undefined;
  const policies =
    physical.type === 'existing-localnet' || isMapped(physical, world)
      ? []
      : [
          physical.type === 'new-localnet'
            ? policyStep(physical, description, world)
            : bridgeStep(physical, Math.max(...networks.map(({ mtu }) => mtu)), description, world),
        ];
  const after = policies.map(({ id }) => id);
  const attachments = networks.flatMap((network) =>
    namespaces.flatMap((namespace) =>
      isAttached(network, physical.localnet, `${namespace}/${network.name}`, world)
        ? []
        : [attachmentStep(network, namespace, physical.localnet, after)],
    ),
  );
  return { intent, steps: [...policies, ...attachments] };
};
