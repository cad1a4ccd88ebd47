import { wholePicture } from '../../core/topology/pictureQuery';
import type { PictureQuery } from '../../core/topology/pictureQuery';

export type View = 'graph' | 'list';

/** What the Topology page shows. It lives in the URL, so that a link shows the same picture with the same selection. */
export interface TopologyQuery {
  localnets: readonly string[];
  namespaces: readonly string[];
  nodes: readonly string[];
  onlyProblems: boolean;
  search: string;
  selected: string | undefined;
  view: View;
}

const LONGEST_SEARCH = 100;

/** Reads the URL of whoever wrote it: unknown values are left out, never an error. */
export const readTopologyQuery = (params: URLSearchParams): TopologyQuery => ({
  localnets: params.getAll('localnet'),
  namespaces: params.getAll('namespace'),
  nodes: params.getAll('node'),
  onlyProblems: params.get('problems') === 'only',
  search: (params.get('find') ?? '').slice(0, LONGEST_SEARCH),
  selected: params.get('select') ?? undefined,
  view: params.get('view') === 'list' ? 'list' : 'graph',
});

const KEYS = ['localnet', 'namespace', 'node', 'problems', 'find', 'select', 'view'];

/** Writes a query, without what is so by itself. Parameters of others stay. */
export const writeTopologyQuery = (
  query: TopologyQuery,
  before: URLSearchParams,
): URLSearchParams => {
  const params = new URLSearchParams(before);
  for (const key of KEYS) params.delete(key);
  for (const localnet of query.localnets) params.append('localnet', localnet);
  for (const namespace of query.namespaces) params.append('namespace', namespace);
  for (const node of query.nodes) params.append('node', node);
  if (query.onlyProblems) params.set('problems', 'only');
  if (query.search !== '') params.set('find', query.search);
  if (query.selected !== undefined) params.set('select', query.selected);
  if (query.view === 'list') params.set('view', 'list');
  return params;
};

/** The part that decides what is drawn. */
export const pictureQueryOf = (query: TopologyQuery): PictureQuery => ({
  ...wholePicture,
  localnets: query.localnets,
  namespaces: query.namespaces,
  nodes: query.nodes,
  onlyProblems: query.onlyProblems,
  search: query.search,
  pinned: query.selected === undefined ? [] : [query.selected],
});

export const isFiltered = ({
  localnets,
  namespaces,
  nodes,
  onlyProblems,
}: TopologyQuery): boolean =>
  onlyProblems || localnets.length + namespaces.length + nodes.length > 0;

export const unfiltered = {
  localnets: [],
  namespaces: [],
  nodes: [],
  onlyProblems: false,
  search: '',
} as const;
