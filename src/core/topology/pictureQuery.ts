/** What of the cluster the picture shows. Empty lists filter nothing. */
export interface PictureQuery {
  localnets: readonly string[];
  namespaces: readonly string[];
  nodes: readonly string[];
  onlyProblems: boolean;
  /** Finds cards by name, VLAN ID, node, namespace or VM, in any case. Found cards are drawn whatever the caps. */
  search: string;
  /** Cards that are drawn whatever the caps: the selection. */
  pinned: readonly string[];
}

export const wholePicture: PictureQuery = {
  localnets: [],
  namespaces: [],
  nodes: [],
  onlyProblems: false,
  search: '',
  pinned: [],
};
