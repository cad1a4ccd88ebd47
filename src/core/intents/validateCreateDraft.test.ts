import {
  cluster,
  existing,
  forbidden,
  fresh,
  network,
  outcome,
  short,
  validate,
} from '../../../dev/fixtures/createForm';
import { cudn, localnetNad, nad, nic, nns, node, ovsBridge } from '../../../dev/fixtures/objects';
import { namespace } from '../../../dev/fixtures/vmObjects';
import type { NetworkDraft, PhysicalDraft } from './createDraft';

describe('a form that is filled in well', () => {
  test('is an intent on an existing localnet', () => {
    const networks = [network({ name: ' vlan-200 ', vlan: ' 200', description: ' Storage ' })];
    expect(validate({ networks, namespaces: ['team-a', 'team-b', 'team-a'] })).toMatchObject({
      intent: {
        type: 'create-vlan-networks',
        networks: [{ name: 'vlan-200', vlan: 200, mtu: 1500, description: 'Storage' }],
        physical: { type: 'existing-localnet', localnet: 'vmdata' },
        namespaces: ['team-a', 'team-b'],
      },
      refusals: [],
    });
  });

  test('is an intent with a new localnet on a bridge that is there', () => {
    const { intent, refusals } = validate({ physical: fresh });
    expect(refusals).toEqual([]);
    expect(intent?.physical).toEqual({
      type: 'new-localnet',
      localnet: 'tenant',
      bridge: 'br-vmdata',
      nodeSelector: { 'node-role.kubernetes.io/worker': '' },
      maxUnavailable: 1,
    });
  });

  test('may leave the limit of nodes and the selector to the operator', () => {
    const physical = { ...fresh, nodeSelector: '', maxUnavailable: ' ' };
    expect(validate({ physical }).intent?.physical).toEqual({
      type: 'new-localnet',
      localnet: 'tenant',
      bridge: 'br-vmdata',
      nodeSelector: {},
    });
  });

  test('forgets the VLAN ID that was typed before untagged was chosen', () => {
    const { intent, refusals } = validate({ networks: [network({ untagged: true, vlan: 'abc' })] });
    expect(refusals).toEqual([]);
    expect(intent?.networks).toEqual([{ name: 'vlan-200', mtu: 1500 }]);
  });

  test('may use physnet, which needs no policy, even where no node lists it', () => {
    const base = cluster.filter(({ kind }) => kind !== 'NodeNetworkState');
    const bare = [nns('worker-1', [], {}), nns('worker-2', [], {})];
    const physical = { ...existing, localnet: 'physnet' };
    expect(outcome({ physical }, bare, {}, base)).toEqual([]);
    expect(outcome({ physical })).toEqual([]);
  });
});

describe('bad input', () => {
  test.each<[Partial<NetworkDraft>, string]>([
    [{ vlan: '' }, 'vlan vlan-empty'],
    [{ vlan: 'abc' }, 'vlan vlan-not-a-number'],
    [{ vlan: '100abc' }, 'vlan vlan-not-a-number'],
    [{ vlan: '0' }, 'vlan vlan-out-of-range'],
    [{ vlan: '4095' }, 'vlan vlan-out-of-range'],
    [{ mtu: '' }, 'mtu mtu-empty'],
    [{ mtu: '1500B' }, 'mtu mtu-not-a-number'],
    [{ mtu: '100000' }, 'mtu mtu-out-of-range'],
    [{ mtu: '9000' }, 'mtu mtu-above-uplink'],
    [{ name: '' }, 'name name-empty'],
    [{ name: 'x'.repeat(64) }, 'name name-too-long'],
    [{ name: 'VLAN-200' }, 'name name-characters'],
    [{ name: 'default' }, 'name network-name-reserved'],
    [{ name: 'ovn-kubernetes' }, 'name network-name-reserved'],
    [{ name: 'vlan-120' }, 'name attachment-taken'],
  ])('%j is refused at its field', (change, refusal) => {
    const { intent, refusals } = validate({ networks: [network(change)] });
    expect(refusals.map(short)).toEqual([`networks[0].${refusal}`]);
    expect(intent).toBeUndefined();
  });

  test('is said with what was typed, and with what would fit', () => {
    expect(validate({ networks: [network({ vlan: ' 100abc ' })] }).refusals[0]?.params).toEqual({
      vlan: '100abc',
    });
    expect(validate({ networks: [network({ mtu: '9000' })] }).refusals[0]?.params).toEqual({
      mtu: 9000,
      limit: 1500,
      uplink: 'ens224',
      node: 'worker-1',
    });
  });

  test.each<[Partial<PhysicalDraft>, readonly string[]]>([
    [{ localnet: '' }, ['physical.localnet localnet-empty']],
    [{ localnet: 'a:b' }, ['physical.localnet localnet-characters']],
    [{ localnet: 'x'.repeat(64) }, ['physical.localnet localnet-too-long']],
    [{ localnet: 'physnet' }, ['physical.localnet localnet-reserved']],
    [{ localnet: 'physnet2' }, ['physical.localnet localnet-hidden-prefix']],
    [{ localnet: 'vmdata' }, ['physical.localnet localnet-taken']],
    [{ bridge: ' ' }, ['physical.bridge bridge-empty']],
    [{ bridge: 'br-int' }, ['physical.bridge bridge-reserved']],
    [{ bridge: 'br-none' }, ['physical.bridge bridge-missing']],
    [{ nodeSelector: 'a in (b)' }, ['physical.nodeSelector selector-form']],
    [{ nodeSelector: 'zone=none' }, ['physical.nodeSelector selector-no-node']],
    [{ maxUnavailable: '0' }, ['physical.maxUnavailable max-unavailable-form']],
    [{ maxUnavailable: '50%' }, ['physical.maxUnavailable max-unavailable-form']],
  ])('of a new localnet, %j, is refused at its field', (change, refusals) => {
    const result = validate({ physical: { ...fresh, ...change } });
    expect(result.refusals.map(short)).toEqual(refusals);
    expect(result.intent).toBeUndefined();
  });

  test.each([
    ['', 'localnet-empty'],
    ['none', 'localnet-unknown'],
  ])('of an existing localnet, %j, is refused', (localnet, code) => {
    const physical = { ...existing, localnet };
    expect(outcome({ physical })).toEqual([`physical.localnet ${code}`]);
  });

  test.each<[readonly string[], string]>([
    [[], 'namespaces-empty'],
    [['team-z'], 'namespace-unknown'],
  ])('of namespaces, %j, is refused', (namespaces, code) => {
    expect(outcome({ namespaces })).toEqual([`namespaces ${code}`]);
  });

  test('of every field at once is refused at every field', () => {
    const networks = [network({ name: '', vlan: 'abc', mtu: 'x' })];
    const physical = {
      ...fresh,
      localnet: 'a:b',
      bridge: '',
      nodeSelector: '=',
      maxUnavailable: '-',
    };
    expect(outcome({ networks, physical, namespaces: [] })).toEqual([
      'networks[0].name name-empty',
      'networks[0].vlan vlan-not-a-number',
      'networks[0].mtu mtu-not-a-number',
      'physical.localnet localnet-characters',
      'physical.bridge bridge-empty',
      'physical.nodeSelector selector-form',
      'physical.maxUnavailable max-unavailable-form',
      'namespaces namespaces-empty',
    ]);
  });

  test('is also a form without networks', () => {
    expect(outcome({ networks: [] })).toEqual(['networks networks-empty']);
  });
});

describe('a name', () => {
  test('of a network in another namespace is taken, because a network is cluster-wide', () => {
    const result = outcome({
      networks: [network({ name: 'vlan-120', vlan: '7' })],
      namespaces: ['team-b'],
    });
    expect(result).toEqual(['networks[0].name network-name-taken']);
  });

  test('that OVN would write like another one collides, other plugins do not matter', () => {
    const dotted = localnetNad('team-b', 'other', {
      name: 'vlan.200',
      vlanID: 7,
      netAttachDefName: 'team-b/other',
    });
    expect(outcome({}, [dotted])).toEqual(['networks[0].name network-name-collides']);
    const linux = nad('team-b', 'br', { name: 'vlan.200', type: 'macvlan' });
    expect(outcome({}, [linux])).toEqual([]);
  });

  test('that looks like a CUDN’s is free, because networks of CUDNs have names that no form accepts', () => {
    const networks = [network({ name: 'cluster-udn-x', vlan: '9' })];
    expect(outcome({ networks }, [cudn('x', 'vmdata', 7)])).toEqual([]);
  });

  test('cannot be proven free while attachments of other namespaces are unread', () => {
    expect(outcome({}, [], { nad: forbidden })).toEqual([
      'warning networks[0].name names-unproven',
    ]);
  });

  test('may not come twice in a form, nor a VLAN without a word', () => {
    const networks = [
      network(),
      network({ vlan: '201' }),
      network({ name: 'vlan-300' }),
      network({ name: 'bad name' }),
    ];
    expect(outcome({ networks })).toEqual([
      'networks[3].name name-characters',
      'networks[1].name network-name-repeated',
      'warning networks[2].vlan vlan-repeated',
    ]);
  });
});

describe('a VLAN ID', () => {
  test('that another network of the localnet uses is said, and allowed', () => {
    const { intent, refusals } = validate({ networks: [network({ vlan: '120' })] });
    expect(refusals).toEqual([
      {
        field: 'networks[0].vlan',
        code: 'vlan-in-use',
        params: { vlan: 120, localnet: 'vmdata', network: 'vlan-120' },
        severity: 'warning',
      },
    ]);
    expect(intent).toBeDefined();
  });

  test('left out where another network is untagged is said as well', () => {
    const untagged = localnetNad('team-b', 'native', { vlanID: undefined });
    expect(outcome({ networks: [network({ untagged: true })] }, [untagged])).toEqual([
      'warning networks[0].vlan untagged-in-use',
    ]);
  });

  test('is refused on an uplink that tags already', () => {
    const base = [node('worker-1'), namespace('team-a')];
    const vlanUplink = nns(
      'worker-1',
      [
        nic('bond0.100', { type: 'vlan', vlan: { 'base-iface': 'bond0', id: 100 } }),
        ovsBridge('br-vmdata', ['bond0.100']),
      ],
      { vmdata: 'br-vmdata' },
    );
    expect(outcome({}, [vlanUplink], {}, base)).toEqual(['networks[0].vlan tagged-twice']);
    expect(outcome({ networks: [network({ untagged: true })] }, [vlanUplink], {}, base)).toEqual(
      [],
    );
  });
});
