import fc from 'fast-check';
import { matchRoutes } from 'react-router';
import { networkPath } from './pagePaths';
import { networkIdOfPath } from './networkIdOfPath';

const routes = [{ path: '/vlan-networks/network/:id/*' }];

/** The id that the page reads of a path: the browser makes it a URL, the router takes it apart. */
const readBack = (path: string): string | undefined => {
  const { pathname, search, hash } = new URL(path, 'https://console.example');
  const id = matchRoutes(routes, `${pathname}${search}${hash}`)?.[0]?.params.id;
  return id === undefined ? undefined : networkIdOfPath(id);
};

describe('the path of a network', () => {
  it.each([
    'ovn:a%2Fb',
    'ovn:a/b',
    'ovn:a%252Fb',
    '%',
    'ovn:a?b=c#d',
    'ovn:a~0041',
    'ovn:~',
    '.',
    '..',
    '...',
    '../..',
    'ovn:Überwachung 監視 🛰',
    'ovn:\ud800',
    'bridge:br-vmdata:1924',
  ])('leads to the network %j and to no other', (id) => {
    expect(readBack(networkPath(id))).toBe(id);
  });

  it('leads back to its network, whatever the id', () => {
    const ids = fc.oneof(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.string({
        minLength: 1,
        unit: fc.constantFrom('%2F', '%25', '~', '002f', '/', '.', '?', '\ud800'),
      }),
    );
    fc.assert(
      fc.property(ids, (id) => {
        expect(readBack(networkPath(id))).toBe(id);
      }),
    );
  });

  it('has nothing in it that a router or a proxy could decode once more', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (id) => {
        expect(networkPath(id)).toMatch(/^\/vlan-networks\/network\/[\w.:~-]+$/);
      }),
    );
  });

  it('can be read by a person where the name is plain', () => {
    expect(networkPath('ovn:vlan-1924_a.b')).toBe('/vlan-networks/network/ovn:vlan-1924_a.b');
  });

  it('leads to the network from where it was kept percent-encoded', () => {
    const id = 'ovn:vlan-1924_a.b';
    expect(readBack(`/vlan-networks/network/${encodeURIComponent(id)}`)).toBe(id);
  });
});
