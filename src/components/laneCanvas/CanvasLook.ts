export interface LookState {
  /** Cards of the path that is lit; `undefined`: nothing is selected and nothing dimmed. */
  lit: ReadonlySet<string> | undefined;
  selected: string | undefined;
  /** The one card that the tab key stops at. */
  focusable: string | undefined;
  found: ReadonlySet<string> | undefined;
  /** Path of the card that the pointer rests on: drawn stronger, nothing is dimmed for it. */
  hinted: ReadonlySet<string> | undefined;
}

/**
 * Which cards are lit, selected or found. Cards subscribe to their own look, so that a selection draws again only what changes; the rest is
 * dimmed by one class at the root.
 */
export class CanvasLook {
  private state: LookState = {
    lit: undefined,
    selected: undefined,
    focusable: undefined,
    found: undefined,
    hinted: undefined,
  };
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  set(change: Partial<LookState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  get focusable(): string | undefined {
    return this.state.focusable;
  }

  /** Class names of a card; a string, so that an equal look is the same look. */
  cardClass(id: string): string {
    const { lit, selected, found, hinted } = this.state;
    return [
      lit?.has(id) === true ? 'is-lit' : '',
      selected === id ? 'is-selected' : '',
      found?.has(id) === true ? 'is-found' : '',
      lit === undefined && hinted?.has(id) === true ? 'is-hinted' : '',
    ]
      .filter((name) => name !== '')
      .join(' ');
  }

  isFocusable(id: string): boolean {
    return this.state.focusable === id;
  }

  linkClass(source: string, target: string): string {
    const { lit, hinted } = this.state;
    const runs = (path: ReadonlySet<string> | undefined): boolean =>
      path?.has(source) === true && path.has(target);
    if (lit !== undefined) return runs(lit) ? 'is-lit' : '';
    return runs(hinted) ? 'is-hinted' : '';
  }
}
