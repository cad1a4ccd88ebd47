import { Inventory } from '../inventory/inventory';
import type { Change } from '../inventory/inventory';
import { kindRegistry, kinds } from '../kinds/kindRegistry';
import type { Kind } from '../kinds/kindRegistry';
import { createWorld } from './createWorld';
import { nodeSetsOf } from './nodeSetsOf';
import type { World } from './world';

/** The change that an object brings, read as the cluster adapter reads it. */
const put = (kind: Kind, object: unknown): Change => {
  const { facts } = kindRegistry[kind].read(object);
  if (facts === undefined) throw new Error(`not readable: ${JSON.stringify(object)}`);
  return { type: 'put', kind, facts } as Change;
};

const loaded = (kind: Kind): Change => ({
  type: 'state',
  kind,
  namespace: '',
  state: { status: 'loaded' },
});

const node = (name: string, labels: Record<string, string> = {}, ready = true) => ({
  metadata: { name, labels: { 'kubevirt.io/schedulable': 'true', ...labels } },
  status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
});

const nns = (
  name: string,
  mappings: Record<string, string> | undefined,
  bridges: readonly string[],
) => ({
  metadata: { name },
  status: {
    currentState: {
      interfaces: [
        { name: 'ens224', type: 'ethernet', state: 'up', mtu: 1500 },
        ...bridges.map((bridge) => ({
          name: bridge,
          type: bridge.startsWith('br-l') ? 'linux-bridge' : 'ovs-bridge',
          state: 'up',
          bridge: { port: [{ name: 'ens224' }] },
        })),
      ],
      ...(mappings !== undefined && {
        ovn: {
          'bridge-mappings': Object.entries(mappings).map(([localnet, bridge]) => ({
            localnet,
            bridge,
          })),
        },
      }),
    },
  },
});

const nad = (namespace: string, name: string, config: Record<string, unknown>) => ({
  metadata: { namespace, name },
  spec: { config: JSON.stringify(config) },
});

const localnetConfig = (name: string, localnet: string, vlanID?: number) => ({
  name,
  type: 'ovn-k8s-cni-overlay',
  topology: 'localnet',
  physicalNetworkName: localnet,
  ...(vlanID !== undefined && { vlanID }),
});

const vm = (namespace: string, name: string, networkName: string, nodeSelector = {}) => ({
  metadata: { namespace, name },
  spec: {
    template: {
      spec: {
        nodeSelector,
        domain: { devices: { interfaces: [{ name: 'nic', bridge: {} }] } },
        networks: [{ name: 'nic', multus: { networkName } }],
      },
    },
  },
});

const vmi = (namespace: string, name: string, networkName: string, nodeName: string) => ({
  metadata: { namespace, name },
  spec: {
    domain: { devices: { interfaces: [{ name: 'nic', bridge: {} }] } },
    networks: [{ name: 'nic', multus: { networkName } }],
  },
  status: {
    nodeName,
    phase: 'Running',
    interfaces: [{ name: 'nic', mac: '02:AA:00:00:00:01', infoSource: 'domain, multus-status' }],
  },
});

const worldOf = (...changes: readonly Change[]): World => {
  const world = createWorld(new Inventory());
  world.apply(changes);
  return world;
};

const everythingLoaded = kinds.map(loaded);

describe('a world', () => {
  const base = [
    ...everythingLoaded,
    put('node', node('worker-1')),
    put('node', node('worker-2')),
    put('nns', nns('worker-1', { vmdata: 'br-vmdata' }, ['br-vmdata'])),
    put('nns', nns('worker-2', {}, [])),
    put('nad', nad('a', 'vlan-120', localnetConfig('vlan-120', 'vmdata', 120))),
    put('nad', nad('b', 'vlan-120', localnetConfig('vlan-120', 'vmdata', 120))),
    put('vm', vm('a', 'web', 'vlan-120')),
    put('vmi', vmi('a', 'web', 'vlan-120', 'worker-1')),
  ];

  it('joins NADs of one CNI name in several namespaces into one network', () => {
    const networks = worldOf(...base).networks();
    expect(networks).toMatchObject([
      {
        id: 'ovn:vlan-120',
        type: 'localnet',
        vlan: 120,
        localnet: 'vmdata',
        attachments: ['a/vlan-120', 'b/vlan-120'],
        namespaces: ['a', 'b'],
      },
    ]);
  });

  it('counts a node as covered only when its chain is whole', () => {
    expect(worldOf(...base).coverage('ovn:vlan-120')).toEqual({
      known: true,
      value: { whole: ['worker-1'], broken: ['worker-2'], unknown: [] },
    });
  });

  it('calls a node without a report unknown, neither covered nor broken', () => {
    const world = worldOf(...base, { type: 'remove', kind: 'nns', key: 'worker-2' });
    expect(world.coverage('ovn:vlan-120')).toMatchObject({
      value: { whole: ['worker-1'], broken: [], unknown: ['worker-2'] },
    });
  });

  it('does not know the coverage when node states may not be read', () => {
    const world = worldOf(...base, {
      type: 'state',
      kind: 'nns',
      namespace: '',
      state: { status: 'forbidden', reason: 'no' },
    });
    expect(world.coverage('ovn:vlan-120')).toEqual({
      known: false,
      reason: { kind: 'nns', cause: 'forbidden', detail: 'no' },
    });
  });

  it('does not know the coverage when nodes may not be read', () => {
    const world = worldOf(...base, {
      type: 'state',
      kind: 'node',
      namespace: '',
      state: { status: 'forbidden', reason: 'no' },
    });
    expect(world.coverage('ovn:vlan-120').known).toBe(false);
    expect(world.candidates('a/web').known).toBe(false);
  });

  it('says a mapping is not reported where the operator does not report mappings', () => {
    const world = worldOf(...base, put('nns', nns('worker-2', undefined, [])));
    const chain = world.chains('ovn:vlan-120').find(({ node: name }) => name === 'worker-2');
    expect(chain?.mapping).toMatchObject({ known: false, reason: { cause: 'not-reported' } });
  });

  it('leaves nodes out where no VM may run', () => {
    const world = worldOf(...base, put('node', node('worker-2', {}, false)));
    expect(world.vmNodes()).toEqual({ known: true, value: ['worker-1'] });
  });

  it('resolves a NIC to its attachment, network, node and MAC', () => {
    expect(worldOf(...base).nics('a/web')).toEqual([
      {
        vm: 'a/web',
        name: 'nic',
        attachment: 'a/vlan-120',
        reference: 'resolved',
        network: 'ovn:vlan-120',
        mac: '02:aa:00:00:00:01',
        ips: [],
        node: 'worker-1',
        state: 'attached',
      },
    ]);
  });

  it.each([
    ['missing', 'nowhere', 'a NAD that does not exist'],
    ['isolated', 'b/vlan-120', 'a NAD of another namespace'],
  ])('calls a NIC %s when it names %s', (reference, networkName) => {
    const world = worldOf(...base, put('vm', vm('a', 'web', networkName)));
    expect(world.nics('a/web')).toMatchObject([{ reference }]);
  });

  it('lets every namespace use a NAD of default', () => {
    const world = worldOf(
      ...base,
      put('nad', nad('default', 'shared', localnetConfig('shared', 'vmdata'))),
      put('vm', vm('a', 'web', 'default/shared')),
    );
    expect(world.nics('a/web')).toMatchObject([{ reference: 'resolved', network: 'ovn:shared' }]);
  });

  it('calls a reference unreadable, not missing, when the NADs could not be read', () => {
    const world = worldOf(...base, put('vm', vm('a', 'web', 'default/shared')), {
      type: 'state',
      kind: 'nad',
      namespace: '',
      state: { status: 'forbidden', reason: 'no' },
    });
    expect(world.nics('a/web')).toMatchObject([{ reference: 'unreadable' }]);
  });

  it('knows a network of a CUDN that rendered no NAD yet', () => {
    const world = worldOf(
      ...base,
      put('cudn', {
        metadata: { name: 'vlan-200' },
        spec: {
          namespaceSelector: {},
          network: {
            topology: 'Localnet',
            localnet: {
              physicalNetworkName: 'vmdata',
              vlan: { mode: 'Access', access: { id: 200 } },
              mtu: 1500,
            },
          },
        },
      }),
    );
    expect(world.network('ovn:cluster_udn_vlan-200')).toMatchObject({
      name: 'vlan-200',
      cudn: 'vlan-200',
      vlan: 200,
      localnet: 'vmdata',
      attachments: [],
    });
  });

  it('moves a network to the localnet of its CUDN when the last NAD of it goes', () => {
    const world = worldOf(
      ...everythingLoaded,
      put('nad', nad('a', 'dmz', localnetConfig('cluster_udn_dmz', 'vmdata'))),
      put('cudn', {
        metadata: { name: 'dmz' },
        spec: {
          network: { topology: 'Localnet', localnet: { physicalNetworkName: 'physnet-dmz' } },
        },
      }),
    );
    expect(world.localnet('physnet-dmz')?.networks).toEqual([]);
    world.apply([{ type: 'remove', kind: 'nad', key: 'a/dmz' }]);
    expect(world.localnet('physnet-dmz')?.networks).toEqual(['ovn:cluster_udn_dmz']);
    expect(world.localnet('vmdata')).toBeUndefined();
  });

  it('looks for a Linux bridge of that name on each node', () => {
    const world = worldOf(
      ...base,
      put('nns', nns('worker-2', {}, ['br-l1'])),
      put('nad', nad('a', 'lb', { name: 'lb', type: 'bridge', bridge: 'br-l1', vlan: 30 })),
    );
    expect(world.coverage('bridge:br-l1:30')).toMatchObject({
      value: { whole: ['worker-2'], broken: ['worker-1'] },
    });
  });

  it('puts nodes of one configuration into one set, whatever their addresses', () => {
    const world = worldOf(
      ...everythingLoaded,
      put('nns', nns('worker-10', { a: 'br-a' }, ['br-a'])),
      put('nns', nns('worker-9', { a: 'br-a' }, ['br-a'])),
      put('nns', nns('worker-1', {}, [])),
    );
    expect(nodeSetsOf(world.inventory).map(({ nodes }) => nodes)).toEqual([
      ['worker-9', 'worker-10'],
      ['worker-1'],
    ]);
  });
});
