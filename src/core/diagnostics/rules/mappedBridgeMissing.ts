import type { World } from '../../networks/world';
import type { Finding, Found, Rule } from '../finding';
import { nodesOf } from '../makeFinding';
import { mappedBridgeFindings } from '../mappedBridgeFindings';
import { mappingsBlind } from '../mappingReports';

const identity = { code: 'MAP-03', severity: 'error', scope: 'localnet' } as const;

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
  check: mappedBridgeFindings(
    identity,
    (bridge) => bridge === undefined,
    (localnet, bridge) => ({
      path: 'status.currentState.ovn.bridge-mappings',
      found: `${localnet}:${bridge}`,
    }),
  ),
  blind: mappingsBlind,
  causes,
};
