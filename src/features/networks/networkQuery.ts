import type { Health } from './networkRow';

/** Columns of the table, in their order. */
export const COLUMNS = [
  'name',
  'vlan',
  'localnet',
  'bridges',
  'uplinks',
  'mtu',
  'nodes',
  'namespaces',
  'nics',
  'health',
] as const;

export type Column = (typeof COLUMNS)[number];

export const HEALTHS: readonly Health[] = ['error', 'warning', 'unknown', 'ok'];

/** What the table shows of all networks: filters, order and page. It lives in the URL, so that a link shows the same rows. */
export interface NetworkQuery {
  text: string;
  localnets: readonly string[];
  healths: readonly Health[];
  sort: Column;
  descending: boolean;
  /** From 1. */
  page: number;
  perPage: number;
}

export const DEFAULT_QUERY: NetworkQuery = {
  text: '',
  localnets: [],
  healths: [],
  sort: 'name',
  descending: false,
  page: 1,
  perPage: 50,
};

const PER_PAGE = [20, 50, 100, 200];

const positive = (text: string | null, fallback: number): number => {
  const number = text !== null && /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return number > 0 ? number : fallback;
};

/** Reads the URL of whoever wrote it: unknown values are left out, never an error. */
export const readNetworkQuery = (params: URLSearchParams): NetworkQuery => {
  const sort = COLUMNS.find((column) => column === params.get('sort'));
  const perPage = positive(params.get('perPage'), DEFAULT_QUERY.perPage);
  return {
    text: params.get('find') ?? '',
    localnets: params.getAll('localnet'),
    healths: HEALTHS.filter((health) => params.getAll('health').includes(health)),
    sort: sort ?? DEFAULT_QUERY.sort,
    descending: params.get('order') === 'desc',
    page: positive(params.get('page'), 1),
    perPage: PER_PAGE.includes(perPage) ? perPage : DEFAULT_QUERY.perPage,
  };
};

/** Writes a query, without what is so by itself. Parameters of others stay. */
export const writeNetworkQuery = (
  query: NetworkQuery,
  before: URLSearchParams,
): URLSearchParams => {
  const params = new URLSearchParams(before);
  for (const key of ['find', 'localnet', 'health', 'sort', 'order', 'page', 'perPage'])
    params.delete(key);
  if (query.text !== '') params.set('find', query.text);
  for (const localnet of query.localnets) params.append('localnet', localnet);
  for (const health of query.healths) params.append('health', health);
  if (query.sort !== DEFAULT_QUERY.sort) params.set('sort', query.sort);
  if (query.descending) params.set('order', 'desc');
  if (query.page > 1) params.set('page', String(query.page));
  if (query.perPage !== DEFAULT_QUERY.perPage) params.set('perPage', String(query.perPage));
  return params;
};
