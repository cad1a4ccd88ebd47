import type { Finding } from '../../core/diagnostics/finding';
import type { Card, Picture } from '../../core/topology/card';
import type { PathHop } from '../../core/topology/pathOf';

/**
 * The findings that concern a selection: those on the card itself, and the causes along its path. Consequences elsewhere on the path are
 * left out, because the cause says them. Ranked as the diagnosis ranks.
 */
export const findingsOfPath = (
  { problems }: Picture,
  path: readonly PathHop[],
  card: Card,
): readonly Finding[] => {
  const onPath = new Set(path.flatMap(({ cards }) => cards.map(({ id }) => id)));
  const causes = problems.flatMap(({ finding, cards }) =>
    cards.some((id) => onPath.has(id)) ? [finding] : [],
  );
  const ids = new Set(causes.map(({ id }) => id));
  const covered = causes.length > 0;
  const own = card.findings.filter(({ id }) => !ids.has(id));
  return covered ? causes : own;
};
