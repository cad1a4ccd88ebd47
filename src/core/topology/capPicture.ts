import { compareNames } from '../values/compareNames';
import { bucketsOf, shareOut } from './buckets';
import { byAttention } from './byAttention';
import { nodeLanes, worst } from './card';
import type { Card, Lane, Link, LinkCoverage } from './card';
import type { Drawing } from './decorate';
import type { NodeOrder } from './nodeOrder';

/** Most cards per lane, the `more` cards included: a picture of at most 140 cards at any size of cluster. */
export const laneCaps: Readonly<Record<Lane, number>> = {
  fabric: 10,
  uplinks: 16,
  bonds: 16,
  ports: 16,
  bridges: 16,
  localnets: 18,
  networks: 40,
  nics: 40,
};

export const LINK_CAP = 160;

export const moreCardId = (lane: Lane, of = ''): string =>
  of === '' ? `${lane}:more` : `${lane}:more:${of}`;

const moreCard = (lane: Lane, hidden: readonly Card[], of: string | undefined): Card => {
  const weight = hidden.reduce((sum, card) => sum + card.weight, 0);
  return {
    id: moreCardId(lane, of),
    lane,
    presence: 'there',
    status: worst(hidden.map(({ status }) => status)),
    facts: { type: 'more', count: hidden.length, weight, of },
    nodes: [],
    subject: undefined,
    findings: [],
    weight,
  };
};

const linkRank: Record<Link['status'], number> = { broken: 0, partial: 1, unknown: 2, ok: 3 };

const worstLink = (a: Link['status'], b: Link['status']): Link['status'] =>
  linkRank[a] <= linkRank[b] ? a : b;

/** Coverage of NICs adds up; nodes were counted for each link by itself and cannot be counted together. */
const added = (
  a: LinkCoverage | undefined,
  b: LinkCoverage | undefined,
): LinkCoverage | undefined =>
  a?.of === 'nics' && b?.of === 'nics'
    ? {
        of: 'nics',
        whole: a.whole + b.whole,
        all: a.all + b.all,
        unknown: a.unknown + b.unknown,
      }
    : undefined;

/** Several links that are drawn as one. */
const merged = (id: string, links: readonly [Link, ...Link[]], order: NodeOrder): Link => {
  const [first, ...more] = links;
  const nodesOf = (pick: (link: Link) => readonly string[]): readonly string[] =>
    order.union(links.map(pick).filter((nodes) => nodes.length > 0));
  return {
    ...first,
    id,
    status: links.map(({ status }) => status).reduce(worstLink),
    nodes: nodesOf(({ nodes }) => nodes),
    lacking: nodesOf(({ lacking }) => lacking),
    unread: nodesOf(({ unread }) => unread),
    coverage: more.reduce<LinkCoverage | undefined>(
      (sum, { coverage }) => added(sum, coverage),
      first.coverage,
    ),
    // Two sets of namespaces that were counted apart cannot be counted together.
    namespaces: undefined,
    findings: [...new Set(links.flatMap(({ findings }) => findings))],
  };
};

/** Leads the links of cards that are not drawn to the `more` card that stands for them, each pair once. */
const redirect = (
  links: readonly Link[],
  standIn: ReadonlyMap<string, string>,
  order: NodeOrder,
): readonly Link[] => {
  if (standIn.size === 0) return links;
  const byPair = new Map<string, [Link, ...Link[]]>();
  for (const link of links) {
    const source = standIn.get(link.source) ?? link.source;
    const target = standIn.get(link.target) ?? link.target;
    const id = `${source}>${target}`;
    const led = id === link.id ? link : { ...link, id, source, target, namespaces: undefined };
    const before = byPair.get(id);
    if (before === undefined) byPair.set(id, [led]);
    else before.push(led);
  }
  return [...byPair].map(([id, same]) => (same.length === 1 ? same[0] : merged(id, same, order)));
};

interface Cut {
  drawn: readonly Card[];
  standIn: ReadonlyMap<string, string>;
}

/** Draws the first cards of a lane; one card stands for the rest. */
const cutLane = (lane: Lane, cards: readonly Card[], pinned: ReadonlySet<string>): Cut => {
  const cap = laneCaps[lane];
  if (cards.length <= cap) return { drawn: cards, standIn: new Map() };
  const ranked = [...cards].sort(byAttention(pinned));
  const hidden = ranked.slice(cap - 1);
  return {
    drawn: [...ranked.slice(0, cap - 1), moreCard(lane, hidden, undefined)],
    standIn: new Map(hidden.map(({ id }) => [id, moreCardId(lane)])),
  };
};

/** Draws the networks by localnet: of each the first few, and one card for its rest. */
const cutNetworks = (
  cards: readonly Card[],
  pinned: ReadonlySet<string>,
  undrawn: ReadonlySet<string>,
): Cut => {
  const lane = 'networks';
  if (cards.length <= laneCaps[lane]) return { drawn: cards, standIn: new Map() };
  const shares = shareOut(bucketsOf(cards, pinned, undrawn), pinned, laneCaps[lane]);
  const standIn = new Map<string, string>();
  const drawn = shares.flatMap(({ of, shown, hidden }) => {
    if (hidden.length === 0) return shown;
    const more = moreCard(lane, hidden, of);
    for (const { id } of hidden) standIn.set(id, more.id);
    return [...shown, more];
  });
  return { drawn, standIn };
};

/** The NICs follow their networks: those of networks that are not drawn are one card beside the card that stands for these. */
const cutNics = (cards: readonly Card[], links: readonly Link[], networks: Cut): Cut => {
  const lane = 'nics';
  const sources = new Map(links.map(({ source, target }) => [target, source]));
  const hidden = new Map<string, Card[]>();
  const drawn: Card[] = [];
  for (const card of cards) {
    const stand = networks.standIn.get(sources.get(card.id) ?? '');
    if (stand === undefined) drawn.push(card);
    else hidden.set(stand, [...(hidden.get(stand) ?? []), card]);
  }
  const standIn = new Map<string, string>();
  for (const [stand, behind] of hidden) {
    const more = networks.drawn.find(({ id }) => id === stand)?.facts;
    const card = moreCard(lane, behind, more?.type === 'more' ? more.of : undefined);
    drawn.push(card);
    for (const { id } of behind) standIn.set(id, card.id);
  }
  return { drawn, standIn };
};

/** Names of the localnets that a `more` card stands for. */
const namesOf = (
  localnets: readonly Card[],
  standIn: ReadonlyMap<string, string> = new Map(),
): ReadonlySet<string> =>
  new Set(
    localnets.flatMap(({ id, facts }) =>
      facts.type === 'localnet' && standIn.has(id) ? [facts.name] : [],
    ),
  );

/**
 * Bounds the picture: what is pinned, then what has findings, then what weighs most is drawn; the rest becomes cards with a count and the
 * worst status. Networks are bounded localnet by localnet, so that none loses all of its networks to a larger one. Links that are not whole
 * are kept before those that are. `order` is that of the nodes.
 */
export const capPicture = (
  { cards, links }: Drawing,
  pinned: ReadonlySet<string>,
  order: NodeOrder,
): Drawing & { undrawnLinks: number } => {
  const inLane = (lane: Lane): readonly Card[] => cards.filter((card) => card.lane === lane);
  // A selected or found NIC card keeps its network in the picture.
  const kept = new Set(pinned);
  for (const { source, target } of links) if (pinned.has(target)) kept.add(source);
  const cuts = new Map<Lane, Cut>();
  for (const lane of nodeLanes) {
    const own = inLane(lane);
    const networks = cuts.get('networks');
    const undrawn = cuts.get('localnets')?.standIn;
    cuts.set(
      lane,
      lane === 'networks'
        ? cutNetworks(own, kept, namesOf(inLane('localnets'), undrawn))
        : lane === 'nics' && networks !== undefined
          ? cutNics(own, links, networks)
          : cutLane(lane, own, pinned),
    );
  }
  const standIn = new Map([...cuts.values()].flatMap((cut) => [...cut.standIn]));
  const led = [...redirect(links, standIn, order)].sort(
    (a, b) =>
      linkRank[a.status] - linkRank[b.status] ||
      b.nodes.length - a.nodes.length ||
      compareNames(a.id, b.id),
  );
  return {
    cards: [...cuts.values()].flatMap(({ drawn }) => drawn),
    links: led.slice(0, LINK_CAP),
    undrawnLinks: Math.max(0, led.length - LINK_CAP),
  };
};
