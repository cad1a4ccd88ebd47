import { takesAnyVm } from '../../networks/placement';
import type { World } from '../../networks/world';
import type { Finding, Found, Rule } from '../finding';
import { listSorted } from '../listNames';
import { makeFinding } from '../makeFinding';
import { mappingsBlind } from '../mappingReports';

const identity = { code: 'VM-04', severity: 'warning', scope: 'vm' } as const;

const runsAnyVm = ({ inventory }: World, node: string): boolean => {
  const facts = inventory.get('node', node);
  return facts !== undefined && takesAnyVm(facts);
};

const check = (vm: string, world: World): readonly Finding[] => {
  const nics = world.nics(vm);
  if (nics.length === 0) return [];
  const candidates = world.candidates(vm);
  if (!candidates.known) return [];
  return nics.flatMap(({ name, network: id, node: runsOn, state }) => {
    const network = id === undefined ? undefined : world.network(id);
    const localnet = network?.localnet;
    if (network === undefined || localnet === undefined || state === 'removing') return [];
    const lacking = world.lacking(vm, localnet);
    if (lacking.length === 0) return [];
    const nowhere = lacking.length === candidates.value.length;
    return [
      makeFinding(identity, vm, {
        detail: name,
        severity: nowhere ? 'error' : identity.severity,
        related: [{ scope: 'network', key: network.id }],
        evidence: [
          { kind: 'vm', key: vm, path: 'spec.template.spec.nodeSelector' },
          ...lacking.slice(0, 2).map((key) => ({
            kind: 'nns' as const,
            key,
            path: 'status.currentState.ovn.bridge-mappings',
          })),
        ],
        params: {
          variant: nowhere ? 'nowhere' : 'some',
          vm,
          nic: name,
          network: network.name,
          localnet,
          nodes: listSorted(lacking),
          count: lacking.length,
          candidates: candidates.value.length,
          elsewhere: lacking.filter((node) => !runsAnyVm(world, node)).length,
          node: runsOn ?? '',
        },
        hop: 'nic',
      }),
    ];
  });
};

/**
 * The localnet's own gap says it already, unless this VM may run where VMs in general may not, or can run nowhere else: that is worse than the
 * gap itself.
 */
const causes = ({ params }: Finding, found: Found): readonly Finding[] => {
  const localnet = String(params.localnet);
  const nowhere = found.at('MAP-01', localnet);
  if (nowhere.length > 0) return nowhere;
  const gaps = found.at('MAP-02', localnet);
  if (params.elsewhere !== 0) return [];
  return params.variant === 'nowhere' ? gaps.filter(({ severity }) => severity === 'error') : gaps;
};

/** A VM that may be scheduled or migrated to nodes without its localnet: the scheduler knows nothing of mappings. */
export const vmMayLeaveCoverage: Rule = {
  ...identity,
  needs: ['vm', 'nad', 'node', 'nns'],
  // Candidates, the network and each node's mappings are asked one by one, and what is unread gives no finding.
  provenByPart: true,
  check,
  blind: mappingsBlind,
  causes,
};
