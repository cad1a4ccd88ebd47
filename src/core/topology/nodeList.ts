import type { NodeOrder } from './nodeOrder';

/** Nodes that are told in groups; asked for once, as one sorted list. */
export class NodeList {
  private groups: (readonly string[])[] | undefined;
  private single: Set<string> | undefined;

  add(nodes: readonly string[]): void {
    if (nodes.length === 0 || this.groups?.at(-1) === nodes) return;
    (this.groups ??= []).push(nodes);
  }

  /** Adds one node; nodes that are told one by one are one group. */
  addOne(node: string): void {
    (this.single ??= new Set()).add(node);
  }

  get isEmpty(): boolean {
    return this.groups === undefined && this.single === undefined;
  }

  sorted(order: NodeOrder): readonly string[] {
    const { groups = [], single } = this;
    return order.union(single === undefined ? groups : [...groups, [...single]]);
  }
}
