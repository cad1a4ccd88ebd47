import { wholePicture } from '../../core/topology/pictureQuery';
import type { PictureQuery, Sign } from '../../core/topology/pictureQuery';

export type View = 'graph' | 'list';

/** What of the picture filters choose. Empty filters nothing. */
type Filters = Pick<
  PictureQuery,
  | 'localnets'
  | 'vlans'
  | 'namespaces'
  | 'nodes'
  | 'nodeSets'
  | 'vms'
  | 'signs'
  | 'onlyProblems'
  | 'search'
>;

/** What the Topology page shows. It lives in the URL, so that a link shows the same picture with the same selection. */
export interface TopologyQuery extends Filters {
  selected: string | undefined;
  /** Cards that are drawn as one card per node. */
  expanded: readonly string[];
  /** The one node whose interfaces are shown instead of the cluster. */
  isolated: string | undefined;
  view: View;
}

export const unfiltered: Filters = {
  localnets: [],
  vlans: [],
  namespaces: [],
  nodes: [],
  nodeSets: [],
  vms: [],
  signs: [],
  onlyProblems: false,
  search: '',
};

/** What cards can be asked for by, in the order of the legend. */
export const signs: readonly Sign[] = [
  'critical',
  'error',
  'warning',
  'info',
  'missing',
  'unknown',
];

/** Keys of the URL for the lists of names. */
const listKeys = {
  localnets: 'localnet',
  namespaces: 'namespace',
  nodes: 'node',
  nodeSets: 'set',
  vms: 'vm',
  expanded: 'expand',
} as const;

const lists = Object.entries(listKeys) as [keyof typeof listKeys, string][];

const KEYS = [
  ...Object.values(listKeys),
  'vlan',
  'sign',
  'problems',
  'find',
  'select',
  'isolate',
  'view',
];

const LONGEST_SEARCH = 100;
const LARGEST_VLAN = 4094;

const vlanOf = (text: string): number[] => {
  const vlan = /^\d{1,4}$/.test(text) ? Number(text) : -1;
  return vlan >= 0 && vlan <= LARGEST_VLAN ? [vlan] : [];
};

/** Reads the URL of whoever wrote it: unknown values are left out, never an error. */
export const readTopologyQuery = (params: URLSearchParams): TopologyQuery => {
  const asked = params.getAll('sign');
  return {
    localnets: params.getAll(listKeys.localnets),
    vlans: params.getAll('vlan').flatMap(vlanOf),
    namespaces: params.getAll(listKeys.namespaces),
    nodes: params.getAll(listKeys.nodes),
    nodeSets: params.getAll(listKeys.nodeSets),
    vms: params.getAll(listKeys.vms),
    signs: signs.filter((sign) => asked.includes(sign)),
    onlyProblems: params.get('problems') === 'only',
    search: (params.get('find') ?? '').slice(0, LONGEST_SEARCH),
    selected: params.get('select') ?? undefined,
    isolated: params.get('isolate') ?? undefined,
    expanded: params.getAll(listKeys.expanded),
    view: params.get('view') === 'list' ? 'list' : 'graph',
  };
};

/** Writes a query, without what is so by itself. Parameters of others stay. */
export const writeTopologyQuery = (
  query: TopologyQuery,
  before: URLSearchParams,
): URLSearchParams => {
  const params = new URLSearchParams(before);
  for (const key of KEYS) params.delete(key);
  for (const [field, key] of lists) {
    for (const name of query[field]) params.append(key, name);
  }
  for (const vlan of query.vlans) params.append('vlan', String(vlan));
  for (const sign of query.signs) params.append('sign', sign);
  if (query.onlyProblems) params.set('problems', 'only');
  if (query.search !== '') params.set('find', query.search);
  if (query.selected !== undefined) params.set('select', query.selected);
  if (query.isolated !== undefined) params.set('isolate', query.isolated);
  if (query.view === 'list') params.set('view', 'list');
  return params;
};

/** The part that decides what is drawn. */
export const pictureQueryOf = (query: TopologyQuery): PictureQuery => ({
  ...wholePicture,
  localnets: query.localnets,
  vlans: query.vlans,
  namespaces: query.namespaces,
  nodes: query.nodes,
  nodeSets: query.nodeSets,
  vms: query.vms,
  signs: query.signs,
  onlyProblems: query.onlyProblems,
  search: query.search,
  expanded: query.expanded,
  pinned: query.selected === undefined ? [] : [query.selected],
});

/** Whether something is left out of the picture on purpose; a search leaves nothing out. */
export const isFiltered = (query: TopologyQuery): boolean =>
  query.onlyProblems ||
  [
    query.localnets,
    query.vlans,
    query.namespaces,
    query.nodes,
    query.nodeSets,
    query.vms,
    query.signs,
  ].some(({ length }) => length > 0);

/** Whether one of the filters is set that the first line of tools does not show. */
export const hasMoreFilters = ({
  vlans,
  nodes,
  nodeSets,
  vms,
  signs: some,
}: TopologyQuery): boolean => [vlans, nodes, nodeSets, vms, some].some(({ length }) => length > 0);

/** With the value in the list, or without it when it was there. */
export const toggled = <T>(list: readonly T[], value: T): readonly T[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
