import { ASKED_MAPPINGS } from '../../kinds/nodeNetworkConfigurationPolicy';
import { REPORTED_MAPPINGS } from '../../kinds/nodeNetworkState';
import type { World } from '../../networks/world';
import { closestName } from '../closestName';
import type { Evidence, Finding, Rule } from '../finding';
import { listNames } from '../listNames';
import { makeFinding } from '../makeFinding';
import { mappingsBlind, networkNames, policiesMapping } from '../mappingReports';

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

const check = (name: string, world: World): readonly Finding[] => {
  const { inventory } = world;
  const { nodesByLocalnet } = inventory.indexes;
  const networks = world.localnet(name)?.networks ?? [];
  if (networks.length === 0 || nodesByLocalnet.get(name).size > 0) return [];
  if (policiesMapping(inventory, name).length > 0 || mappingsBlind(world) !== undefined) return [];
  // A node or a policy whose mappings could not be read may have this one.
  const doubt =
    inventory.doubt('nns', '', REPORTED_MAPPINGS) ?? inventory.doubt('nncp', '', ASKED_MAPPINGS);
  if (doubt !== undefined) return [];
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
 * A network refers to a localnet that no node maps and no policy asks for. From OpenShift 4.20 on the VM does not start; before, it starts
 * without traffic (OVN-Kubernetes go-controller/pkg/cni/cni.go). The suggestion depends on every other localnet.
 */
export const localnetMappedNowhere: Rule = {
  ...identity,
  needs: ['nns', 'nncp'],
  check,
  blind: mappingsBlind,
  follows: (touched) => (touched.has('localnet') ? 'all' : []),
};
