/** Nodes whose network configuration has the same signature (bridges, uplinks, bonds, mappings, MTU; never addresses or state). */
export interface NodeSet {
  /** Stable across order of events: derived from the signature. */
  id: string;
  /** Sorted as people count. */
  nodes: readonly string[];
  /** Roles that all its nodes have. */
  roles: readonly string[];
}
