import { sameJson, type Json } from './json';

/**
 * What is really configured on each node, in the shape of nmstate's current state. The API learns of it later: after an
 * apply at once, otherwise with the next periodic report. In a cluster this is the kernel and Open vSwitch of the nodes.
 */
export interface NodeNetworks {
  nodes(): string[];
  get(node: string): Json | undefined;
  /** Replaces a node's state; listeners hear of it if it differs. States are never changed in place. */
  set(node: string, state: Json): void;
  remove(node: string): void;
  onChange(listener: (node: string) => void): void;
}

export function nodeNetworks(): NodeNetworks {
  const states = new Map<string, Json>();
  const listeners: ((node: string) => void)[] = [];
  return {
    nodes: () => [...states.keys()],
    get: (node) => states.get(node),
    set(node, state) {
      const former = states.get(node);
      if (former !== undefined && sameJson(former, state)) return;
      states.set(node, state);
      for (const listener of listeners) listener(node);
    },
    remove: (node) => {
      states.delete(node);
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}
