import type { UnknownReason } from '../../inventory/loadState';
import type { World } from '../../networks/world';
import { closestName } from '../closestName';
import type { Evidence, Finding, Rule } from '../finding';
import { listNames } from '../listNames';
import { makeFinding } from '../makeFinding';
import { mappingUnseen, networkNames, policiesMapping, policyUnclear } from '../mappingReports';

const identity = { code: 'MAP-01', severity: 'error', scope: 'localnet' } as const;

const evidenceOf = ({ inventory }: World, localnet: string): readonly Evidence[] => [
  ...[...inventory.indexes.nadsByLocalnet.get(localnet)].sort().map((key) => ({
    kind: 'nad' as const,
    key,
    path: 'spec.config',
    found: localnet,
  })),
  ...[...inventory.indexes.cudnsByLocalnet.get(localnet)].sort().map((key) => ({
    kind: 'cudn' as const,
    key,
    path: 'spec.network.localnet.physicalNetworkName',
    found: localnet,
  })),
];

/** Localnets that networks refer to and that no node is known to map. */
const mappedNowhere = (world: World): readonly string[] =>
  world
    .localnets()
    .flatMap(({ name, networks }) =>
      networks.length > 0 && world.inventory.indexes.nodesByLocalnet.get(name).size === 0
        ? [name]
        : [],
    );

/** Why a localnet that no node is known to map may be mapped after all. */
const blind = (world: World): UnknownReason | undefined =>
  mappedNowhere(world)
    .map((name) => mappingUnseen(world, name))
    .find((reason) => reason !== undefined);

const check = (name: string, world: World): readonly Finding[] => {
  const { inventory } = world;
  const { nodesByLocalnet } = inventory.indexes;
  const networks = world.localnet(name)?.networks ?? [];
  if (networks.length === 0 || nodesByLocalnet.get(name).size > 0) return [];
  if (policiesMapping(inventory, name).length > 0) return [];
  // A node or a policy whose mappings are not known may have this one.
  if (mappingUnseen(world, name) !== undefined) return [];
  if (policyUnclear(inventory, name) !== undefined) return [];
  const meant = closestName(name, nodesByLocalnet.values());
  return [
    makeFinding(identity, name, {
      related: networks.map((key) => ({ scope: 'network', key })),
      evidence: evidenceOf(world, name).slice(0, 5),
      params: {
        variant: meant === undefined ? 'unmapped' : 'misspelt',
        localnet: name,
        suggestion: meant ?? '',
        networks: listNames(networkNames(world, networks)),
        count: networks.length,
      },
      hop: 'mapping',
    }),
  ];
};

/**
 * A network refers to a localnet that no node maps and no policy asks for; a node whose mappings are not known may map it. From OpenShift 4.20 on the VM does not start; before, it starts
 * without traffic (OVN-Kubernetes go-controller/pkg/cni/cni.go). The suggestion depends on every other localnet.
 */
export const localnetMappedNowhere: Rule = {
  ...identity,
  needs: ['nns', 'nncp'],
  check,
  blind,
  follows: (touched, world) => {
    if (touched.has('localnet')) return 'all';
    return touched.has('node') ? mappedNowhere(world) : [];
  },
};
