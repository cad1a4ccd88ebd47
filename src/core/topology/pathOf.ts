import { compareNames } from '../values/compareNames';
import { worst } from './card';
import type { Card, CardStatus, IsLeast, Lane, Link, Picture } from './card';
import { Neighbours } from './neighbours';

/** What is said beneath a hop. Nodes are sorted as people count. */
export type PathNote =
  | { type: 'lists-vlan'; vlan: number }
  | { type: 'does-not-list'; vlan: number }
  | { type: 'not-seen'; nodes: readonly string[] }
  | { type: 'free'; nodes: readonly string[] }
  | { type: 'missing'; nodes: readonly string[] }
  | { type: 'not-mapped'; nodes: readonly string[] }
  | { type: 'unread'; nodes: readonly string[] }
  | { type: 'mapped-nowhere' }
  | { type: 'mapping-unknown' }
  | { type: 'namespaces'; count: number; isLeast?: IsLeast }
  | { type: 'troubled'; count: number; isLeast?: IsLeast }
  /** VMs that may be scheduled to nodes that the network does not reach. */
  | { type: 'may-move'; count: number; isLeast?: IsLeast; nodes: readonly string[] };

export type PathCount =
  | { type: 'nodes'; count: number }
  | { type: 'nodes-of'; count: number; of: number }
  | { type: 'fine'; count: number; isLeast?: IsLeast };

/** One line of the path in words: the cards of one name in one lane. */
export interface PathHop {
  lane: Lane;
  /** The cards that the line is about, those that are there first. Empty for the line that stands for the rest of a lane. */
  cards: readonly Card[];
  status: CardStatus;
  count: PathCount | undefined;
  notes: readonly PathNote[];
  /** Things of this lane that have no line of their own. */
  more: number;
}

/** The code of the rule that finds VMs that may be scheduled to nodes without their localnet. */
const MAY_LEAVE = 'VM-04';

/** Lines per lane: a hub with forty networks is not read out one by one. */
const LINES_PER_LANE = 4;

const nodesOf = (cards: readonly Card[]): readonly string[] =>
  [...new Set(cards.flatMap(({ nodes }) => nodes))].sort(compareNames);

const there = (cards: readonly Card[]): readonly Card[] =>
  cards.filter(({ presence }) => presence === 'there');

type Hop = Omit<PathHop, 'lane' | 'cards' | 'more'>;

interface Slice {
  cards: readonly Card[];
  links: readonly Link[];
  byId: ReadonlyMap<string, Card>;
}

const noNotes: readonly PathNote[] = [];

const noteIf = (note: PathNote, when: boolean): readonly PathNote[] => (when ? [note] : noNotes);

const nodeCount = (cards: readonly Card[]): PathCount | undefined => {
  const { length } = nodesOf(cards);
  return length === 0 ? undefined : { type: 'nodes', count: length };
};

const fabricHop = (cards: readonly Card[], { cards: all }: Slice): Hop => {
  const tags = all.flatMap(({ facts }) =>
    facts.type === 'network' && facts.network.vlan !== undefined ? [facts.network.vlan] : [],
  );
  const [vlan] = tags;
  const listed = cards.flatMap(({ facts }) => (facts.type === 'switch' ? facts.vlans : []));
  const unseen = all.filter(({ facts }) => facts.type === 'unseen-switch');
  const seen = there(cards).length > 0;
  return {
    status: seen ? 'ok' : 'unknown',
    count: nodeCount(cards),
    notes: [
      // Only a path of one tagged network can be compared with what the port announces, and only a port that announces anything.
      ...(tags.length === 1 && vlan !== undefined && listed.length > 0
        ? [{ type: listed.includes(vlan) ? 'lists-vlan' : 'does-not-list', vlan } as const]
        : noNotes),
      ...noteIf({ type: 'not-seen', nodes: nodesOf(unseen) }, seen && unseen.length > 0),
    ],
  };
};

const uplinkHop = (cards: readonly Card[]): Hop => {
  const free = cards.filter(
    ({ facts }) => facts.type === 'uplink' && facts.bridge === undefined && !facts.master,
  );
  const used = there(cards).filter((card) => !free.includes(card));
  const missing = cards.filter(({ presence }) => presence === 'missing');
  return {
    status: missing.length > 0 ? 'error' : 'ok',
    count: nodeCount(used),
    notes: [
      ...noteIf({ type: 'free', nodes: nodesOf(free) }, free.length > 0),
      ...noteIf({ type: 'missing', nodes: nodesOf(missing) }, missing.length > 0),
    ],
  };
};

const portHop = (cards: readonly Card[]): Hop => ({
  status: worst(cards.map(({ status }) => status)),
  count: undefined,
  notes: noNotes,
});

const bridgeHop = (cards: readonly Card[], { cards: all }: Slice): Hop => {
  const has = nodesOf(there(cards));
  const lacks = nodesOf(cards.filter(({ presence }) => presence === 'missing'));
  const unread = nodesOf(all.filter(({ facts }) => facts.type === 'unread-nodes'));
  const unknown = there(cards).length === 0 && lacks.length === 0;
  const of = has.length + lacks.length;
  return {
    status: lacks.length > 0 ? 'error' : unknown ? 'unknown' : 'ok',
    count:
      lacks.length > 0
        ? { type: 'nodes-of', count: has.length, of }
        : has.length > 0
          ? { type: 'nodes', count: has.length }
          : undefined,
    notes: [
      ...noteIf({ type: 'missing', nodes: lacks }, lacks.length > 0),
      ...noteIf({ type: 'unread', nodes: unread }, unread.length > 0),
    ],
  };
};

/** Nodes that have the bridge and lack the mapping: there the localnet is the first broken hop. */
const unmappedNodes = (cards: readonly Card[], { links, byId }: Slice): readonly string[] => {
  const targets = new Set(cards.map(({ id }) => id));
  const nodes = links.flatMap(({ source, target, lacking }) =>
    targets.has(target) && byId.get(source)?.presence === 'there' ? lacking : [],
  );
  return [...new Set(nodes)].sort(compareNames);
};

const localnetHop = (cards: readonly Card[], slice: Slice): Hop => {
  const unmapped = unmappedNodes(cards, slice);
  const nowhere = cards.some(({ presence }) => presence === 'missing');
  const unknown = cards.some(({ presence }) => presence === 'unknown');
  const drift = cards.some(({ facts }) => facts.type === 'localnet' && facts.bridges.length > 1);
  return {
    status: worst([
      nowhere || unmapped.length > 0 ? 'error' : 'ok',
      unknown ? 'unknown' : 'ok',
      drift ? 'warning' : 'ok',
    ]),
    count: nodeCount(cards),
    notes: [
      ...noteIf({ type: 'mapped-nowhere' }, nowhere),
      ...noteIf({ type: 'mapping-unknown' }, unknown),
      ...noteIf({ type: 'not-mapped', nodes: unmapped }, unmapped.length > 0),
    ],
  };
};

const leastOf = (cards: readonly Card[]): { isLeast?: IsLeast } =>
  cards.some(({ facts }) => 'isLeast' in facts) ? { isLeast: true } : {};

/** A network's own findings count here, not its health: that is bad as well when a hop further left is. */
const networkHop = (cards: readonly Card[]): Hop => {
  const namespaces = cards.reduce(
    (sum, { facts }) => sum + (facts.type === 'network' ? facts.network.namespaces.length : 0),
    0,
  );
  const found = cards.flatMap(({ findings, subject }) =>
    findings.flatMap((finding) =>
      finding.subject.scope === subject?.scope &&
      finding.evidence.some(({ kind }) => kind === 'nad')
        ? [finding.severity]
        : [],
    ),
  );
  const lost = cards.some(({ facts }) => facts.type === 'lost-attachment');
  const least = leastOf(cards);
  const broken = lost || found.some((severity) => severity === 'critical' || severity === 'error');
  return {
    status: worst([
      broken ? 'error' : 'ok',
      found.includes('warning') ? 'warning' : 'ok',
      least.isLeast ? 'unknown' : 'ok',
    ]),
    count: undefined,
    notes: noteIf({ type: 'namespaces', count: namespaces, ...least }, namespaces > 0),
  };
};

/** VMs of these cards that may run where their network is not, and the nodes where it is not. */
const mayMove = (cards: readonly Card[], { cards: all }: Slice): readonly PathNote[] => {
  const vms = new Set(
    cards.flatMap(({ findings }) =>
      findings.flatMap(({ code, subject }) => (code === MAY_LEAVE ? [subject.key] : [])),
    ),
  );
  const nodes = all.flatMap(({ facts }) =>
    facts.type === 'network' && facts.reach?.known === true ? facts.reach.value.broken : [],
  );
  const sorted = [...new Set(nodes)].sort(compareNames);
  return noteIf(
    { type: 'may-move', count: vms.size, nodes: sorted, ...leastOf(cards) },
    vms.size * nodes.length > 0,
  );
};

const nicsHop = (cards: readonly Card[], slice: Slice): Hop => {
  const nics = cards.flatMap(({ facts }) => {
    if (facts.type !== 'nics') return [];
    const troubled = new Set(facts.troubled);
    return facts.nics.map(({ vm }) => troubled.has(vm));
  });
  const troubled = nics.filter(Boolean).length;
  const moving = mayMove(cards, slice);
  const least = leastOf(cards);
  return {
    status: worst(cards.map(({ status }) => status)),
    count: troubled === 0 ? undefined : { type: 'fine', count: nics.length - troubled, ...least },
    notes:
      moving.length > 0
        ? moving
        : noteIf({ type: 'troubled', count: troubled, ...least }, troubled > 0),
  };
};

const hopOf: Readonly<Record<Lane, (cards: readonly Card[], slice: Slice) => Hop>> = {
  fabric: fabricHop,
  bonds: portHop,
  ports: portHop,
  uplinks: uplinkHop,
  bridges: bridgeHop,
  localnets: localnetHop,
  networks: networkHop,
  nics: nicsHop,
};

/** Cards that people call the same are one line: a bridge and its ghost, a NIC that is used here and free there. */
const lineOf = ({ id, facts }: Card): string =>
  facts.type === 'bridge' || facts.type === 'uplink' ? facts.name : id;

const groupsOf = (cards: readonly Card[], seen: boolean): readonly (readonly Card[])[] => {
  const groups = new Map<string, Card[]>();
  for (const card of cards) {
    // Where some switch is seen, those that are not are a note beneath it; unread nodes beneath the bridges.
    if (card.presence === 'unknown' && seen && card.lane !== 'localnets') continue;
    const name = lineOf(card);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [card]);
    else group.push(card);
  }
  const weight = (group: readonly Card[]): number =>
    Math.max(...group.map((card) => (card.presence === 'there' ? card.weight : 0)));
  return [...groups.values()]
    .map((group) =>
      [...group].sort((a, b) => weight([b]) - weight([a]) || compareNames(a.id, b.id)),
    )
    .sort((a, b) => weight(b) - weight(a) || compareNames(a[0]?.id ?? '', b[0]?.id ?? ''));
};

/**
 * The path of a selection in words, as data: one line per thing from the switch to the NICs, over the slice that the selection lights.
 * Empty when the card is not in the picture.
 */
export const pathOf = (picture: Picture, selected: string): readonly PathHop[] => {
  const lit = new Neighbours(picture.links).closure([selected]);
  const cards = picture.cards.filter(({ id }) => lit.has(id));
  const byId = new Map(cards.map((card) => [card.id, card]));
  if (!byId.has(selected)) return [];
  const links = picture.links.filter(({ source, target }) => byId.has(source) && byId.has(target));
  const slice: Slice = { cards, links, byId };
  return picture.lanes.flatMap(({ lane }) => {
    const own = cards.filter((card) => card.lane === lane);
    const groups = groupsOf(own, there(own).length > 0);
    const first = (group: readonly Card[]): number =>
      Number(group.some(({ id }) => id === selected));
    const lines = [...groups].sort((a, b) => first(b) - first(a));
    const rest = Math.max(0, lines.length - LINES_PER_LANE);
    const hops = lines
      .slice(0, LINES_PER_LANE)
      .map((group): PathHop => ({ lane, cards: group, ...hopOf[lane](group, slice), more: 0 }));
    if (rest === 0) return hops;
    const statuses = lines.slice(LINES_PER_LANE).map((group) => hopOf[lane](group, slice).status);
    return [
      ...hops,
      { lane, cards: [], status: worst(statuses), count: undefined, notes: [], more: rest },
    ];
  });
};
