import { compareNames } from '../values/compareNames';
import type { CardFacts, CardStatus, Lane, Link, LinkStatus, Presence } from './card';
import type { Card } from './card';
import type { Subject } from '../inventory/subject';

interface Entry {
  card: Omit<Card, 'nodes' | 'findings' | 'weight'>;
  nodes: Set<string>;
  weight: number | undefined;
}

interface LinkEntry {
  source: string;
  target: string;
  nodes: Set<string>;
  lacking: Set<string>;
  unknown: boolean;
  broken: boolean;
  namespaces: number | undefined;
}

export interface NewCard {
  id: string;
  lane: Lane;
  facts: CardFacts;
  presence?: Presence;
  status?: CardStatus;
  subject?: Subject;
  weight?: number;
}

const statusOf = ({ nodes, lacking, unknown, broken }: LinkEntry): LinkStatus => {
  if (broken || (lacking.size > 0 && nodes.size === 0)) return 'broken';
  if (lacking.size > 0) return 'partial';
  return unknown ? 'unknown' : 'ok';
};

const sorted = (names: Set<string>): readonly string[] => [...names].sort(compareNames);

/** Collects cards and links while the facts are walked; whatever is told twice is kept once. */
export class Sketch {
  private readonly entries = new Map<string, Entry>();
  private readonly linkEntries = new Map<string, LinkEntry>();

  /** Adds a card, or finds it again; `node` is one more node that it stands for. */
  card(card: NewCard, node?: string): void {
    let entry = this.entries.get(card.id);
    if (entry === undefined) {
      const { id, lane, facts, presence = 'there', status = 'ok', subject, weight } = card;
      entry = { card: { id, lane, facts, presence, status, subject }, nodes: new Set(), weight };
      this.entries.set(id, entry);
    }
    if (node !== undefined) entry.nodes.add(node);
  }

  /** One more node that a card stands for. */
  stand(id: string, node: string): void {
    this.entries.get(id)?.nodes.add(node);
  }

  /** The facts of a card that was added before. */
  facts(id: string): CardFacts | undefined {
    return this.entries.get(id)?.card.facts;
  }

  replaceFacts(id: string, facts: CardFacts, status: CardStatus): void {
    const entry = this.entries.get(id);
    if (entry !== undefined) entry.card = { ...entry.card, facts, status };
  }

  link(
    source: string,
    target: string,
    told: {
      node?: string;
      lacking?: string;
      unknown?: boolean;
      broken?: boolean;
      namespaces?: number;
    } = {},
  ): void {
    const id = `${source}>${target}`;
    let entry = this.linkEntries.get(id);
    if (entry === undefined) {
      entry = {
        source,
        target,
        nodes: new Set(),
        lacking: new Set(),
        unknown: false,
        broken: false,
        namespaces: told.namespaces,
      };
      this.linkEntries.set(id, entry);
    }
    if (told.node !== undefined) entry.nodes.add(told.node);
    if (told.lacking !== undefined) entry.lacking.add(told.lacking);
    entry.unknown ||= told.unknown === true;
    entry.broken ||= told.broken === true;
  }

  cards(): readonly Card[] {
    return [...this.entries.values()].map(({ card, nodes, weight }) => ({
      ...card,
      nodes: sorted(nodes),
      findings: [],
      weight: weight ?? nodes.size,
    }));
  }

  links(): readonly Link[] {
    return [...this.linkEntries].map(([id, entry]) => ({
      id,
      source: entry.source,
      target: entry.target,
      status: statusOf(entry),
      nodes: sorted(entry.nodes),
      lacking: sorted(entry.lacking),
      namespaces: entry.namespaces,
    }));
  }
}
