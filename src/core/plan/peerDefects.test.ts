import { intentOf } from '../../../dev/fixtures/intentOf';
import {
  bareState,
  nic,
  nnce,
  nncp,
  nns,
  node,
  ovsBridge,
  ovsInterface,
} from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { namespace } from '../../../dev/fixtures/vmObjects';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { emptyCreateDraft, emptyNetworkDraft } from '../intents/createDraft';
import type { CreateDraft, PhysicalDraft } from '../intents/createDraft';
import { validateCreateDraft } from '../intents/validateCreateDraft';
import type { Manifest } from '../kinds/manifest';
import { readNodeNetworkConfigurationPolicy } from '../kinds/nodeNetworkConfigurationPolicy';
import { bridgeOnNode } from '../networks/bridgeOnNode';
import { uplinkMatrix } from '../networks/uplinkMatrix';
import { asArray, asObject, asString, at } from '../values/json';
import { isDoneOnNodes } from './isDoneOnNodes';
import { planCreateVlanNetworks } from './planCreateVlanNetworks';

const spare = (name: string): PlainObject => nic(name, { state: 'down' });

const worker = [
  node('worker-1'),
  nns('worker-1', [nic('eno1'), ovsBridge('br-ex', ['eno1']), spare('ens256'), spare('ens257')], {
    physnet: 'br-ex',
  }),
  namespace('team-a'),
];

const bridge: Partial<PhysicalDraft> = {
  choice: 'new-bridge',
  localnet: 'tenant',
  newBridge: 'br-tenant',
  uplinks: ['ens256'],
};

const form = (physical: Partial<PhysicalDraft>, vlan = '200'): CreateDraft => ({
  networks: [{ ...emptyNetworkDraft, name: 'vlan-200', vlan }],
  physical: { ...emptyCreateDraft.physical, ...physical },
  namespaces: ['team-a'],
});

const manifests = (physical: Partial<PhysicalDraft>): readonly Manifest[] => {
  const world = worldOfObjects(worker);
  const intent = intentOf(validateCreateDraft(form(physical), world));
  return planCreateVlanNetworks(intent, world).steps.flatMap(({ write }) =>
    write.type === 'create' ? [write.manifest] : [],
  );
};

const refused = (physical: Partial<PhysicalDraft>, vlan?: string): readonly string[] =>
  validateCreateDraft(form(physical, vlan), worldOfObjects(worker)).refusals.map(
    ({ code }) => code,
  );

const verdicts = (interfaces: readonly PlainObject[], name: string): unknown => {
  const world = worldOfObjects([node('worker-1'), nns('worker-1', interfaces, {})]);
  const columns = [{ id: 'worker-1', nodes: ['worker-1'] }];
  const row = uplinkMatrix(world.inventory, { columns }).rows.find(({ names }) =>
    names.includes(name),
  );
  return row?.cells[0]?.[0]?.verdict;
};

describe('policies, which others write wrongly', () => {
  test('map a localnet under ovn.bridge-mappings with just localnet, bridge and state (CNV-51219)', () => {
    const [policy] = manifests(bridge);
    const desired = at(policy, 'spec', 'desiredState');
    expect(asObject(at(desired, 'ovn'))).toEqual({
      'bridge-mappings': [{ localnet: 'tenant', bridge: 'br-tenant', state: 'present' }],
    });
  });

  test('let OVN put its patch ports on a new bridge, name each port once, and no internal port of another name (OCPBUGS-49992)', () => {
    for (const change of [
      bridge,
      {
        ...bridge,
        uplinkKind: 'ovs-bond' as const,
        uplinks: ['ens256', 'ens257'],
        bondName: 'bond1',
        bondMode: 'balance-slb',
      },
    ]) {
      const [policy] = manifests(change);
      const interfaces = asArray(at(policy, 'spec', 'desiredState', 'interfaces'));
      const made = interfaces.find((entry) => at(entry, 'type') === 'ovs-bridge');
      expect(at(made, 'bridge', 'allow-extra-patch-ports')).toBe(true);
      const ports = asArray(at(made, 'bridge', 'port')).map((port) => at(port, 'name'));
      expect(new Set(ports).size).toBe(ports.length);
      const internal = interfaces.filter((entry) => at(entry, 'type') === 'ovs-interface');
      expect(internal.map((entry) => at(entry, 'name'))).toEqual(
        internal.map(() => at(made, 'name')),
      );
    }
  });

  test('without a selector are for every node, an absent mapping is none, and two mappings are two', () => {
    const { facts } = readNodeNetworkConfigurationPolicy(
      nncp('p', { mappings: { one: 'br-a', two: 'br-b' }, unmapped: ['three'] }),
    );
    expect(facts?.nodeSelector).toEqual({});
    expect(facts?.mappings.map(({ localnet, absent }) => [localnet, absent])).toEqual([
      ['one', false],
      ['two', false],
      ['three', true],
    ]);
    const world = worldOfObjects([
      node('worker-1'),
      node('worker-2', { labels: { 'node-role.kubernetes.io/infra': '' } }),
      bareState('worker-1'),
      bareState('worker-2'),
      nncp('storage', { interfaces: [ovsBridge('br-storage', ['ens224'])] }),
    ]);
    const columns = [{ id: 'all', nodes: ['worker-1', 'worker-2'] }];
    const row = uplinkMatrix(world.inventory, { columns }).rows.find(({ names }) =>
      names.includes('ens224'),
    );
    expect(row?.freeOn).toBe(0);
  });

  test('are done when every result of a node is, not when the first one is', () => {
    const results = [nnce('worker-1', 'p'), nnce('worker-2', 'p', { condition: 'Failing' })];
    const world = worldOfObjects([nncp('p'), ...results, nnce('worker-1', 'other')]);
    expect(isDoneOnNodes('p', 1, world)).toBe(false);
    expect(isDoneOnNodes('other', 1, world)).toBe(true);
  });
});

describe('attachments, which others write wrongly', () => {
  test('have numbers as numbers, the localnet, and the attachment’s own place', () => {
    const [, attachment] = manifests(bridge);
    expect(JSON.parse(asString(at(attachment, 'spec', 'config')) ?? '')).toEqual({
      cniVersion: '0.3.1',
      name: 'vlan-200',
      type: 'ovn-k8s-cni-overlay',
      topology: 'localnet',
      netAttachDefName: 'team-a/vlan-200',
      physicalNetworkName: 'tenant',
      vlanID: 200,
      mtu: 1500,
    });
  });

  test.each(['100abc', '5000', 'abc', '0', '-1', '1e2', '4095', '12.5', ''])(
    'never lose or guess a VLAN that was typed as %j',
    (vlan) => {
      expect(refused(bridge, vlan).some((code) => code.startsWith('vlan-'))).toBe(true);
    },
  );
});

describe('names of bridges and bonds, which others send unchecked', () => {
  test.each(['br-of-sixteen-xx', 'br data', 'br/data', 'br:data', '.', '', 'br-ex', 'br-int'])(
    '%j is refused before it is written',
    (newBridge) => {
      expect(refused({ ...bridge, newBridge })).toContainEqual(
        expect.stringMatching(/^interface-/),
      );
    },
  );
});

describe('a NIC that is in use, which others offer', () => {
  const bond = (port: readonly string[]): PlainObject =>
    nic('bond1', { type: 'bond', 'link-aggregation': { mode: '802.3ad', port } });
  const inOvsBond = {
    ...ovsBridge('br-data', []),
    bridge: {
      port: [
        {
          name: 'ovs-bond',
          'link-aggregation': {
            mode: 'balance-slb',
            port: [{ name: 'ens256' }, { name: 'ens257' }],
          },
        },
      ],
    },
  };

  test.each<[string, readonly PlainObject[], string]>([
    ['a port of a bridge', [nic('ens256'), ovsBridge('br-data', ['ens256'])], 'port-of'],
    ['a member of a bond (CNV-76214)', [nic('ens256'), bond(['ens256'])], 'port-of'],
    ['a member of a bond inside a bridge', [nic('ens256'), nic('ens257'), inOvsBond], 'port-of'],
    [
      'the parent of a VLAN interface',
      [
        nic('ens256'),
        { name: 'ens256.7', type: 'vlan', state: 'up', vlan: { 'base-iface': 'ens256', id: 7 } },
      ],
      'vlan-parent',
    ],
  ])('as %s is not free', (_, interfaces, reason) => {
    expect(verdicts(interfaces, 'ens256')).toMatchObject({ state: 'used', use: { reason } });
  });

  test('as a member of a bond inside a bridge is part of its uplink', () => {
    const world = worldOfObjects([nns('worker-1', [nic('ens256'), nic('ens257'), inOvsBond], {})]);
    const state = world.inventory.get('nns', 'worker-1');
    expect(state && bridgeOnNode(state, 'br-data')?.uplinks).toMatchObject([
      { name: 'ovs-bond', members: ['ens256', 'ens257'] },
    ]);
  });
});

describe('states of nodes, which others read wrongly', () => {
  test('without mappings are unknown, and with none of a name that one is missing', () => {
    const silent = worldOfObjects([node('worker-1'), nns('worker-1', [nic('eno1')])]);
    expect(silent.inventory.get('nns', 'worker-1')?.mappings).toBeUndefined();
    const said = worldOfObjects([node('worker-1'), nns('worker-1', [nic('eno1')], {})]);
    expect(said.inventory.get('nns', 'worker-1')?.mappings).toEqual([]);
  });

  test('hold br-ex twice, as bridge and as interface, and its ports are those of the bridge', () => {
    const world = worldOfObjects([
      nns('worker-1', [ovsInterface('br-ex'), nic('eno1'), ovsBridge('br-ex', ['eno1'])], {}),
    ]);
    const state = world.inventory.get('nns', 'worker-1');
    expect(state && bridgeOnNode(state, 'br-ex')).toMatchObject({
      type: 'ovs-bridge',
      uplinks: [{ name: 'eno1' }],
    });
  });

  test('without state, ports or labels do not make anything throw (OCPBUGS-49650, CNV-51884, CNV-55744)', () => {
    const oddWith = (port: unknown): readonly PlainObject[] => [
      { name: 'ens256', type: 'ethernet' },
      { name: 'br-data', type: 'ovs-bridge', bridge: { port } },
    ];
    const odd = oddWith(null);
    const world = worldOfObjects(
      [
        { apiVersion: 'v1', kind: 'Node', metadata: { name: 'worker-1' } },
        nns('worker-1', odd, {}),
        namespace('team-a'),
      ],
      loadedBut(),
    );
    expect(() => validateCreateDraft(form(bridge), world)).not.toThrow();
    expect(verdicts(odd, 'ens256')).toBeUndefined();
    expect(verdicts(oddWith([]), 'ens256')).toMatchObject({ state: 'free' });
  });
});
