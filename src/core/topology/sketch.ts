import type { Subject } from '../inventory/subject';
import type {
  Card,
  CardFacts,
  CardStatus,
  IsLeast,
  Lane,
  Link,
  LinkCoverage,
  LinkStatus,
  Presence,
} from './card';

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
  unread: Set<string>;
  unknown: boolean;
  broken: boolean;
  coverage: LinkCoverage | undefined;
  namespaces: number | undefined;
  isLeast: IsLeast | undefined;
}

export interface NewCard {
  id: string;
  lane: Lane;
  facts: CardFacts;
  presence?: Presence;
  status?: CardStatus;
  subject?: Subject;
  weight?: number;
  partOf?: string;
}

/** What is told of a link; each telling adds to those before. */
export interface LinkTold {
  nodes?: Iterable<string>;
  lacking?: Iterable<string>;
  /** Nodes of which it is not known. */
  unread?: Iterable<string>;
  /** Not known, and not because of single nodes. */
  unknown?: boolean;
  broken?: boolean;
  coverage?: LinkCoverage | undefined;
  namespaces?: number;
  isLeast?: IsLeast;
}

const statusOf = ({ nodes, lacking, unread, unknown, broken, coverage }: LinkEntry): LinkStatus => {
  if (broken || (lacking.size > 0 && nodes.size === 0)) return 'broken';
  if (lacking.size > 0) return 'partial';
  if (unread.size > 0 || unknown) return 'unknown';
  return coverage === undefined || coverage.whole === coverage.all ? 'ok' : 'partial';
};

const coverageOf = ({ nodes, lacking, unread, coverage }: LinkEntry): LinkCoverage | undefined => {
  if (coverage !== undefined) return coverage;
  const all = nodes.size + lacking.size + unread.size;
  return all === 0 ? undefined : { of: 'nodes', whole: nodes.size, all };
};

const addAll = (set: Set<string>, names: Iterable<string> = []): void => {
  for (const name of names) set.add(name);
};

/** Collects cards and links while the facts are walked; whatever is told twice is kept once. */
export class Sketch {
  private readonly entries = new Map<string, Entry>();
  private readonly linkEntries = new Map<string, LinkEntry>();

  /** `order`: place of each node among all, so that lists of nodes come out as people count. */
  constructor(private readonly order: ReadonlyMap<string, number>) {}

  /** Adds a card, or finds it again; `nodes` are more nodes that it stands for. */
  card(card: NewCard, nodes: Iterable<string> = []): void {
    let entry = this.entries.get(card.id);
    if (entry === undefined) {
      const { presence = 'there', status = 'ok', subject, weight, ...rest } = card;
      entry = { card: { ...rest, presence, status, subject }, nodes: new Set(), weight };
      this.entries.set(card.id, entry);
    }
    addAll(entry.nodes, nodes);
  }

  link(source: string, target: string, told: LinkTold = {}): void {
    const id = `${source}>${target}`;
    let entry = this.linkEntries.get(id);
    if (entry === undefined) {
      entry = {
        source,
        target,
        nodes: new Set(),
        lacking: new Set(),
        unread: new Set(),
        unknown: false,
        broken: false,
        coverage: told.coverage,
        namespaces: told.namespaces,
        isLeast: told.isLeast,
      };
      this.linkEntries.set(id, entry);
    }
    addAll(entry.nodes, told.nodes);
    addAll(entry.lacking, told.lacking);
    addAll(entry.unread, told.unread);
    entry.unknown ||= told.unknown === true;
    entry.broken ||= told.broken === true;
  }

  cards(): readonly Card[] {
    return [...this.entries.values()].map(({ card, nodes, weight }) => ({
      ...card,
      nodes: this.sorted(nodes),
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
      nodes: this.sorted(entry.nodes),
      lacking: this.sorted(entry.lacking),
      unread: this.sorted(entry.unread),
      coverage: coverageOf(entry),
      namespaces: entry.namespaces,
      ...(entry.isLeast && { isLeast: entry.isLeast }),
      findings: [],
    }));
  }

  private sorted(nodes: ReadonlySet<string>): readonly string[] {
    const place = (node: string): number => this.order.get(node) ?? 0;
    return [...nodes].sort((a, b) => place(a) - place(b));
  }
}
