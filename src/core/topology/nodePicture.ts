import type { Diagnosis } from '../diagnostics/diagnosis';
import { nodesOf } from '../diagnostics/makeFinding';
import { sortFindings } from '../diagnostics/sortedFindings';
import type { Known } from '../inventory/loadState';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { mappedBridges } from '../networks/mappedBridges';
import { nodeStateOf } from '../networks/nodeChain';
import type { World } from '../networks/world';
import { capPicture } from './capPicture';
import { nodeLanes } from './card';
import type { Card, Lane, Picture } from './card';
import { laneView } from './createTopology';
import type { Topology } from './createTopology';
import { CardFinder, cardsOfFinding, decorate } from './decorate';
import type { Drawing } from './decorate';
import type { NodeSetView } from './driftOf';
import type { InterfaceCardFacts } from './interfaceCardFacts';
import { nodeInterfaces } from './nodeInterfaces';
import { NicsBook } from './nicsBook';
import { NodeOrder } from './nodeOrder';
import { missingBridgeId } from './nodeShape';
import { Sketch } from './sketch';
import { localnetCardId, picturedLocalnets } from './sketchLocalnets';
import { networkCardId, networkFactsOf, sketchNics } from './sketchNetworks';

/** One node by itself, with every interface that it has. */
export interface NodePicture {
  node: string;
  /** Bounded by the caps of the lanes, for the same canvas as the whole cluster. */
  picture: Picture;
  /** Every interface, or why none is known. */
  interfaces: Known<readonly InterfaceCardFacts[]>;
  /** The set of nodes that are configured like it, with its drift; `undefined` while its state is unknown. */
  nodeSet: NodeSetView | undefined;
}

const cardId = ({ name, interfaceType }: InterfaceCardFacts): string =>
  `interface:${interfaceType}:${name}`;

const laneOfType: Readonly<Record<string, Lane>> = {
  ethernet: 'uplinks',
  infiniband: 'uplinks',
  bond: 'bonds',
  'ovs-bond': 'bonds',
  team: 'bonds',
  'ovs-bridge': 'bridges',
  'linux-bridge': 'bridges',
};

const laneOf = ({ interfaceType }: InterfaceCardFacts): Lane =>
  laneOfType[interfaceType] ?? 'ports';

interface Scene {
  sketch: Sketch;
  world: World;
  node: string;
  interfaces: readonly InterfaceCardFacts[];
}

/** The internal port of a bridge is told at the bridge, which bears its name. */
const isOwnPort = (facts: InterfaceCardFacts, all: readonly InterfaceCardFacts[]): boolean =>
  facts.interfaceType === 'ovs-interface' &&
  all.some(({ name, interfaceType }) => name === facts.name && interfaceType === 'ovs-bridge');

/** A bridge speaks for its internal port as well: that one holds the addresses and the routes. */
const withOwnPort = (
  facts: InterfaceCardFacts,
  all: readonly InterfaceCardFacts[],
): InterfaceCardFacts => {
  const port = all.find((one) => one.name === facts.name && isOwnPort(one, all));
  if (facts.interfaceType !== 'ovs-bridge' || port === undefined) return facts;
  return {
    ...facts,
    addresses: port.addresses,
    uses: [...new Set([...facts.uses, ...port.uses])],
    mtu: facts.mtu ?? port.mtu,
  };
};

const sketchNeighbours = ({ sketch, node }: Scene, facts: InterfaceCardFacts): void => {
  const { neighbours, controller } = facts;
  for (const { system, port, vlans } of neighbours ?? []) {
    const id = `fabric:${system}:${port}`;
    const told = { type: 'switch', systems: [system], ports: [port], vlans } as const;
    sketch.card({ id, lane: 'fabric', facts: told }, [node]);
    sketch.link(id, cardId(facts), { nodes: [node] });
  }
  // A spare NIC need not be heard; one that carries something should be.
  if ((neighbours ?? []).length > 0 || controller === undefined) return;
  const off = neighbours === undefined;
  const id = off ? 'fabric:unseen:off' : 'fabric:unseen:silent';
  sketch.card(
    {
      id,
      lane: 'fabric',
      facts: { type: 'unseen-switch', off, silent: !off },
      presence: 'unknown',
      status: 'unknown',
    },
    [node],
  );
  sketch.link(id, cardId(facts), { unread: [node] });
};

const sketchInterfaces = (scene: Scene): void => {
  const { sketch, node, interfaces } = scene;
  const drawn = interfaces.filter((facts) => !isOwnPort(facts, interfaces));
  const named = (name: string | undefined): InterfaceCardFacts | undefined =>
    drawn.find((facts) => facts.name === name);
  /** Links lead to the right: a VLAN interface on a bridge is told in its facts only. */
  const link = (from: InterfaceCardFacts | undefined, to: InterfaceCardFacts | undefined): void => {
    if (from === undefined || to === undefined) return;
    if (nodeLanes.indexOf(laneOf(from)) >= nodeLanes.indexOf(laneOf(to))) return;
    sketch.link(cardId(from), cardId(to), { nodes: [node] });
  };
  for (const facts of drawn) {
    const lane = laneOf(facts);
    const inUse = facts.controller !== undefined || facts.policies.length > 0;
    sketch.card(
      {
        id: cardId(facts),
        lane,
        facts: withOwnPort(facts, interfaces),
        status: facts.state === 'down' && inUse ? 'warning' : 'ok',
        weight: inUse ? 2 : 1,
      },
      [node],
    );
    link(facts, named(facts.controller));
    link(named(facts.vlan?.base), facts);
    if (lane === 'uplinks') sketchNeighbours(scene, facts);
  }
};

const sketchMappings = (scene: Scene, state: NodeNetworkStateFacts): void => {
  const { sketch, world, node, interfaces } = scene;
  const vmNodes = world.vmNodes();
  const needed = vmNodes.known && vmNodes.value.includes(node);
  const { mappings = [] } = state;
  const mapped = new Set(mappings.map(({ localnet }) => localnet));
  const localnets = new Map(picturedLocalnets(world).map((one) => [one.name, one]));
  for (const name of mapped) {
    const id = localnetCardId(name);
    const bridges = mappedBridges(mappings, name);
    const facts = { type: 'localnet', name, bridges, lacking: [] } as const;
    sketch.card({ id, lane: 'localnets', facts, subject: { scope: 'localnet', key: name } }, [
      node,
    ]);
    for (const bridge of bridges) {
      const carrier = interfaces.find((one) => one.name === bridge && laneOf(one) === 'bridges');
      const source = carrier === undefined ? missingBridgeId(bridge) : cardId(carrier);
      if (carrier === undefined) sketchGhostBridge(scene, bridge);
      const fine = carrier?.interfaceType === 'ovs-bridge';
      // Which of several bridges OVN takes nobody knows.
      if (bridges.length > 1) sketch.link(source, id, { unread: [node] });
      else sketch.link(source, id, fine ? { nodes: [node] } : { lacking: [node] });
    }
  }
  for (const [name, { bridges, networks }] of localnets) {
    if (mapped.has(name) || networks.length === 0 || !needed) continue;
    const unknown = state.mappings === undefined;
    sketch.card({
      id: localnetCardId(name),
      lane: 'localnets',
      facts: { type: 'localnet', name, bridges, lacking: [node] },
      presence: unknown ? 'unknown' : 'missing',
      status: unknown ? 'unknown' : 'error',
      subject: { scope: 'localnet', key: name },
    });
  }
};

const sketchGhostBridge = ({ sketch, node }: Scene, name: string): void => {
  sketch.card(
    {
      id: missingBridgeId(name),
      lane: 'bridges',
      facts: { type: 'bridge', name, bridgeType: 'ovs-bridge', lacking: [], trunk: undefined },
      presence: 'missing',
      status: 'error',
    },
    [node],
  );
};

/** Id of the card that a network stands on here; `undefined`: on none of this node's. */
const sourceOf = (
  { interfaces }: Scene,
  place: ReturnType<typeof networkFactsOf>['place'],
): string | undefined => {
  switch (place.type) {
    case 'localnet':
      return localnetCardId(place.localnet);
    case 'bridge':
    case 'master': {
      const name = place.type === 'bridge' ? place.bridge : place.master;
      const found = interfaces.find((facts) => facts.name === name);
      return found === undefined ? undefined : cardId(found);
    }
    case 'overlay':
    case 'resource':
    case 'unknown':
      return undefined;
  }
};

const sketchNodeNetworks = (scene: Scene, diagnosis: Diagnosis): void => {
  const { sketch, world, node } = scene;
  const drawn = new Map(sketch.cards().map((card) => [card.id, card]));
  const troubled = diagnosis.sorted().troubledVms;
  const nicsScene = { sketch, world, nicsBook: new NicsBook(world.memo), troubled };
  for (const network of world.networks()) {
    const verdict = diagnosis.verdict(network.id);
    const facts = networkFactsOf(world, network, verdict);
    const source = sourceOf(scene, facts.place);
    const ground = source === undefined ? undefined : drawn.get(source);
    const nics = world.nicsOf(network.id).filter((nic) => nic.node === node);
    if (ground === undefined && nics.length === 0) continue;
    const id = networkCardId(network.id);
    const subject = { scope: 'network', key: network.id } as const;
    sketch.card({
      id,
      lane: 'networks',
      facts,
      status: verdict.health,
      subject,
      weight: nics.length,
    });
    if (source !== undefined && ground !== undefined) {
      const whole = ground.presence === 'there' ? { nodes: [node] } : { lacking: [node] };
      sketch.link(source, id, ground.presence === 'unknown' ? { unread: [node] } : whole);
    }
    sketchNics(nicsScene, id, network.name, nics, verdict);
  }
};

const decorated = (
  scene: Scene,
  diagnosis: Diagnosis,
): Drawing & { problems: Picture['problems'] } => {
  const { sketch, world, node } = scene;
  const cards: readonly Card[] = sketch.cards();
  const here = diagnosis.all().filter((finding) => {
    const nodes = nodesOf(finding);
    return nodes.length === 0 || nodes.includes(node);
  });
  const finder = new CardFinder(world, cards);
  const drawing = decorate({ cards, links: sketch.links() }, finder, sortFindings(here), false);
  const causes = new Set(diagnosis.findings());
  const problems = here.flatMap((finding) => {
    const at = cardsOfFinding(finder, finding);
    if (!causes.has(finding) || at.length === 0) return [];
    const links = drawing.links.filter(({ findings }) => findings.includes(finding));
    const nics = diagnosis.nicsBehind(finding);
    return [{ finding, cards: at, links: links.map(({ id }) => id), nics }];
  });
  return { ...drawing, problems };
};

/**
 * One node by itself: its switch ports, every interface (br-ex and br-int, bonds of Linux and of OVS, VLAN interfaces) with the policies that
 * configure it, its mappings, the networks that these carry and the NICs of the VMs that run there. Lanes of bonds and ports are there only
 * where the node has such interfaces. `pinned` cards are drawn whatever the caps.
 */
export const nodePicture = (
  world: World,
  diagnosis: Diagnosis,
  topology: Topology,
  node: string,
  pinned: readonly string[] = [],
): NodePicture => {
  const state = nodeStateOf(world.inventory, node);
  const interfaces = state.known ? nodeInterfaces(world, state.value) : [];
  const sketch = new Sketch(new NodeOrder([node]));
  const scene: Scene = { sketch, world, node, interfaces };
  sketchInterfaces(scene);
  if (state.known) sketchMappings(scene, state.value);
  sketchNodeNetworks(scene, diagnosis);
  const { cards, links, problems } = decorated(scene, diagnosis);
  const optional: readonly Lane[] = ['bonds', 'ports'];
  const lanes = nodeLanes.filter(
    (lane) => !optional.includes(lane) || cards.some((card) => card.lane === lane),
  );
  return {
    node,
    picture: {
      lanes: lanes.map((lane) => ({
        ...laneView(world, lane, cards),
        ...(state.known || lane === 'networks' || lane === 'nics'
          ? {}
          : { notice: { type: 'unknown' as const, reason: state.reason } }),
      })),
      ...capPicture({ cards, links }, new Set(pinned), sketch.order),
      matches: undefined,
      problems,
    },
    interfaces: state.known ? { known: true, value: interfaces } : state,
    nodeSet: topology.nodeSets().find(({ nodes }) => nodes.includes(node)),
  };
};
