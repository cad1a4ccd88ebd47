import type { EnactmentFacts } from '../../kinds/nodeNetworkConfigurationEnactment';
import type { World } from '../../networks/world';
import { compareNames } from '../../values/compareNames';
import type { Finding, Rule } from '../finding';
import { listNames } from '../listNames';
import { makeFinding, nodeSubjects, shorten } from '../makeFinding';
import { parseNmstateError } from '../nmstateError';
import type { NmstateError } from '../nmstateError';

const identity = { code: 'NNCP-01', severity: 'error', scope: 'policy' } as const;

interface Failure {
  error: NmstateError;
  enactments: EnactmentFacts[];
}

/** Failures with the same hint and kind are one problem, so that 500 nodes with one typo are one finding. */
const failuresOf = (
  enactments: readonly EnactmentFacts[],
): readonly (readonly [string, Failure])[] => {
  const groups = new Map<string, Failure>();
  for (const enactment of enactments) {
    if (enactment.state !== 'failing') continue;
    const error = parseNmstateError(enactment.message);
    const id = error.kind === '' ? error.hint : `${error.hint}.${error.kind}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { error, enactments: [enactment] });
    else group.enactments.push(enactment);
  }
  return [...groups];
};

const check = (policy: string, { inventory }: World): readonly Finding[] => {
  const facts = inventory.get('nncp', policy);
  if (facts === undefined) return [];
  const current = [...inventory.indexes.enactmentsByPolicy.get(policy)]
    .flatMap((key) => inventory.get('nnce', key) ?? [])
    // A result of an earlier generation says nothing about the spec as it is now.
    .filter(({ policyGeneration }) => policyGeneration >= facts.generation)
    .sort((a, b) => compareNames(a.node, b.node));
  const aborted = current.filter(({ state }) => state === 'aborted').map(({ node }) => node);
  return failuresOf(current).map(([detail, { error, enactments }]) => {
    const nodes = enactments.map(({ node }) => node);
    return makeFinding(identity, policy, {
      detail,
      related: nodeSubjects(nodes),
      evidence: enactments.slice(0, 3).map(({ name, message }) => ({
        kind: 'nnce',
        key: name,
        path: 'status.conditions[type=Failing].message',
        found: shorten(parseNmstateError(message).text),
      })),
      params: {
        variant: error.hint,
        policy,
        nodes: listNames(nodes),
        count: nodes.length,
        kind: error.kind,
        text: error.text,
        error: [error.kind, error.text].filter((part) => part !== '').join(': '),
        aborted: aborted.length,
        abortedNodes: listNames(aborted),
      },
      remedy: { type: 'retry-policy', policy },
    });
  });
};

/** A policy that nmstate refused or rolled back on a node; the nodes after it were perhaps not attempted at all. */
export const policyFailedOnNode: Rule = { ...identity, needs: ['nncp', 'nnce'], check };
