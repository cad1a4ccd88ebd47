import { unknownBecause, unreadableAt } from '../inventory/loadState';
import type { UnknownReason } from '../inventory/loadState';
import { sameFacts } from '../inventory/sameFacts';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { nodeStateOf } from '../networks/nodeChain';
import type { World } from '../networks/world';
import { compareNames } from '../values/compareNames';
import { NodeOrder } from './nodeOrder';
import { ShapeReader } from './nodeShape';
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
const MOST_GROUNDS = 20;

interface Likes {
  nodes: string[];
  shapes: NodeShape[];
}

interface Grouped {
  shape: NodeShape;
  nodes: string[];
  alike: Map<string, Likes>;
}

/** Puts one more node to those of its shape. */
const addTo = (groups: Map<string, Grouped>, node: string, shape: NodeShape): void => {
  const group = groups.get(shape.id);
  if (group === undefined) {
    const alike = new Map([[shape.alike, { nodes: [node], shapes: [shape] }]]);
    groups.set(shape.id, { shape, nodes: [node], alike });
    return;
  }
  group.nodes.push(node);
  const likes = group.alike.get(shape.alike);
  if (likes === undefined) group.alike.set(shape.alike, { nodes: [node], shapes: [shape] });
  else {
    likes.nodes.push(node);
    likes.shapes.push(shape);
  }
};

type Shows = (node: string) => boolean;

const sameGround = (a: Ground, b: Ground): boolean =>
  a.order === b.order &&
  a.vmNodes === b.vmNodes &&
  sameFacts(a.groups, b.groups) &&
  sameFacts(a.unread, b.unread) &&
  sameFacts(a.unreadReason, b.unreadReason);

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Keeps what was worked out per node for as long as the facts of the node are the same. What comes out the same, down to a list of nodes, is the same
 * object as before: that is what tells those who draw on it that they are done.
 */
export class GroundBook {
  private readonly shapes: ShapeReader;
  private readonly seen = new Map<string, { state: NodeNetworkStateFacts; shape: NodeShape }>();
  private readonly kept = new Map<string, unknown>();
  private readonly grounds = new Map<string, Ground>();
  private names: ReadonlySet<string> = new Set();
  private places = new NodeOrder([]);
  private counted = '';

  constructor(private readonly world: World) {
    this.shapes = new ShapeReader(world.memo);
  }

  shapeOf(state: NodeNetworkStateFacts): NodeShape {
    const before = this.seen.get(state.name);
    if (before?.state === state) return before.shape;
    const read = this.shapes.of(state);
    const shape = before !== undefined && sameFacts(before.shape, read) ? before.shape : read;
    this.seen.set(state.name, { state, shape });
    return shape;
  }

  /** What was there before under this name, if it says the same. */
  private keep<T>(name: string, now: T): T {
    const before = this.kept.get(name);
    if (before !== undefined && sameFacts(before, now)) return before as T;
    // Shapes come and go; what is gone need not be remembered.
    if (this.kept.size >= MOST_LISTS) this.kept.clear();
    this.kept.set(name, now);
    return now;
  }

  private groupOf(
    { shape, nodes: now, alike }: Grouped,
    takesVms: ReadonlySet<string>,
    filter: string,
  ): NodeGroup {
    const { id } = shape;
    const nodes = this.keep(`nodes ${id} ${filter}`, now);
    const own = nodes.filter((node) => takesVms.has(node));
    return this.keep(`group ${id} ${filter}`, {
      shape,
      nodes,
      vmNodes: own.length === nodes.length ? nodes : this.keep(`vms ${id} ${filter}`, own),
      alike: [...alike].map(([like, { nodes: same, shapes }]) =>
        this.keep(`alike ${id} ${like} ${filter}`, {
          nodes: this.keep(`alike nodes ${id} ${like} ${filter}`, same),
          shapes,
        }),
      ),
    });
  }

  /** Nodes where VMs may run, of those that are shown. */
  private takesVms(filter: string, shows: Shows | undefined): ReadonlySet<string> | undefined {
    const all = this.world.vmNodes();
    if (!all.known) return undefined;
    const list =
      shows === undefined ? all.value : this.keep(`takers ${filter}`, all.value.filter(shows));
    return this.world.memo.of(list, 'set', () => new Set(list));
  }

  /** The ground of the nodes that `shows` lets through; `filter` names what that is. */
  ground(filter = '', shows?: Shows): Ground {
    const { inventory } = this.world;
    const order = this.order();
    const vmNodes = this.takesVms(filter, shows);
    const isRead = inventory.unknown('nns') === undefined;
    const groups = new Map<string, Grouped>();
    const unread: string[] = [];
    for (const node of this.names) {
      if (shows?.(node) === false) continue;
      const state = nodeStateOf(inventory, node);
      if (state.known) addTo(groups, node, this.shapeOf(state.value));
      else if (isRead && vmNodes?.has(node) === true) unread.push(node);
    }
    const ground: Ground = {
      order,
      groups: [...groups.values()]
        .map((group) => this.groupOf(group, vmNodes ?? NOBODY, filter))
        .sort((a, b) => b.nodes.length - a.nodes.length || (a.shape.id < b.shape.id ? -1 : 1)),
      vmNodes,
      unread,
      unreadReason:
        unread
          .map((node) => unreadableAt('nns', inventory.get('nns', node)))
          .find((reason) => reason !== undefined) ?? unknownBecause('nns', 'not-reported').reason,
    };
    const before = this.grounds.get(filter);
    if (before !== undefined && sameGround(before, ground)) return before;
    if (this.grounds.size >= MOST_GROUNDS) this.grounds.clear();
    this.grounds.set(filter, ground);
    return ground;
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
      this.places = new NodeOrder(sorted);
      for (const name of this.seen.keys()) if (!names.has(name)) this.seen.delete(name);
    }
    return this.places;
  }
}
