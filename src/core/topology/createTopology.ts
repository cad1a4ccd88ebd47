import type { Diagnosis } from '../diagnostics/diagnosis';
import { listSorted } from '../diagnostics/listNames';
import type { Inventory } from '../inventory/inventory';
import { unknownBecause } from '../inventory/loadState';
import type { UnknownReason } from '../inventory/loadState';
import { kindRegistry } from '../kinds/kindRegistry';
import type { Kind } from '../kinds/kindRegistry';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { nodeStateOf } from '../networks/nodeChain';
import type { World } from '../networks/world';
import { compareNames } from '../values/compareNames';
import { sameEntries } from '../values/sameEntries';
import { withShortfall } from './bridgeShortfall';
import { capPicture } from './capPicture';
import { lanes } from './card';
import type { Card, Lane, LaneView, Picture, Problem } from './card';
import { CardFinder, cardsOfFinding, decorate } from './decorate';
import type { Drawing } from './decorate';
import { driftOf } from './driftOf';
import type { NodeSetView } from './driftOf';
import { filterDrawing } from './filterDrawing';
import { GroundBook } from './ground';
import type { Ground } from './ground';
import { NicsBook } from './nicsBook';
import type { PictureQuery } from './pictureQuery';
import { searchCards } from './searchCards';
import { Sketch } from './sketch';
import { picturedLocalnets, sketchLocalnets } from './sketchLocalnets';
import { LostBook, sketchLostAttachments } from './sketchLostAttachments';
import { leastOf, picturedNetworks, sketchNetworks } from './sketchNetworks';
import { sketchNodes } from './sketchNodes';
import { HeardBook, UplinkBook } from './uplinkBook';

/** What a lane is read from. */
const kindsOfLane: Readonly<Record<Lane, readonly Kind[]>> = {
  fabric: ['nns'],
  uplinks: ['nns'],
  bonds: ['nns'],
  ports: ['nns'],
  bridges: ['nns'],
  localnets: ['nad', 'nns'],
  networks: ['nad'],
  nics: ['vm'],
};

/** Everything that a query shows, before the caps. */
export type WholeDrawing = Drawing & { matches: ReadonlySet<string> };

/** The view model of the cluster: what the lanes show for a query. Keeps what it worked out per node while the node's facts are the same. */
export interface Topology {
  /** Bounded by the caps at any size of cluster. */
  picture(query: PictureQuery): Picture;
  /** The same without the caps. */
  drawing(query: PictureQuery): WholeDrawing;
  /** Caps a drawing of this topology, whatever was marked or added in it since. */
  bounded(drawing: WholeDrawing, query: PictureQuery): Picture;
  /** Nodes of equal configuration by role, with what tells each set from the usual one of its role. */
  nodeSets(): readonly NodeSetView[];
}

const nameOf = ({ facts, id }: Card): string =>
  facts.type === 'bridge' || facts.type === 'localnet' ? facts.name : id;

/** What the head of a lane says, before the caps. */
export const laneView = (world: World, lane: Lane, cards: readonly Card[]): LaneView => {
  const own = cards.filter((card) => card.lane === lane);
  const real = new Set(own.flatMap((card) => (card.presence === 'there' ? [nameOf(card)] : [])));
  const counted = own
    .filter(({ facts }) => facts.type !== 'lost-attachment')
    .filter((card) => card.presence === 'there' || !real.has(nameOf(card)));
  const count = lane === 'nics' ? own.reduce((sum, { weight }) => sum + weight, 0) : counted.length;
  return {
    lane,
    count,
    ...leastOf(world, ...kindsOfLane[lane], ...(lane === 'nics' ? (['nad'] as const) : [])),
    notice: noticeOf(world, lane, own),
  };
};

const noticeOf = (world: World, lane: Lane, cards: readonly Card[]): LaneView['notice'] => {
  const reason = unreadReason(world, lane, cards.length);
  if (reason !== undefined) return { type: 'unknown', reason };
  return cards.length === 0 ? { type: 'empty' } : undefined;
};

/** Nodes of which no state was read, sorted as people count, where states may be read. */
const silentNodes = (inventory: Inventory): readonly string[] =>
  inventory.unknown('nns') === undefined
    ? [...inventory.keys('node')]
        .filter((node) => !nodeStateOf(inventory, node).known)
        .sort(compareNames)
    : [];

/** Cards of namespaces that were read by themselves are shown, and the page says which these are; none of them does not mean that there is none. */
const unreadReason = (
  { inventory }: World,
  lane: Lane,
  cards: number,
): UnknownReason | undefined => {
  if (cards === 0 && kindsOfLane[lane].includes('nns')) {
    const silent = silentNodes(inventory);
    if (silent.length > 0) return unknownBecause('nns', 'not-reported', listSorted(silent)).reason;
  }
  for (const kind of kindsOfLane[lane]) {
    const reason = inventory.unknown(kind);
    if (reason !== undefined && (cards === 0 || inventory.namespacesRead(kind).length === 0)) {
      return unknownBecause(kind, reason.cause, reason.detail).reason;
    }
  }
  return undefined;
};

/** Reports that were looked into beyond the shape of the node. */
type Looked = Map<string, NodeNetworkStateFacts | undefined>;

/** A page asks for one picture, and for one more while its selection would not be drawn. */
const MOST_DRAWN = 4;

interface Drawn {
  grounds: readonly unknown[];
  looked: Looked;
  picture: Picture;
}

const kinds = Object.keys(kindRegistry) as Kind[];

class LiveTopology implements Topology {
  private readonly grounds: GroundBook;
  private readonly nicsBook: NicsBook;
  private readonly lostBook = new LostBook();
  private readonly heardBook = new HeardBook();
  private looked: Looked = new Map();
  private readonly drawn = new Map<string, Drawn>();

  constructor(
    private readonly world: World,
    private readonly diagnosis: Diagnosis,
  ) {
    this.grounds = new GroundBook(world);
    this.nicsBook = new NicsBook(world.memo);
  }

  picture(query: PictureQuery): Picture {
    const asked = JSON.stringify(query);
    const grounds = this.groundsOf(query);
    const before = this.drawn.get(asked);
    if (before !== undefined && sameEntries(before.grounds, grounds) && this.stand(before)) {
      return before.picture;
    }
    const picture = this.bounded(this.drawing(query), query);
    if (this.drawn.size >= MOST_DRAWN) this.drawn.clear();
    this.drawn.set(asked, { grounds, picture, looked: this.looked });
    return picture;
  }

  /**
   * All that a picture follows from, but for the reports that were looked into beyond the shapes of the nodes. A report of a node that says nothing
   * new of what is drawn leaves every one of them the object that it was.
   */
  private groundsOf(query: PictureQuery): readonly unknown[] {
    const { world, diagnosis } = this;
    const { inventory } = world;
    return [
      ...kinds.map((kind) => (kind === 'nns' ? inventory.state(kind) : inventory.versionOf(kind))),
      inventory.doubt('nns')?.detail,
      this.groundOf(query),
      ...world.localnets(),
      ...world.networks().flatMap(({ id }) => {
        const reach = world.coverage(id);
        return [diagnosis.verdict(id), reach.known ? reach.value : reach.reason.cause];
      }),
      diagnosis.sorted(),
      diagnosis.findings(),
    ];
  }

  /** Whether the reports that were looked into are still the same. */
  private stand({ looked }: Drawn): boolean {
    const { inventory } = this.world;
    return [...looked].every(([node, state]) => inventory.get('nns', node) === state);
  }

  drawing(query: PictureQuery): WholeDrawing {
    const sketched = this.sketch(query);
    const finder = new CardFinder(this.world, sketched.cards);
    const every = query.namespaces.length + query.vms.length === 0;
    const decorated = decorate(sketched, finder, this.diagnosis.sorted(), every);
    const shown = filterDrawing(decorated, query);
    return { ...shown, matches: searchCards(shown.cards, query.search) };
  }

  bounded({ cards, links, matches }: WholeDrawing, query: PictureQuery): Picture {
    const expanded = new Set(query.expanded);
    const pinned = new Set([...query.pinned, ...matches]);
    for (const { id, partOf } of cards) {
      if (partOf !== undefined && expanded.has(partOf) && pinned.has(partOf)) pinned.add(id);
    }
    const capped = capPicture({ cards, links }, pinned, this.grounds.order());
    const drawn = new Set(capped.cards.map(({ id }) => id));
    return {
      lanes: lanes.map((lane) => laneView(this.world, lane, cards)),
      ...capped,
      matches:
        query.search.trim() === ''
          ? undefined
          : new Set([...matches].filter((id) => drawn.has(id))),
      problems: this.problems(cards, links),
    };
  }

  nodeSets(): readonly NodeSetView[] {
    return driftOf(this.grounds.ground().groups, this.world.inventory);
  }

  /** Nodes that the query lets through. */
  private groundOf(query: PictureQuery): Ground {
    const { nodes, nodeSets, vms } = query;
    const filters: ReadonlySet<string>[] = [];
    if (nodes.length > 0) filters.push(new Set(nodes));
    if (nodeSets.length > 0) {
      const sets = this.nodeSets().filter(({ id }) => nodeSets.includes(id));
      filters.push(new Set(sets.flatMap((set) => set.nodes)));
    }
    const candidates = vms.map((vm) => this.world.candidates(vm));
    if (vms.length > 0 && candidates.every(({ known }) => known)) {
      filters.push(new Set(candidates.flatMap((one) => (one.known ? one.value : []))));
    }
    if (filters.length === 0) return this.grounds.ground();
    return this.grounds.ground(JSON.stringify([nodes, nodeSets, vms]), (node) =>
      filters.every((filter) => filter.has(node)),
    );
  }

  private sketch(query: PictureQuery): Drawing {
    const { world, diagnosis, nicsBook } = this;
    const ground = this.groundOf(query);
    const sketch = new Sketch(ground.order);
    const networks = picturedNetworks(world, query);
    const asked = new Set(networks.map(({ localnet }) => localnet));
    const narrowed = query.vlans.length + query.vms.length > 0;
    const localnets = picturedLocalnets(world).filter(
      ({ name }) =>
        (query.localnets.length === 0 || query.localnets.includes(name)) &&
        (!narrowed || asked.has(name)),
    );
    const looked: Looked = new Map();
    this.looked = looked;
    const scene = {
      sketch,
      reportOf: (node: string) => {
        const state = world.inventory.get('nns', node);
        looked.set(node, state);
        return state;
      },
      world,
      ground,
      uplinks: new UplinkBook(sketch, this.heardBook),
      shapeOf: this.grounds.shapeOf.bind(this.grounds),
      expanded: new Set(query.expanded),
      referred: new Set([
        ...localnets.flatMap(({ bridges }) => bridges),
        ...networks.flatMap(({ bridge }) => bridge ?? []),
      ]),
      verdictOf: (network: string) => diagnosis.verdict(network),
      troubled: diagnosis.sorted().troubledVms,
      nicsBook,
    };
    sketchNodes(scene);
    sketchLocalnets(scene, localnets);
    sketchNetworks(scene, networks, query);
    sketchLostAttachments(scene, this.lostBook, query);
    scene.uplinks.draw();
    const links = sketch.links();
    return { cards: withShortfall(sketch.cards(), links), links };
  }

  private problems(cards: Drawing['cards'], links: Drawing['links']): readonly Problem[] {
    const { diagnosis } = this;
    const finder = new CardFinder(this.world, cards);
    const byFinding = new Map<string, string[]>();
    for (const { id, findings } of links) {
      for (const finding of findings) {
        const ids = byFinding.get(finding.id);
        if (ids === undefined) byFinding.set(finding.id, [id]);
        else ids.push(id);
      }
    }
    return diagnosis.findings().map((finding) => ({
      finding,
      cards: cardsOfFinding(finder, finding),
      links: byFinding.get(finding.id) ?? [],
      nics: diagnosis.nicsBehind(finding),
      ...leastOf(this.world, 'vm', 'nad'),
    }));
  }
}

export const createTopology = (world: World, diagnosis: Diagnosis): Topology =>
  new LiveTopology(world, diagnosis);
