import type { NodeOrder } from './nodeOrder';

/** Nodes that are told in groups; asked for once, as one sorted list. */
export class NodeList {
  private readonly groups: (readonly string[])[] = [];
  private readonly single = new Set<string>();

  add(nodes: readonly string[]): void {
    if (nodes.length > 0 && this.groups.at(-1) !== nodes) this.groups.push(nodes);
  }

  /** Adds one node; nodes that are told one by one are one group. */
  addOne(node: string): void {
    this.single.add(node);
  }

  get isEmpty(): boolean {
    return this.groups.length === 0 && this.single.size === 0;
  }

  sorted(order: NodeOrder): readonly string[] {
    return order.union(this.single.size === 0 ? this.groups : [...this.groups, [...this.single]]);
  }
}
