import type { Card } from './card';
import type { Drawing } from './decorate';
import { Neighbours } from './neighbours';
import type { PictureQuery, Sign } from './pictureQuery';

const keep = ({ cards, links }: Drawing, ids: ReadonlySet<string>): Drawing => ({
  cards: cards.filter(({ id }) => ids.has(id)),
  links: links.filter(({ source, target }) => ids.has(source) && ids.has(target)),
});

const closure = (drawing: Drawing, roots: readonly Card[]): Drawing =>
  keep(drawing, new Neighbours(drawing.links).closure(roots.map(({ id }) => id)));

/** A filter that chooses networks leaves only what these stand on. */
const byNetworks = (drawing: Drawing, query: PictureQuery): Drawing => {
  const { localnets, vlans, namespaces, vms } = query;
  if (localnets.length + vlans.length + namespaces.length + vms.length === 0) return drawing;
  return closure(
    drawing,
    drawing.cards.filter(
      ({ lane, facts }) =>
        lane === 'networks' ||
        lane === 'nics' ||
        (facts.type === 'localnet' && localnets.includes(facts.name)),
    ),
  );
};

const signsOf = ({ status, presence, findings }: Card): readonly Sign[] => [
  ...findings.map(({ severity }) => severity),
  ...(status === 'error' || status === 'warning' ? [status] : []),
  ...(presence === 'there' ? [] : [presence]),
  ...(status === 'unknown' ? (['unknown'] as const) : []),
];

const bySigns = (drawing: Drawing, signs: readonly Sign[]): Drawing =>
  closure(
    drawing,
    drawing.cards.filter((card) => signsOf(card).some((sign) => signs.includes(sign))),
  );

/** Leaves the slices that the query asks for: of networks, of problems, of cards with a sign. */
export const filterDrawing = (drawing: Drawing, query: PictureQuery): Drawing => {
  const narrowed = byNetworks(drawing, query);
  const troubled = query.onlyProblems
    ? bySigns(narrowed, ['critical', 'error', 'warning'])
    : narrowed;
  return query.signs.length === 0 ? troubled : bySigns(troubled, query.signs);
};
