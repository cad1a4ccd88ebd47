import { DEFAULT_QUERY, readNetworkQuery, writeNetworkQuery } from './networkQuery';
import type { NetworkQuery } from './networkQuery';

describe('the query of the page', () => {
  const query: NetworkQuery = {
    text: 'vlan 19',
    localnets: ['vmdata', 'a&b'],
    healths: ['error', 'ok'],
    sort: 'nics',
    descending: true,
    page: 3,
    perPage: 100,
  };

  it('comes back from the URL as it was written', () => {
    expect(readNetworkQuery(writeNetworkQuery(query, new URLSearchParams()))).toEqual(query);
  });

  it('writes nothing for what is so by itself and leaves parameters of others', () => {
    const before = new URLSearchParams('other=1&find=old&page=9');
    expect(writeNetworkQuery(DEFAULT_QUERY, before).toString()).toBe('other=1');
  });

  it.each([
    'sort=nonsense&order=up&page=-1&perPage=7&health=fine',
    'page=99999999999&perPage=NaN',
    '',
  ])('reads a URL of anybody (%s) without failing', (text) => {
    expect(readNetworkQuery(new URLSearchParams(text))).toEqual(DEFAULT_QUERY);
  });
});
