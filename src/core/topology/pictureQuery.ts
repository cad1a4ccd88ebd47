import type { Severity } from '../diagnostics/finding';

/** What a card can be asked for by: the severity of what is found at it, or how it is there. */
export type Sign = Severity | 'missing' | 'unknown';

/** What of the cluster the picture shows. Empty lists filter nothing; several lists narrow each other. */
export interface PictureQuery {
  localnets: readonly string[];
  /** VLAN IDs; 0 stands for untagged. */
  vlans: readonly number[];
  namespaces: readonly string[];
  nodes: readonly string[];
  /** Ids of node sets (`Topology.nodeSets`): their nodes are shown. */
  nodeSets: readonly string[];
  /** `namespace/name` of VMs: their networks, on the nodes where they may run. */
  vms: readonly string[];
  onlyProblems: boolean;
  /** Slices of the cards that carry one of these signs. */
  signs: readonly Sign[];
  /** Finds cards by name, VLAN ID, node, namespace or VM, in any case. Found cards are drawn whatever the caps. */
  search: string;
  /** Cards that are drawn whatever the caps: the selection. */
  pinned: readonly string[];
  /** Uplink and bridge cards that are drawn as one card per node. */
  expanded: readonly string[];
}

export const wholePicture: PictureQuery = {
  localnets: [],
  vlans: [],
  namespaces: [],
  nodes: [],
  nodeSets: [],
  vms: [],
  onlyProblems: false,
  signs: [],
  search: '',
  pinned: [],
  expanded: [],
};
