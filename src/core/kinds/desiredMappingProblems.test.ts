import {
  brExState,
  desiredMapping,
  withInterfaces,
  withMappings,
} from '../../../dev/fixtures/desiredStates';
import { ovsBridge } from '../../../dev/fixtures/objects';
import { desiredStateProblems } from './desiredStateProblems';
import type { NodeNetworkStateFacts } from './nodeNetworkState';

type Case = [string, unknown, string, Record<string, unknown>];

describe('nmstate takes without a word, and we refuse', () => {
  test.each<Case>([
    ...['physnet', 'locnet'].map((localnet): Case => [
      `the mapping ${localnet}, which OVN-Kubernetes makes by itself`,
      withMappings(desiredMapping(localnet, 'br-ex')),
      'state-localnet-reserved',
      { localnet },
    ]),
    ['an empty localnet', withMappings(desiredMapping('')), 'state-localnet-empty', {}],
    [
      'a localnet a:b,c',
      withMappings(desiredMapping('a:b,c')),
      'state-localnet-characters',
      { localnet: 'a:b,c' },
    ],
    [
      'an unknown key in a mapping',
      withMappings(desiredMapping('vmdata', 'br-vmdata', { vlan: 7 })),
      'state-mapping-key-unknown',
      { key: 'vlan', localnet: 'vmdata' },
    ],
    [
      'a bridge of a mapping with a colon, which nothing on the node can read again',
      withMappings(desiredMapping('vmdata', 'br:a')),
      'state-mapping-bridge-characters',
      { localnet: 'vmdata', bridge: 'br:a' },
    ],
    [
      'a bridge of a mapping with a comma',
      withMappings(desiredMapping('vmdata', 'br-a,b')),
      'state-mapping-bridge-characters',
      { localnet: 'vmdata', bridge: 'br-a,b' },
    ],
  ])('%s', (_, desired, code, params) => {
    expect(desiredStateProblems(desired)).toEqual([{ code, params }]);
  });
});

describe('nmstate refuses on every node, and so do we before it is written', () => {
  test.each<Case>([
    [
      'a mapping without a bridge',
      withMappings({ localnet: 'vmdata', state: 'present' }),
      'state-mapping-no-bridge',
      { localnet: 'vmdata' },
    ],
    [
      'a mapping without a localnet',
      withMappings({ bridge: 'br-vmdata' }),
      'state-localnet-missing',
      { bridge: 'br-vmdata' },
    ],
    [
      'a localnet mapped twice',
      withMappings(desiredMapping('vmdata'), desiredMapping('vmdata', 'br-ex')),
      'state-localnet-repeated',
      { localnet: 'vmdata' },
    ],
    [
      'a mapping that is neither present nor absent',
      withMappings(desiredMapping('vmdata', 'br-vmdata', { state: 'up' })),
      'state-mapping-state',
      { localnet: 'vmdata', state: '"up"' },
    ],
    [
      'a mapping to a bridge that the same document removes',
      {
        ...withInterfaces({ name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' }),
        ...withMappings(desiredMapping('vmdata')),
      },
      'state-mapping-to-absent-bridge',
      { localnet: 'vmdata', bridge: 'br-vmdata' },
    ],
  ])('%s', (_, desired, code, params) => {
    expect(desiredStateProblems(desired)).toEqual([{ code, params }]);
  });
});

describe('what only the nodes can tell', () => {
  const removal = withInterfaces({ name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' });

  test.each<[string, unknown, NodeNetworkStateFacts[], string, Record<string, unknown>]>([
    [
      'a localnet that is mapped already is mapped anew',
      withMappings(desiredMapping('tenant', 'br-vmdata')),
      ['worker-1', 'worker-2'].map((name) => brExState(name, [], { tenant: 'br-ex' })),
      'state-localnet-moved',
      { localnet: 'tenant', bridge: 'br-vmdata', former: 'br-ex', nodes: 'worker-1, worker-2' },
    ],
    [
      'a bridge removed alone leaves its mapping behind',
      removal,
      [brExState('worker-4', [ovsBridge('br-vmdata', ['ens224'])], { vmdata: 'br-vmdata' })],
      'state-mapping-dangles',
      { bridge: 'br-vmdata', localnet: 'vmdata', nodes: 'worker-4' },
    ],
  ])('%s', (_, desired, nodes, code, params) => {
    expect(desiredStateProblems(desired, nodes)).toEqual([{ code, params }]);
  });
});
