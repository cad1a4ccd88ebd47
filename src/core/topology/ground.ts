import { unknownBecause, unreadableAt } from '../inventory/loadState';
import type { UnknownReason } from '../inventory/loadState';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { nodeStateOf } from '../networks/nodeChain';
import type { World } from '../networks/world';
import { compareNames } from '../values/compareNames';
import { nodeShapeOf } from './nodeShape';
import type { NodeShape } from './nodeShape';

/** Nodes of equal shape, sorted as people count. */
export interface NodeGroup {
  shape: NodeShape;
  nodes: readonly string[];
  /** Those of them where VMs may run; empty where that is not known. */
  vmNodes: readonly string[];
}

/** The nodes that a picture stands on. */
export interface Ground {
  /** Place of every node among all. */
  order: ReadonlyMap<string, number>;
  /** Nodes whose state was read, by shape; largest group first. */
  groups: readonly NodeGroup[];
  /** Nodes where VMs may run; `undefined`: nodes may not be read. */
  vmNodes: ReadonlySet<string> | undefined;
  /** VM nodes without a reported state, with the reason; none where no state may be read at all. */
  unread: readonly string[];
  unreadReason: UnknownReason;
}

/** Keeps what was worked out per node for as long as the facts of the node are the same. */
export class GroundBook {
  private readonly shapes = new WeakMap<NodeNetworkStateFacts, NodeShape>();
  private order: ReadonlyMap<string, number> = new Map();

  constructor(private readonly world: World) {}

  shapeOf(state: NodeNetworkStateFacts): NodeShape {
    const before = this.shapes.get(state);
    if (before !== undefined) return before;
    const shape = nodeShapeOf(state);
    this.shapes.set(state, shape);
    return shape;
  }

  /** The ground of the nodes that `shows` lets through. */
  ground(shows: (node: string) => boolean = () => true): Ground {
    const { inventory } = this.world;
    const order = this.orderNow();
    const groups = new Map<string, { shape: NodeShape; nodes: string[] }>();
    for (const node of order.keys()) {
      const state = nodeStateOf(inventory, node);
      if (!state.known || !shows(node)) continue;
      const shape = this.shapeOf(state.value);
      const group = groups.get(shape.id);
      if (group === undefined) groups.set(shape.id, { shape, nodes: [node] });
      else group.nodes.push(node);
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
        .map(({ shape, nodes }) => {
          const own = nodes.filter((node) => takesVms.has(node));
          return { shape, nodes, vmNodes: own.length === nodes.length ? nodes : own };
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
  private orderNow(): ReadonlyMap<string, number> {
    const { inventory } = this.world;
    const names = new Set([...inventory.keys('nns'), ...inventory.keys('node')]);
    const same = names.size === this.order.size && [...names].every((name) => this.order.has(name));
    if (!same) {
      this.order = new Map([...names].sort(compareNames).map((name, place) => [name, place]));
    }
    return this.order;
  }
}
