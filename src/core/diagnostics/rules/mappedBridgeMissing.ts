import type { World } from '../../networks/world';
import type { Finding, Found, Rule } from '../finding';
import { listNames } from '../listNames';
import { makeFinding, nodesOf, nodeSubjects } from '../makeFinding';
import { mappingsBlind } from '../mappingReports';
import { mappedNodes } from '../mappedNodes';

const identity = { code: 'MAP-03', severity: 'error', scope: 'localnet' } as const;

const check = (name: string, world: World): readonly Finding[] => {
  const localnet = world.localnet(name);
  if (localnet === undefined) return [];
  const missing = mappedNodes(localnet, (bridge) => bridge === undefined);
  return [...missing].map(([bridge, nodes]) =>
    makeFinding(identity, name, {
      detail: bridge,
      related: [
        ...nodeSubjects(nodes),
        ...localnet.networks.map((key) => ({ scope: 'network' as const, key })),
      ],
      evidence: nodes.slice(0, 3).map((key) => ({
        kind: 'nns',
        key,
        path: 'status.currentState.ovn.bridge-mappings',
        found: `${name}:${bridge}`,
      })),
      params: { localnet: name, bridge, nodes: listNames(nodes), count: nodes.length },
      hop: 'bridge',
    }),
  );
};

/** A policy that makes the bridge and failed on all these nodes explains the gap: OVSDB's mapping is not rolled back with it. */
const causes = (finding: Finding, found: Found, { inventory }: World): readonly Finding[] => {
  const failures = [...inventory.all('nncp')]
    .filter(({ interfaces }) => interfaces.some(({ name }) => name === finding.params.bridge))
    .flatMap(({ name }) => found.at('NNCP-01', name));
  const failed = new Set(failures.flatMap(nodesOf));
  return nodesOf(finding).every((node) => failed.has(node)) ? failures : [];
};

/** A mapping to a bridge that the node does not have. Neither nmstate nor OVN-Kubernetes looks, so every policy is green. */
export const mappedBridgeMissing: Rule = {
  ...identity,
  needs: ['nns'],
  check,
  blind: mappingsBlind,
  causes,
};
