import type { Subject } from '../inventory/subject';
import { NodeList } from './nodeList';
import type { NodeOrder } from './nodeOrder';
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
  card: NewCard;
  nodes: NodeList;
}

interface LinkEntry {
  source: string;
  target: string;
  nodes: NodeList;
  lacking: NodeList;
  unread: NodeList;
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
  nodes?: readonly string[];
  lacking?: readonly string[];
  /** Nodes of which it is not known. */
  unread?: readonly string[];
  /** Not known, and not because of single nodes. */
  unknown?: boolean;
  broken?: boolean;
  coverage?: LinkCoverage | undefined;
  namespaces?: number;
  isLeast?: IsLeast;
}

const statusOf = ({ nodes, lacking, unread, unknown, broken, coverage }: LinkEntry): LinkStatus => {
  if (broken || (!lacking.isEmpty && nodes.isEmpty)) return 'broken';
  const missed = coverage === undefined ? 0 : coverage.all - coverage.whole - coverage.unknown;
  if (!lacking.isEmpty || missed > 0) return 'partial';
  const unseen = unknown || (coverage?.unknown ?? 0) > 0;
  return unseen || !unread.isEmpty ? 'unknown' : 'ok';
};

const addAll = (list: NodeList, nodes: readonly string[] = []): void => {
  const [only] = nodes;
  if (nodes.length === 1 && only !== undefined) list.addOne(only);
  else list.add(nodes);
};

/** Collects cards and links while the facts are walked; whatever is told twice is kept once. */
export class Sketch {
  private readonly entries = new Map<string, Entry>();
  private readonly linkEntries = new Map<string, LinkEntry>();

  /** `order`: place of each node among all, so that lists of nodes come out as people count. */
  constructor(readonly order: NodeOrder) {}

  /** Adds a card, or finds it again; `nodes` are more nodes that it stands for. */
  card(card: NewCard, nodes: readonly string[] = []): void {
    let entry = this.entries.get(card.id);
    if (entry === undefined) {
      entry = { card, nodes: new NodeList() };
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
        nodes: new NodeList(),
        lacking: new NodeList(),
        unread: new NodeList(),
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
    return [...this.entries.values()].map(({ card, nodes }) => {
      const sorted = nodes.sorted(this.order);
      const { id, lane, facts, presence = 'there', status = 'ok', subject, partOf } = card;
      return {
        id,
        lane,
        facts,
        presence,
        status,
        subject,
        ...(partOf !== undefined && { partOf }),
        nodes: sorted,
        findings: [],
        weight: card.weight ?? sorted.length,
      };
    });
  }

  links(): readonly Link[] {
    return [...this.linkEntries].map(([id, entry]) => {
      const nodes = entry.nodes.sorted(this.order);
      const lacking = entry.lacking.sorted(this.order);
      const unread = entry.unread.sorted(this.order);
      const all = nodes.length + lacking.length + unread.length;
      const counted: LinkCoverage | undefined =
        all === 0 ? undefined : { of: 'nodes', whole: nodes.length, all, unknown: unread.length };
      return {
        id,
        source: entry.source,
        target: entry.target,
        status: statusOf(entry),
        nodes,
        lacking,
        unread,
        coverage: entry.coverage ?? counted,
        namespaces: entry.namespaces,
        ...(entry.isLeast && { isLeast: entry.isLeast }),
        findings: [],
      };
    });
  }
}
