import { compareNames } from '../values/compareNames';
import { worst } from './card';
import type { Card, CardStatus, IsLeast, Lane, Link, NetworkFacts } from './card';
import type { PathCount, PathHop, PathNote } from './pathHop';

/** The code of the rule that finds VMs that may be scheduled to nodes without their localnet. */
const MAY_LEAVE = 'VM-04';

const nodesOf = (cards: readonly Card[]): readonly string[] =>
  [...new Set(cards.flatMap(({ nodes }) => nodes))].sort(compareNames);

export const there = (cards: readonly Card[]): readonly Card[] =>
  cards.filter(({ presence }) => presence === 'there');

type Hop = Omit<PathHop, 'lane' | 'cards' | 'more'>;

/** What a selection lights. */
export interface Slice {
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

/** Nodes of the path whose state could not be read: whatever stands on nodes is not known there. */
const unreadNote = ({ cards }: Slice): readonly PathNote[] => {
  const nodes = nodesOf(cards.filter(({ facts }) => facts.type === 'unread-nodes'));
  return noteIf({ type: 'unread', nodes }, nodes.length > 0);
};

const unknownIf = (notes: readonly PathNote[]): CardStatus => (notes.length > 0 ? 'unknown' : 'ok');

/** What the switch proves of the networks of a path: a port that announces nothing is no proof, and one that is not asked for a network needs none. */
const fabricStatus = (networks: readonly NetworkFacts[]): CardStatus => {
  const seen = networks.flatMap(({ place, switchSeen }) =>
    place.type === 'localnet' || place.type === 'bridge' ? [switchSeen] : [],
  );
  if (seen.includes('does-not-list')) return 'warning';
  return seen.includes('not-seen') ? 'unknown' : 'ok';
};

const fabricHop = (cards: readonly Card[], slice: Slice): Hop => {
  const { cards: all } = slice;
  const networks = all.flatMap(({ facts }) => (facts.type === 'network' ? [facts] : []));
  const tags = networks.flatMap(({ network }) => network.vlan ?? []);
  const [vlan] = tags;
  const listed = cards.flatMap(({ facts }) => (facts.type === 'switch' ? facts.vlans : []));
  const unseen = all.filter(({ facts }) => facts.type === 'unseen-switch');
  const seen = there(cards).length > 0;
  const areSwitches = cards.some(({ facts }) => facts.type === 'switch');
  const said = seen ? fabricStatus(networks) : 'unknown';
  const unread = unreadNote(slice);
  return {
    status: worst([said, unknownIf(unread)]),
    count: nodeCount(cards),
    notes: [
      // Only a path of one tagged network can be compared with what the port announces, and only a port that announces anything.
      ...(tags.length === 1 && vlan !== undefined && listed.length > 0
        ? [{ type: listed.includes(vlan) ? 'lists-vlan' : 'does-not-list', vlan } as const]
        : noteIf(
            { type: 'lists-nothing' },
            said === 'unknown' && areSwitches && listed.length === 0,
          )),
      ...noteIf({ type: 'not-seen', nodes: nodesOf(unseen) }, seen && unseen.length > 0),
      ...unread,
    ],
  };
};

const uplinkHop = (cards: readonly Card[], slice: Slice): Hop => {
  const free = cards.filter(
    ({ facts }) => facts.type === 'uplink' && facts.bridge === undefined && !facts.master,
  );
  const used = there(cards).filter((card) => !free.includes(card));
  const missing = cards.filter(({ presence }) => presence === 'missing');
  const down = used.flatMap(({ facts }) => (facts.type === 'uplink' ? facts.down : []));
  const unread = unreadNote(slice);
  return {
    status: worst([
      missing.length > 0 ? 'error' : 'ok',
      unknownIf(unread),
      ...used.map(({ status }) => status),
    ]),
    count: nodeCount(used),
    notes: [
      ...noteIf({ type: 'free', nodes: nodesOf(free) }, free.length > 0),
      ...noteIf({ type: 'missing', nodes: nodesOf(missing) }, missing.length > 0),
      ...noteIf({ type: 'down', nodes: down }, down.length > 0),
      ...unread,
    ],
  };
};

const portHop = (cards: readonly Card[]): Hop => ({
  status: worst(cards.map(({ status }) => status)),
  count: undefined,
  notes: noNotes,
});

/** What is found at bridges that are there: a bridge without an uplink has no hop further left that could say so. */
const foundAtBridge = (cards: readonly Card[]): CardStatus => {
  const severities = there(cards).flatMap(({ findings }) =>
    findings.flatMap(({ hop, severity }) => (hop === 'bridge' || hop === 'uplink' ? severity : [])),
  );
  if (severities.some((severity) => severity === 'critical' || severity === 'error')) {
    return 'error';
  }
  return severities.includes('warning') ? 'warning' : 'ok';
};

const bridgeHop = (cards: readonly Card[], slice: Slice): Hop => {
  const has = nodesOf(there(cards));
  const lacks = nodesOf(cards.filter(({ presence }) => presence === 'missing'));
  const unread = unreadNote(slice);
  const of = has.length + lacks.length;
  return {
    status: worst([
      lacks.length > 0 ? 'error' : foundAtBridge(cards),
      of === 0 ? 'unknown' : unknownIf(unread),
    ]),
    count:
      lacks.length > 0
        ? { type: 'nodes-of', count: has.length, of }
        : has.length > 0
          ? { type: 'nodes', count: has.length }
          : undefined,
    notes: [...noteIf({ type: 'missing', nodes: lacks }, lacks.length > 0), ...unread],
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
  const unread = unreadNote(slice);
  return {
    status: worst([
      nowhere || unmapped.length > 0 ? 'error' : 'ok',
      unknown ? 'unknown' : unknownIf(unread),
      drift ? 'warning' : 'ok',
    ]),
    count: nodeCount(cards),
    notes: [
      ...noteIf({ type: 'mapped-nowhere' }, nowhere),
      ...noteIf({ type: 'mapping-unknown' }, unknown),
      ...noteIf({ type: 'not-mapped', nodes: unmapped }, unmapped.length > 0),
      ...unread,
    ],
  };
};

const leastOf = (cards: readonly Card[]): { isLeast?: IsLeast } =>
  cards.some(({ facts }) => 'isLeast' in facts) ? { isLeast: true } : {};

/** What is not known of where a network stands. */
const placeNote = ({ facts }: Card): readonly PathNote[] => {
  if (facts.type !== 'network' || facts.network.type !== 'other') return noNotes;
  const { place, network } = facts;
  const isPlaced = place.type === 'master' && place.master !== undefined;
  return [
    ...noteIf({ type: 'uplink-unknown' }, !isPlaced),
    { type: 'not-judged', plugin: network.plugin ?? '' },
  ];
};

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
  const [place = noNotes] = cards.map(placeNote);
  const broken = lost || found.some((severity) => severity === 'critical' || severity === 'error');
  return {
    status: worst([
      broken ? 'error' : 'ok',
      found.includes('warning') ? 'warning' : 'ok',
      least.isLeast ? 'unknown' : unknownIf(place),
    ]),
    count: undefined,
    notes: [
      ...noteIf({ type: 'namespaces', count: namespaces, ...least }, namespaces > 0),
      ...place,
    ],
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

/** What is said of the cards of one line, by their lane. */
export const hopOf: Readonly<Record<Lane, (cards: readonly Card[], slice: Slice) => Hop>> = {
  fabric: fabricHop,
  bonds: portHop,
  ports: portHop,
  uplinks: uplinkHop,
  bridges: bridgeHop,
  localnets: localnetHop,
  networks: networkHop,
  nics: nicsHop,
};
