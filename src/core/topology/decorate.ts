import type { Finding, HopName, Severity } from '../diagnostics/finding';
import { severityRank } from '../diagnostics/severityRank';
import type { SortedFindings } from '../diagnostics/sortedFindings';
import type { Subject } from '../inventory/subject';
import { networkIdOf } from '../kinds/networkId';
import type { World } from '../networks/world';
import { worst } from './card';
import type { Card, CardFacts, CardStatus, Lane, Link } from './card';
import { localnetCardId } from './sketchLocalnets';
import { attachmentCardId, networkCardId, networkOfNicsCard, nicsCardId } from './sketchNetworks';

/** The lane of the cards of a node at which a broken hop is seen. */
const laneOfHop: Partial<Record<HopName, Lane>> = {
  switch: 'fabric',
  uplink: 'uplinks',
  bridge: 'bridges',
};

/** The bridge that a card is, or is a port of. */
const heldBy = (facts: CardFacts, lane: Lane): string | undefined => {
  if (facts.type === 'bridge') return facts.name;
  if (facts.type === 'uplink') return facts.bridge;
  if (facts.type !== 'interface') return undefined;
  return lane === 'bridges' ? facts.name : (facts.controller ?? '');
};

/** Finds the cards that a subject is drawn as. */
export class CardFinder {
  private readonly byId = new Map<string, Card>();
  private readonly onNodes: Card[] = [];

  constructor(
    private readonly world: World,
    cards: readonly Card[],
  ) {
    for (const card of cards) {
      this.byId.set(card.id, card);
      if (card.nodes.length > 0 && card.lane !== 'localnets') this.onNodes.push(card);
    }
  }

  of({ scope, key }: Subject): readonly string[] {
    switch (scope) {
      case 'localnet':
        return this.drawn([localnetCardId(key)]);
      case 'network':
        return this.drawn([networkCardId(key)]);
      case 'attachment': {
        const nad = this.world.inventory.get('nad', key);
        const id = nad === undefined ? undefined : networkIdOf(nad.config);
        return this.drawn([
          attachmentCardId(key),
          ...(id === undefined ? [] : [networkCardId(id)]),
        ]);
      }
      case 'vm':
        return this.drawn(
          this.world
            .nics(key)
            .map(({ network, attachment }) =>
              nicsCardId(
                network === undefined ? attachmentCardId(attachment) : networkCardId(network),
              ),
            ),
        );
      case 'policy':
        return this.ofPolicy(key);
      case 'node':
        return this.standing(new Set([key]));
      case 'cluster':
        return [];
    }
  }

  /** Cards in the lanes of the nodes at which a finding about nodes is seen: those of its hop and its bridge where it names them. */
  onNodesOf({ hop, params, subject, related }: Finding): readonly string[] {
    const lane = hop === undefined ? undefined : laneOfHop[hop];
    const nodes = [subject, ...related].flatMap(({ scope, key }) => (scope === 'node' ? key : []));
    if (nodes.length === 0 || (lane === undefined && subject.scope !== 'node')) return [];
    const bridge = typeof params.bridge === 'string' ? params.bridge : '';
    const cards = this.standing(new Set(nodes), lane, bridge);
    // A bridge without an uplink has no card in the lane of uplinks: the finding is seen at the bridge.
    return cards.length > 0 || lane !== 'uplinks'
      ? cards
      : this.standing(new Set(nodes), 'bridges', bridge);
  }

  /** Bridges, or cards of another lane, that stand for one of these nodes; those of one bridge where it is named. */
  private standing(
    nodes: ReadonlySet<string>,
    lane: Lane = 'bridges',
    bridge = '',
  ): readonly string[] {
    return this.onNodes.flatMap((card) => {
      const { id, facts } = card;
      if (card.lane !== lane) return [];
      const holds = heldBy(facts, lane);
      if (bridge !== '' && holds !== undefined && holds !== bridge) return [];
      return card.nodes.some((node) => nodes.has(node)) ? [id] : [];
    });
  }

  /** What a policy maps and the bridges that it builds. */
  private ofPolicy(name: string): readonly string[] {
    const policy = this.world.inventory.get('nncp', name);
    if (policy === undefined) return [];
    const names = new Set([
      ...policy.interfaces.flatMap(({ name: bridge, ports }) =>
        ports === undefined ? [] : [bridge],
      ),
      ...policy.mappings.map(({ bridge }) => bridge),
    ]);
    return [
      ...this.drawn(policy.mappings.map(({ localnet }) => localnetCardId(localnet))),
      ...this.onNodes.flatMap(({ id, facts }) =>
        facts.type === 'bridge' && names.has(facts.name) ? [id] : [],
      ),
    ];
  }

  private drawn(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => this.byId.has(id));
  }
}

/**
 * Cards of a finding: those of its subject and of the nodes at which its hop is broken, or of what it is related to where the subject has
 * none.
 */
export const cardsOfFinding = (finder: CardFinder, finding: Finding): readonly string[] => {
  const own = [
    ...(finding.subject.scope === 'node' && finding.hop !== undefined
      ? []
      : finder.of(finding.subject)),
    ...finder.onNodesOf(finding),
  ];
  const ids = own.length > 0 ? own : finding.related.flatMap((subject) => finder.of(subject));
  return [...new Set(ids)];
};

/** Which links of a card a broken hop is: those to its left, or those to its right. */
const sideOfHop: Partial<Record<HopName, readonly ['left' | 'right', Lane]>> = {
  switch: ['right', 'fabric'],
  uplink: ['left', 'bridges'],
  bridge: ['right', 'bridges'],
  mapping: ['left', 'localnets'],
  localnet: ['right', 'localnets'],
  attachment: ['right', 'networks'],
};

/** Links that are the broken hop of a finding: those at its cards that are not whole. */
const linksOfFinding = (
  { hop }: Finding,
  cards: readonly string[],
  byCard: ReadonlyMap<string, readonly Link[]>,
  lanes: ReadonlyMap<string, Lane>,
): readonly Link[] => {
  const side = hop === undefined ? undefined : sideOfHop[hop];
  if (side === undefined) return [];
  const [direction, lane] = side;
  return cards.flatMap((card) =>
    lanes.get(card) !== lane
      ? []
      : (byCard.get(card) ?? []).filter(
          ({ source, target, status }) =>
            (direction === 'left' ? target : source) === card &&
            (hop === 'attachment' || status === 'broken' || status === 'partial'),
        ),
  );
};

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

export interface Drawing {
  cards: readonly Card[];
  links: readonly Link[];
}

const statusOfSeverity: Record<Severity, CardStatus> = {
  critical: 'error',
  error: 'error',
  warning: 'warning',
  info: 'ok',
};

interface AtCard {
  findings: readonly Finding[];
  worst: Severity;
}

const atCard = (findings: readonly Finding[]): AtCard | undefined => {
  const [first] = findings;
  if (first === undefined) return undefined;
  const graver = (a: Severity, { severity }: Finding): Severity =>
    severityRank(severity) < severityRank(a) ? severity : a;
  return { findings, worst: findings.reduce(graver, first.severity) };
};

/** Findings about the NICs that a card stands for; `every`: it stands for all NICs of its network. */
const atNics = (
  { byNetwork }: SortedFindings,
  { facts, id }: Card,
  every: boolean,
): AtCard | undefined => {
  if (facts.type !== 'nics') return undefined;
  const found = byNetwork.get(networkOfNicsCard(id));
  if (found === undefined) return undefined;
  if (every) return { findings: found.list, worst: found.worst };
  const vms = new Set(facts.vms);
  return atCard(found.list.filter(({ subject }) => vms.has(subject.key)));
};

const together = (a: AtCard | undefined, b: AtCard | undefined): AtCard | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  const worst = severityRank(a.worst) <= severityRank(b.worst) ? a.worst : b.worst;
  return { findings: [...a.findings, ...b.findings], worst };
};

/**
 * Puts the findings on the cards and links that they are about; a card is never better than what is found at it. `every`: the cards of NICs stand for
 * all NICs of their networks.
 */
export const decorate = (
  { cards, links }: Drawing,
  finder: CardFinder,
  findings: SortedFindings,
  every: boolean,
): Drawing => {
  const lanes = new Map(cards.map(({ id, lane }) => [id, lane]));
  const linksByCard = new Map<string, Link[]>();
  for (const link of links) {
    push(linksByCard, link.source, link);
    push(linksByCard, link.target, link);
  }
  const byCard = new Map<string, Finding[]>();
  const byLink = new Map<string, Finding[]>();
  for (const finding of findings.others) {
    const own = cardsOfFinding(finder, finding);
    for (const id of own) push(byCard, id, finding);
    for (const { id } of linksOfFinding(finding, own, linksByCard, lanes)) {
      push(byLink, id, finding);
    }
  }
  return {
    cards: cards.map((card) => {
      const own = together(atCard(byCard.get(card.id) ?? []), atNics(findings, card, every));
      if (own === undefined) return card;
      const status = worst([card.status, statusOfSeverity[own.worst]]);
      return { ...card, findings: own.findings, status };
    }),
    links: links.map((link) => {
      const own = byLink.get(link.id);
      return own === undefined ? link : { ...link, findings: own };
    }),
  };
};
