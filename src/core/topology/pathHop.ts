import type { Card, CardStatus, IsLeast, Lane } from './card';

/** What is said beneath a hop. Nodes are sorted as people count. */
export type PathNote =
  | { type: 'lists-vlan'; vlan: number }
  | { type: 'does-not-list'; vlan: number }
  /** A switch is heard, and does not tell what its ports carry. */
  | { type: 'lists-nothing' }
  | { type: 'not-seen'; nodes: readonly string[] }
  | { type: 'free'; nodes: readonly string[] }
  | { type: 'missing'; nodes: readonly string[] }
  | { type: 'down'; nodes: readonly string[] }
  | { type: 'not-mapped'; nodes: readonly string[] }
  | { type: 'unread'; nodes: readonly string[] }
  | { type: 'mapped-nowhere' }
  | { type: 'mapping-unknown' }
  /** The attachments do not say what the network stands on. */
  | { type: 'uplink-unknown' }
  /** A network of another plugin, whose reach is not looked at. */
  | { type: 'not-judged'; plugin: string }
  | { type: 'namespaces'; count: number; isLeast?: IsLeast }
  | { type: 'troubled'; count: number; isLeast?: IsLeast }
  /** VMs that may be scheduled to nodes that the network does not reach. */
  | { type: 'may-move'; count: number; isLeast?: IsLeast; nodes: readonly string[] };

export type PathCount =
  | { type: 'nodes'; count: number }
  | { type: 'nodes-of'; count: number; of: number }
  | { type: 'fine'; count: number; isLeast?: IsLeast };

/** One line of the path in words: the cards of one name in one lane. */
export interface PathHop {
  lane: Lane;
  /** The cards that the line is about, those that are there first. Empty for the line that stands for the rest of a lane. */
  cards: readonly Card[];
  status: CardStatus;
  count: PathCount | undefined;
  notes: readonly PathNote[];
  /** Things of this lane that have no line of their own. */
  more: number;
}
