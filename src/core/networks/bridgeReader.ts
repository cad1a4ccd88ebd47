import { bridgeOnNode } from './bridgeOnNode';
import type { FactMemo } from './factMemo';

/** How a bridge of a node is looked at: `bridgeOnNode`, or what it answered before. */
export type ReadBridge = typeof bridgeOnNode;

/** Looks at each bridge of a report once: the localnets that a node maps to one bridge share what is known of it. */
export const bridgeReader =
  (memo: FactMemo): ReadBridge =>
  (state, name) =>
    memo.of(state, `bridge ${name}`, () => bridgeOnNode(state, name));
