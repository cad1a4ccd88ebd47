/** Nodes that are told in groups, each group sorted; asked for once, as one sorted list. */
export class NodeList {
  private readonly groups: (readonly string[])[] = [];

  add(nodes: readonly string[]): void {
    if (nodes.length > 0 && !this.groups.includes(nodes)) this.groups.push(nodes);
  }

  /** Adds one node; a run of nodes that are told one by one is one group. */
  addOne(node: string): void {
    this.single.add(node);
  }

  private readonly single = new Set<string>();

  get isEmpty(): boolean {
    return this.groups.length === 0 && this.single.size === 0;
  }

  /** Every node once, by its place in `order`. One sorted group alone is handed out as it is: most cards stand for one. */
  sorted(order: ReadonlyMap<string, number>): readonly string[] {
    const place = (node: string | undefined): number => order.get(node ?? '') ?? -1;
    const rises = (nodes: readonly string[]): boolean =>
      nodes.every((node, index) => index === 0 || place(nodes[index - 1]) < place(node));
    const [only] = this.groups;
    if (only !== undefined && this.groups.length === 1 && this.single.size === 0 && rises(only)) {
      return only;
    }
    const all = [...new Set([...this.single, ...this.groups.flat()])];
    return rises(all) ? all : all.sort((a, b) => place(a) - place(b));
  }
}
