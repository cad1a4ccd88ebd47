import type { Diagnosis } from '../diagnostics/diagnosis';
import { unknownBecause } from '../inventory/loadState';
import type { UnknownReason } from '../inventory/loadState';
import type { Kind } from '../kinds/kindRegistry';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import type { World } from '../networks/world';
import { compareNames } from '../values/compareNames';
import { withShortfall } from './bridgeShortfall';
import { capPicture } from './capPicture';
import { lanes } from './card';
import type { Card, Lane, LaneView, Link, Picture, Problem } from './card';
import { CardFinder, cardsOfFinding, decorate, troubledKeys } from './decorate';
import { Neighbours } from './neighbours';
import type { PictureQuery } from './pictureQuery';
import { searchCards } from './searchCards';
import { Sketch } from './sketch';
import { picturedLocalnets, sketchLinuxBridges, sketchLocalnets } from './sketchLocalnets';
import {
  networkCardId,
  picturedNetworks,
  sketchLostAttachments,
  sketchNetworks,
} from './sketchNetworks';
import { sketchNodes } from './sketchNodes';
import { strandsOf } from './strandsOf';
import type { Strand } from './strandsOf';

/** What a lane is read from. */
const kindsOfLane: Readonly<Record<Lane, readonly Kind[]>> = {
  fabric: ['nns'],
  uplinks: ['nns'],
  bridges: ['nns'],
  localnets: ['nad', 'nns'],
  networks: ['nad'],
  nics: ['vm'],
};

/** The view model of the cluster: what the lanes show for a query. Keeps what it worked out per node while the node's facts are the same. */
export interface Topology {
  picture(query: PictureQuery): Picture;
}

interface Drawing {
  cards: readonly Card[];
  links: readonly Link[];
}

const keep = ({ cards, links }: Drawing, ids: ReadonlySet<string>): Drawing => ({
  cards: cards.filter(({ id }) => ids.has(id)),
  links: links.filter(({ source, target }) => ids.has(source) && ids.has(target)),
});

/** A filter by localnet or namespace leaves only what its networks stand on. */
const pruned = (drawing: Drawing, query: PictureQuery): Drawing => {
  if (query.localnets.length === 0 && query.namespaces.length === 0) return drawing;
  const roots = drawing.cards.flatMap(({ id, lane, facts }) =>
    lane === 'networks' ||
    lane === 'nics' ||
    (facts.type === 'localnet' && query.localnets.includes(facts.name))
      ? [id]
      : [],
  );
  return keep(drawing, new Neighbours(drawing.links).closure(roots));
};

const onlyProblems = (drawing: Drawing): Drawing => {
  const troubled = drawing.cards.filter(({ status }) => status === 'error' || status === 'warning');
  return keep(drawing, new Neighbours(drawing.links).closure(troubled.map(({ id }) => id)));
};

const nameOf = ({ facts, id }: Card): string =>
  facts.type === 'bridge' || facts.type === 'localnet' ? facts.name : id;

const laneView = (world: World, lane: Lane, cards: readonly Card[]): LaneView => {
  const own = cards.filter((card) => card.lane === lane);
  const real = new Set(own.flatMap((card) => (card.presence === 'there' ? [nameOf(card)] : [])));
  const counted = own.filter((card) => card.presence === 'there' || !real.has(nameOf(card)));
  const count = lane === 'nics' ? own.reduce((sum, { weight }) => sum + weight, 0) : counted.length;
  return { lane, count, notice: noticeOf(world, lane, own) };
};

const noticeOf = (world: World, lane: Lane, cards: readonly Card[]): LaneView['notice'] => {
  const reason = unreadReason(world, lane);
  if (reason !== undefined) return { type: 'unknown', reason };
  return cards.length === 0 ? { type: 'empty' } : undefined;
};

/** Nothing is said where the kind was at least read in some namespaces: then the page says which. */
const unreadReason = ({ inventory }: World, lane: Lane): UnknownReason | undefined => {
  for (const kind of kindsOfLane[lane]) {
    const reason = inventory.unknown(kind);
    if (reason !== undefined && inventory.namespacesRead(kind).length === 0) {
      return unknownBecause(kind, reason.cause, reason.detail).reason;
    }
  }
  return undefined;
};

class LiveTopology implements Topology {
  private readonly strands = new WeakMap<NodeNetworkStateFacts, readonly Strand[]>();

  constructor(
    private readonly world: World,
    private readonly diagnosis: Diagnosis,
  ) {}

  picture(query: PictureQuery): Picture {
    const { world, diagnosis } = this;
    const findings = diagnosis.all();
    const sketched = this.sketch(query);
    const finder = new CardFinder(world.inventory, sketched.cards);
    const decorated = decorate(sketched.cards, findings, finder);
    const filtered = pruned({ cards: decorated, links: sketched.links }, query);
    const shown = query.onlyProblems ? onlyProblems(filtered) : filtered;
    const searching = query.search.trim() !== '';
    const found = searchCards(shown.cards, query.search);
    const capped = capPicture(shown.cards, shown.links, new Set([...query.pinned, ...found]));
    const drawn = new Set(capped.cards.map(({ id }) => id));
    return {
      lanes: lanes.map((lane) => laneView(world, lane, shown.cards)),
      ...capped,
      matches: searching ? new Set([...found].filter((id) => drawn.has(id))) : undefined,
      problems: this.problems(finder),
    };
  }

  private sketch(query: PictureQuery): Drawing {
    const { world, diagnosis } = this;
    const findings = diagnosis.all();
    const sketch = new Sketch();
    const shows = (node: string): boolean => query.nodes.length === 0 || query.nodes.includes(node);
    const nodes = [...world.inventory.keys('nns')].filter(shows).sort(compareNames);
    const networks = picturedNetworks(world, query);
    const localnets = picturedLocalnets(world).filter(
      ({ name }) => query.localnets.length === 0 || query.localnets.includes(name),
    );
    const referred = new Set([
      ...localnets.flatMap(({ bridges }) => bridges),
      ...networks.flatMap(({ bridge }) => bridge ?? []),
    ]);
    const bridges = sketchNodes(sketch, world.inventory, nodes, referred, (state) =>
      this.remember(state),
    );
    const scene = { sketch, world, bridges, shows };
    sketchLocalnets(scene, localnets);
    const troubled = troubledKeys(findings, 'vm');
    sketchNetworks(sketch, world, networks, query, {
      healthOf: (network) => diagnosis.verdict(network).health,
      troubled,
    });
    for (const network of networks) {
      const { id, bridge } = network;
      if (bridge !== undefined)
        sketchLinuxBridges(scene, { ...network, bridge }, networkCardId(id));
    }
    sketchLostAttachments(sketch, world, query, troubled);
    const links = sketch.links();
    return { cards: withShortfall(sketch.cards(), links), links };
  }

  private problems(finder: CardFinder): readonly Problem[] {
    const { diagnosis } = this;
    return diagnosis.findings().map((finding) => ({
      finding,
      cards: cardsOfFinding(finder, finding),
      nics: diagnosis.nicsBehind(finding),
    }));
  }

  private remember(state: NodeNetworkStateFacts): readonly Strand[] {
    const before = this.strands.get(state);
    if (before !== undefined) return before;
    const strands = strandsOf(state);
    this.strands.set(state, strands);
    return strands;
  }
}

export const createTopology = (world: World, diagnosis: Diagnosis): Topology =>
  new LiveTopology(world, diagnosis);
