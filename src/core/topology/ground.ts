import { unknownBecause, unreadableAt } from '../inventory/loadState';
import type { UnknownReason } from '../inventory/loadState';
import { sameFacts } from '../inventory/sameFacts';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { bridgeReader } from '../networks/bridgeReader';
import type { ReadBridge } from '../networks/bridgeReader';
import { nodeStateOf } from '../networks/nodeChain';
import type { World } from '../networks/world';
import { compareNames } from '../values/compareNames';
import { NodeOrder } from './nodeOrder';
import { nodeShapeOf } from './nodeShape';
import type { NodeShape } from './nodeShape';

/** Nodes of equal shape, sorted as people count. */
export interface NodeGroup {
  shape: NodeShape;
  nodes: readonly string[];
  /** Those of them where VMs may run; empty where that is not known. */
  vmNodes: readonly string[];
  /** The nodes by what their uplinks are called, do and hear. */
  alike: readonly Alike[];
}

/** Nodes of equal shape whose uplinks say the same, but for the ports of the switches that they hear. */
export interface Alike {
  nodes: readonly string[];
  /** Shapes of the nodes, in the same order. */
  shapes: readonly NodeShape[];
}

/** The nodes that a picture stands on. */
export interface Ground {
  order: NodeOrder;
  /** Nodes whose state was read, by shape; largest group first. */
  groups: readonly NodeGroup[];
  /** Nodes where VMs may run; `undefined`: nodes may not be read. */
  vmNodes: ReadonlySet<string> | undefined;
  /** VM nodes without a reported state, with the reason; none where no state may be read at all. */
  unread: readonly string[];
  unreadReason: UnknownReason;
}

const MOST_LISTS = 5000;

interface Likes {
  nodes: string[];
  shapes: NodeShape[];
}

/** Keeps what was worked out per node for as long as the facts of the node are the same. */
export class GroundBook {
  private readonly bridgeOn: ReadBridge;
  private readonly lists = new Map<string, readonly string[]>();
  private names: ReadonlySet<string> = new Set();
  private places = new NodeOrder(new Map());
  private counted = '';

  constructor(private readonly world: World) {
    this.bridgeOn = bridgeReader(world.memo);
  }

  shapeOf(state: NodeNetworkStateFacts): NodeShape {
    return this.world.memo.of(state, 'shape', () => nodeShapeOf(state, this.bridgeOn));
  }

  /** The list that was made before, if it names the same nodes. */
  private kept(what: string, nodes: readonly string[]): readonly string[] {
    const before = this.lists.get(what);
    if (before !== undefined && sameFacts(before, nodes)) return before;
    // Shapes come and go; what is gone need not be remembered.
    if (this.lists.size >= MOST_LISTS) this.lists.clear();
    this.lists.set(what, nodes);
    return nodes;
  }

  private likes(shape: string, alike: ReadonlyMap<string, Alike>): readonly Alike[] {
    return [...alike].map(([id, { nodes, shapes }]) => ({
      nodes: this.kept(`alike ${shape} ${id}`, nodes),
      shapes,
    }));
  }

  /** The ground of the nodes that `shows` lets through. */
  ground(shows: (node: string) => boolean = () => true): Ground {
    const { inventory } = this.world;
    const order = this.order();
    const groups = new Map<
      string,
      { shape: NodeShape; nodes: string[]; alike: Map<string, Likes> }
    >();
    for (const node of this.names) {
      const state = nodeStateOf(inventory, node);
      if (!state.known || !shows(node)) continue;
      const shape = this.shapeOf(state.value);
      const group = groups.get(shape.id);
      if (group === undefined) {
        const alike = new Map([[shape.alike, { nodes: [node], shapes: [shape] }]]);
        groups.set(shape.id, { shape, nodes: [node], alike });
        continue;
      }
      group.nodes.push(node);
      const likes = group.alike.get(shape.alike);
      if (likes === undefined) group.alike.set(shape.alike, { nodes: [node], shapes: [shape] });
      else {
        likes.nodes.push(node);
        likes.shapes.push(shape);
      }
    }
    const vmNodes = this.world.vmNodes();
    const told = vmNodes.known ? vmNodes.value : [];
    const takesVms = new Set(told.filter(shows));
    const unread =
      inventory.unknown('nns') === undefined
        ? told.filter((node) => shows(node) && !nodeStateOf(inventory, node).known)
        : [];
    return {
      order,
      groups: [...groups.values()]
        .map(({ shape, nodes: now, alike }) => {
          const nodes = this.kept(`nodes ${shape.id}`, now);
          const own = nodes.filter((node) => takesVms.has(node));
          const vmNodes = own.length === nodes.length ? nodes : this.kept(`vms ${shape.id}`, own);
          return { shape, nodes, vmNodes, alike: this.likes(shape.id, alike) };
        })
        .sort((a, b) => b.nodes.length - a.nodes.length || (a.shape.id < b.shape.id ? -1 : 1)),
      vmNodes: vmNodes.known ? takesVms : undefined,
      unread,
      unreadReason:
        unread
          .map((node) => unreadableAt('nns', inventory.get('nns', node)))
          .find((reason) => reason !== undefined) ?? unknownBecause('nns', 'not-reported').reason,
    };
  }

  /** All nodes in the order in which people count them; sorted again only when a node came or went. */
  order(): NodeOrder {
    const { inventory } = this.world;
    const counted = `${String(inventory.versionOf('nns'))} ${String(inventory.versionOf('node'))}`;
    if (counted === this.counted) return this.places;
    this.counted = counted;
    const names = new Set([...inventory.keys('nns'), ...inventory.keys('node')]);
    const same = names.size === this.names.size && [...names].every((name) => this.names.has(name));
    if (!same) {
      const sorted = [...names].sort(compareNames);
      this.names = new Set(sorted);
      this.places = new NodeOrder(new Map(sorted.map((name, place) => [name, place])));
    }
    return this.places;
  }
}
