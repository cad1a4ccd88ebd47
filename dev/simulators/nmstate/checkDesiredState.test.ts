import { interfaces, mappings, ovsBridge, reportedState } from '../../scenarios/desiredStates';
import type { Json } from '../json';
import { checkDesiredState } from './checkDesiredState';
import { readState } from './networkState';

const plain = readState(reportedState('worker-3'));

describe('nmstate refuses at once', () => {
  const bad = interfaces;
  test.each<[why: string, desired: Json, text: string]>([
    ['an unknown key at the top', { bridges: [] }, 'unknown field `bridges`'],
    [
      'an unknown key of an interface',
      bad({ name: 'eno1', type: 'ethernet', vlanid: 5 }),
      'unknown field `vlanid`',
    ],
    [
      'an unknown key of a bridge',
      bad(ovsBridge([], { 'extra-patch-ports': true })),
      'unknown field `extra-patch-ports`',
    ],
    ['an unknown key of ovn', { ovn: { mappings: [] } }, 'unknown field `mappings`'],
    [
      'a mapping without bridge',
      mappings({ localnet: 'a' }),
      'key a missing the `bridge` attribute',
    ],
    ['a mapping without localnet', mappings({ bridge: 'br-ex' }), 'missing field `localnet`'],
    [
      'a localnet twice',
      mappings({ localnet: 'a', bridge: 'br-ex' }, { localnet: 'a', bridge: 'br1' }),
      'Found duplicate `localnet` key a',
    ],
    [
      'a mapping state of its own',
      mappings({ localnet: 'a', bridge: 'b', state: 'gone' }),
      'unknown variant `gone`',
    ],
    [
      'a mapping to a bridge that the same document removes',
      {
        ...bad({ name: 'br1', type: 'ovs-bridge', state: 'absent' }),
        ...mappings({ localnet: 'a', bridge: 'br1' }),
      },
      'marked as absent',
    ],
    [
      'a port in two bridges',
      bad(ovsBridge([{ name: 'ens224' }]), { ...ovsBridge([{ name: 'ens224' }]), name: 'br2' }),
      'Port ens224 is overbooked by two controller: br1, br2',
    ],
    [
      'a port twice in one bridge',
      bad(ovsBridge([{ name: 'ens224' }, { name: 'ens224' }])),
      'Port ens224 is defined twice',
    ],
    [
      'an unknown port of a Linux bridge',
      bad({ name: 'br1', type: 'linux-bridge', bridge: { port: [{ name: 'ens99' }] } }),
      'Controller interface br1 is holding unknown port ens99',
    ],
    [
      'an unknown member of a bond',
      bad({
        name: 'bond9',
        type: 'bond',
        'link-aggregation': { mode: 'active-backup', port: ['ens98'] },
      }),
      'Controller interface bond9 is holding unknown port ens98',
    ],
    [
      'a bond without mode',
      bad({ name: 'bond9', type: 'bond', 'link-aggregation': { port: ['ens224'] } }),
      'mode',
    ],
    [
      'overlapping trunk ranges',
      bad(
        ovsBridge([
          {
            name: 'ens224',
            vlan: { mode: 'trunk', 'trunk-tags': [{ 'id-range': { min: 5, max: 9 } }, { id: 9 }] },
          },
        ]),
      ),
      'overlapping trunk tags',
    ],
    [
      'access mode with trunk tags',
      bad(
        ovsBridge([
          { name: 'ens224', vlan: { mode: 'access', tag: 5, 'trunk-tags': [{ id: 9 }] } },
        ]),
      ),
      'access mode cannot have trunk tags',
    ],
    [
      'mappings written as OVSDB external IDs',
      { 'ovs-db': { external_ids: { 'ovn-bridge-mappings': 'a:b' } } },
      '`ovn-bridge-mappings`',
    ],
  ])('%s', (_why, desired, text) => {
    expect(checkDesiredState(desired, plain)).toContain(text);
  });
});

test('nmstate checks nothing of a document that is well formed', () => {
  const desired = {
    ...interfaces(ovsBridge([{ name: 'ens99' }])),
    ...mappings({ localnet: 'x', bridge: 'nowhere' }),
  };
  expect(checkDesiredState(desired, plain)).toBeUndefined();
});
