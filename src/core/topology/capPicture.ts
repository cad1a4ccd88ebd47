import { compareNames } from '../values/compareNames';
import { cardStatuses, lanes, worst } from './card';
import type { Card, Lane, Link } from './card';

/** Most cards per lane, the `more` card included: a picture of at most 140 cards at any size of cluster. */
export const laneCaps: Readonly<Record<Lane, number>> = {
  fabric: 10,
  uplinks: 16,
  bridges: 16,
  localnets: 18,
  networks: 40,
  nics: 40,
};

export const LINK_CAP = 160;

export const moreCardId = (lane: Lane): string => `${lane}:more`;

const byAttention =
  (pinned: ReadonlySet<string>) =>
  (a: Card, b: Card): number =>
    Number(pinned.has(b.id)) - Number(pinned.has(a.id)) ||
    cardStatuses.indexOf(a.status) - cardStatuses.indexOf(b.status) ||
    b.weight - a.weight ||
    compareNames(a.id, b.id);

const moreCard = (lane: Lane, hidden: readonly Card[]): Card => ({
  id: moreCardId(lane),
  lane,
  presence: 'there',
  status: worst(hidden.map(({ status }) => status)),
  facts: { type: 'more', count: hidden.length },
  nodes: [],
  subject: undefined,
  findings: [],
  weight: hidden.reduce((sum, { weight }) => sum + weight, 0),
});

const linkRank: Record<Link['status'], number> = { broken: 0, partial: 1, unknown: 2, ok: 3 };

const worstLink = (a: Link['status'], b: Link['status']): Link['status'] =>
  linkRank[a] <= linkRank[b] ? a : b;

const union = (a: readonly string[], b: readonly string[]): readonly string[] =>
  b.length === 0 ? a : [...new Set([...a, ...b])].sort(compareNames);

/** Leads the links of cards that are not drawn to the `more` card of their lane, each pair once. */
const redirect = (
  links: readonly Link[],
  standIn: ReadonlyMap<string, string>,
): readonly Link[] => {
  if (standIn.size === 0) return links;
  const byPair = new Map<string, Link>();
  for (const link of links) {
    const source = standIn.get(link.source) ?? link.source;
    const target = standIn.get(link.target) ?? link.target;
    const id = `${source}>${target}`;
    const before = byPair.get(id);
    byPair.set(id, {
      ...link,
      id,
      source,
      target,
      status: before === undefined ? link.status : worstLink(before.status, link.status),
      nodes: union(link.nodes, before?.nodes ?? []),
      lacking: union(link.lacking, before?.lacking ?? []),
      // Two sets of namespaces that were counted apart cannot be counted together.
      namespaces: before === undefined && id === link.id ? link.namespaces : undefined,
    });
  }
  return [...byPair.values()];
};

/**
 * Bounds the picture: what is pinned, then what has findings, then what weighs most is drawn; the rest of a lane becomes one card with its
 * count and its worst status. Links that are not whole are kept before those that are.
 */
export const capPicture = (
  cards: readonly Card[],
  links: readonly Link[],
  pinned: ReadonlySet<string>,
): { cards: readonly Card[]; links: readonly Link[]; undrawnLinks: number } => {
  const drawn: Card[] = [];
  const standIn = new Map<string, string>();
  for (const lane of lanes) {
    const ranked = cards.filter((card) => card.lane === lane).sort(byAttention(pinned));
    if (ranked.length <= laneCaps[lane]) {
      drawn.push(...ranked);
      continue;
    }
    const hidden = ranked.slice(laneCaps[lane] - 1);
    drawn.push(...ranked.slice(0, laneCaps[lane] - 1), moreCard(lane, hidden));
    for (const { id } of hidden) standIn.set(id, moreCardId(lane));
  }
  const led = [...redirect(links, standIn)].sort(
    (a, b) =>
      linkRank[a.status] - linkRank[b.status] ||
      b.nodes.length - a.nodes.length ||
      compareNames(a.id, b.id),
  );
  return {
    cards: drawn,
    links: led.slice(0, LINK_CAP),
    undrawnLinks: Math.max(0, led.length - LINK_CAP),
  };
};
