import type { Touched } from '../../inventory/subject';
import { REPORTED_MAPPINGS } from '../../kinds/nodeNetworkState';
import { lacksMapping } from '../../networks/lacksMapping';
import type { Localnet } from '../../networks/localnet';
import { readableBridge } from '../../networks/nodeChain';
import type { World } from '../../networks/world';
import type { Finding, Found, Rule, Severity } from '../finding';
import { listNames, listSorted } from '../listNames';
import { makeFinding, nodesOf, nodeSubjects } from '../makeFinding';
import { mappingsBlind, networkNames, policiesMapping } from '../mappingReports';
import { missingMappingReason } from '../missingMappingReason';
import type { MissingMappingReason } from '../missingMappingReason';

const identity = { code: 'MAP-02', severity: 'warning', scope: 'localnet' } as const;

interface Gap {
  reason: MissingMappingReason;
  nodes: string[];
}

/** Nodes that lack the localnet for the same reason are one finding. */
const gapsOf = (
  { inventory }: World,
  localnet: string,
  lacking: readonly string[],
): readonly (readonly [string, Gap])[] => {
  const gaps = new Map<string, Gap>();
  for (const node of lacking) {
    const reason = missingMappingReason(inventory, localnet, node);
    const id = [reason.variant, reason.policy, reason.label]
      .filter((part) => part !== '')
      .join('.');
    const gap = gaps.get(id);
    if (gap === undefined) gaps.set(id, { reason, nodes: [node] });
    else gap.nodes.push(node);
  }
  return [...gaps];
};

/** VMs on the localnet's networks, and those of them that may be scheduled to one of `nodes`, with the networks that they would lose. */
const vmsAtRisk = (world: World, { networks }: Localnet, nodes: ReadonlySet<string>) => {
  // VMs of one placement share the list of their candidates.
  const reach = new Map<readonly string[], boolean>();
  const mayReach = (candidates: readonly string[]): boolean => {
    const before = reach.get(candidates);
    if (before !== undefined) return before;
    const found = candidates.some((node) => nodes.has(node));
    reach.set(candidates, found);
    return found;
  };
  let [any, alone] = [false, 0];
  const several = new Set<string>();
  const lost = new Set<string>();
  for (const id of networks) {
    for (const group of world.vmsByPlacement(id)) {
      any = true;
      const candidates = world.candidates(group.example);
      if (!candidates.known || !mayReach(candidates.value)) continue;
      lost.add(id);
      alone += group.alone;
      for (const vm of group.others) several.add(vm);
    }
  }
  return { any, risk: alone + several.size, lost: [...lost] };
};

/** The bridge that the localnet has elsewhere, or that a policy would map it to. */
const expectedBridge = ({ inventory }: World, { name, bridges }: Localnet): string =>
  bridges[0] ??
  policiesMapping(inventory, name)
    .flatMap((policy) => inventory.get('nncp', policy)?.mappings ?? [])
    .find(({ localnet, absent }) => localnet === name && !absent)?.bridge ??
  '';

const severityOf = (
  { networks }: Localnet,
  { variant }: MissingMappingReason,
  mappedSomewhere: boolean,
  vms: { any: boolean; risk: number } | undefined,
): Severity => {
  if (networks.length === 0) return 'info';
  if (!mappedSomewhere && variant !== 'progressing') return 'error';
  return vms?.any === true && vms.risk === 0 ? 'info' : identity.severity;
};

const check = (name: string, world: World): readonly Finding[] => {
  const { inventory } = world;
  const localnet = world.localnet(name);
  const vmNodes = world.vmNodes();
  if (localnet === undefined || !vmNodes.known) return [];
  const asked = policiesMapping(inventory, name).length > 0;
  if (!asked && inventory.indexes.nodesByLocalnet.get(name).size === 0) return [];
  const lacking = vmNodes.value.filter((node) => lacksMapping(inventory, name, node));
  const mappedSomewhere =
    inventory.doubt('nns', '', REPORTED_MAPPINGS) !== undefined ||
    vmNodes.value.some((node) => inventory.indexes.nodesByLocalnet.get(name).has(node));
  const vmsKnown = inventory.doubt('vm') === undefined;
  const bridge = expectedBridge(world, localnet);
  return gapsOf(world, name, lacking).map(([detail, { reason, nodes }]) => {
    const vms = vmsKnown ? vmsAtRisk(world, localnet, new Set(nodes)) : undefined;
    const hasNoBridge = nodes.every((node) => {
      const state = inventory.get('nns', node);
      const there = state && readableBridge(state, bridge);
      return there === undefined || (there.known && there.value === undefined);
    });
    return makeFinding(identity, name, {
      detail,
      severity: severityOf(localnet, reason, mappedSomewhere, vms),
      related: [
        ...nodeSubjects(nodes),
        ...localnet.networks.map((key) => ({ scope: 'network' as const, key })),
        ...(reason.policy === '' ? [] : [{ scope: 'policy' as const, key: reason.policy }]),
      ],
      evidence: [
        ...nodes.slice(0, 3).map((key) => ({
          kind: 'nns' as const,
          key,
          path: 'status.currentState.ovn.bridge-mappings',
        })),
        ...(reason.policy === ''
          ? []
          : [{ kind: 'nncp' as const, key: reason.policy, path: 'spec.nodeSelector' }]),
      ],
      params: {
        variant: reason.variant,
        localnet: name,
        nodes: listSorted(nodes),
        count: nodes.length,
        bridge,
        policy: reason.policy,
        label: reason.label,
        networks: listNames(networkNames(world, vms?.lost ?? localnet.networks)),
        ...(vms !== undefined && { vms: vms.risk }),
      },
      hop: hasNoBridge && bridge !== '' ? 'bridge' : 'mapping',
      ...(reason.variant === 'failed' && {
        remedy: { type: 'retry-policy' as const, policy: reason.policy },
      }),
    });
  });
};

/** VM counts, enactments and the bridges of nodes without the mapping are no part of a localnet's own facts: they are followed here. */
const follows = (touched: Touched, world: World): Iterable<string> | 'all' => {
  const { inventory } = world;
  const networks = touched.get('network') ?? [];
  const policies = touched.get('policy') ?? [];
  const nodes = touched.get('node') ?? [];
  if (networks === 'all' || policies === 'all' || nodes === 'all') return 'all';
  const lackedOn = (node: string) =>
    world.localnets().flatMap(({ name }) => (lacksMapping(inventory, name, node) ? [name] : []));
  return new Set([
    ...[...networks].flatMap((id) => world.network(id)?.localnet ?? []),
    ...[...policies].flatMap((policy) =>
      (inventory.get('nncp', policy)?.mappings ?? []).map(({ localnet }) => localnet),
    ),
    ...[...nodes].flatMap(lackedOn),
  ]);
};

/** The failed policy explains it where it failed, and where it was not attempted because of that. */
const causes = (finding: Finding, found: Found): readonly Finding[] => {
  const { variant, policy } = finding.params;
  if (variant !== 'failed' && variant !== 'aborted') return [];
  const failures = found.at('NNCP-01', String(policy));
  if (variant === 'aborted') return failures;
  const failed = new Set(failures.flatMap(nodesOf));
  return nodesOf(finding).every((node) => failed.has(node)) ? failures : [];
};

/** Nodes where VMs may run lack a localnet that others have or that a policy asks for: nothing keeps a VM away from them. */
export const localnetMissingOnNodes: Rule = {
  ...identity,
  needs: ['node', 'nns'],
  check,
  blind: mappingsBlind,
  follows,
  causes,
};
