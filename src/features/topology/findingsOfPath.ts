import type { Finding } from '../../core/diagnostics/finding';
import type { Subject } from '../../core/inventory/subject';
import type { Card, Picture } from '../../core/topology/card';
import type { PathHop } from '../../core/topology/pathHop';
import { localnetCardId } from '../../core/topology/sketchLocalnets';
import { networkCardId } from '../../core/topology/sketchNetworks';

/**
 * The findings that concern a selection: those on the card itself, and the causes along its path. Consequences elsewhere on the path are
 * left out, because the cause says them, and so is what a bridge on the path lacks for another localnet. Ranked as the diagnosis ranks.
 */
export const findingsOfPath = (
  { problems }: Picture,
  path: readonly PathHop[],
  card: Card,
): readonly Finding[] => {
  const onPath = new Set(path.flatMap(({ cards }) => cards.map(({ id }) => id)));
  // Behind a card that stands for several may be the one that is meant.
  const several = new Set(
    path.flatMap(({ cards }) =>
      cards.flatMap(({ facts, lane }) => (facts.type === 'more' ? [lane] : [])),
    ),
  );
  const isElsewhere = ({ scope, key }: Subject): boolean => {
    if (scope === 'localnet') return !onPath.has(localnetCardId(key)) && !several.has('localnets');
    return scope === 'network' && !onPath.has(networkCardId(key)) && !several.has('networks');
  };
  const causes = problems.flatMap(({ finding, cards }) =>
    cards.some((id) => onPath.has(id)) && !isElsewhere(finding.subject) ? [finding] : [],
  );
  const ids = new Set(causes.map(({ id }) => id));
  const covered = causes.length > 0;
  const own = card.findings.filter(({ id }) => !ids.has(id));
  return covered ? causes : own;
};
