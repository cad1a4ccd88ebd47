import { localnetNad, nad, nic, nncp, node, nns, ovsBridge } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { bridgeUsers } from './bridgeUsers';

const nodes = [
  node('worker-1', { labels: { rack: 'a' } }),
  node('worker-2', { labels: { rack: 'b' } }),
];
const own = nncp('own', {
  nodeSelector: { rack: 'a' },
  mappings: { vmdata: 'br-vmdata' },
  interfaces: [ovsBridge('br-vmdata', ['eno2'])],
});
const usersAmong = (...objects: readonly PlainObject[]): readonly string[] =>
  bridgeUsers(
    'br-vmdata',
    { policies: ['own'], localnet: 'vmdata' },
    worldFrom([...nodes, own, ...objects]),
  );

describe('who is on a bridge', () => {
  test('is nobody when all that is on it was made with it', () => {
    const state = nns('worker-1', [ovsBridge('br-vmdata', ['eno2'])], {
      vmdata: 'br-vmdata',
      physnet: 'br-ex',
    });
    expect(
      usersAmong(state, localnetNad('team-a', 'v', { physicalNetworkName: 'vmdata' })),
    ).toEqual([]);
  });

  test.each<[string, PlainObject, string]>([
    [
      'an attachment',
      nad('team-a', 'v', { type: 'bridge', name: 'v', bridge: 'br-vmdata', vlan: 120 }),
      'team-a/v',
    ],
    ['another localnet', nns('worker-1', [], { theirs: 'br-vmdata' }), 'theirs'],
    [
      'a VLAN interface above it',
      nns('worker-1', [
        nic('br-vmdata.7', { type: 'vlan', vlan: { 'base-iface': 'br-vmdata', id: 7 } }),
      ]),
      'br-vmdata.7 on worker-1',
    ],
    ['a policy that maps to it', nncp('theirs', { mappings: { other: 'br-vmdata' } }), 'theirs'],
    [
      'a policy that describes it',
      nncp('theirs', { interfaces: [ovsBridge('br-vmdata', ['eno3'])] }),
      'theirs',
    ],
  ])('is %s', (_, object, name) => {
    expect(usersAmong(object)).toEqual([name]);
  });

  test('is nobody who is on a bridge of that name on other nodes only', () => {
    const elsewhere = nncp('theirs', {
      nodeSelector: { rack: 'b' },
      interfaces: [ovsBridge('br-vmdata', ['eno2'])],
    });
    expect(usersAmong(elsewhere, nns('worker-2', [], { theirs: 'br-vmdata' }))).toEqual([]);
  });

  test('is whoever could be, while the nodes cannot be read', () => {
    const elsewhere = nncp('theirs', {
      nodeSelector: { rack: 'b' },
      interfaces: [ovsBridge('br-vmdata', ['eno2'])],
    });
    const world = worldFrom([own, elsewhere], { node: { status: 'forbidden', reason: 'no' } });
    expect(bridgeUsers('br-vmdata', { policies: ['own'], localnet: 'vmdata' }, world)).toEqual([
      'theirs',
    ]);
  });
});
