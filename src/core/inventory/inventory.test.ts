import { kindRegistry } from '../kinds/kindRegistry';
import type { Kind } from '../kinds/kindRegistry';
import { Inventory } from './inventory';
import type { Change } from './inventory';
import type { LoadState } from './loadState';
import { sameFacts } from './sameFacts';

const put = (kind: Kind, object: unknown): Change => {
  const { facts } = kindRegistry[kind].read(object);
  if (facts === undefined) throw new Error('the object of the test cannot be read');
  return { type: 'put', kind, facts } as Change;
};

const state = (kind: Kind, value: LoadState | undefined, namespace = ''): Change => ({
  type: 'state',
  kind,
  namespace,
  state: value,
});

const nad = (namespace: string, name: string, network: string) =>
  put('nad', {
    metadata: { namespace, name },
    spec: {
      config: JSON.stringify({
        name: network,
        type: 'ovn-k8s-cni-overlay',
        topology: 'localnet',
        physicalNetworkName: 'vmdata',
      }),
    },
  });

const vm = (namespace: string, name: string, networkName: string) =>
  put('vm', {
    metadata: { namespace, name },
    spec: {
      template: {
        spec: {
          domain: { devices: { interfaces: [{ name: 'nic', bridge: {} }] } },
          networks: [{ name: 'nic', multus: { networkName } }],
        },
      },
    },
  });

describe('an inventory', () => {
  it('calls a kind that nobody read yet loading, never empty', () => {
    expect(new Inventory().unknown('nns')).toEqual({ kind: 'nns', cause: 'loading', detail: '' });
  });

  it('knows a kind in the namespace that was read, and not in others', () => {
    const inventory = new Inventory();
    inventory.apply([
      state('vm', { status: 'forbidden', reason: 'cluster-wide' }),
      state('vm', { status: 'loaded' }, 'team-a'),
    ]);
    expect(inventory.unknown('vm', 'team-a')).toBeUndefined();
    expect(inventory.unknown('vm', 'team-b')).toMatchObject({ cause: 'forbidden' });
    expect(inventory.unknown('vm')).toMatchObject({ detail: 'cluster-wide', elsewhere: true });
    expect(inventory.unknown('vm', 'team-b')).not.toHaveProperty('elsewhere');
    expect(inventory.namespacesRead('vm')).toEqual(['team-a']);
  });

  it('knows of a namespace that nobody reads any more what it knows of the cluster', () => {
    const inventory = new Inventory();
    inventory.apply([
      state('vm', { status: 'absent' }),
      state('vm', { status: 'forbidden', reason: 'in it' }, 'team-b'),
    ]);
    expect(inventory.unknown('vm', 'team-b')).toMatchObject({ cause: 'forbidden' });
    const { version } = inventory;
    inventory.apply([state('vm', undefined, 'team-b')]);
    expect(inventory.unknown('vm', 'team-b')).toMatchObject({ cause: 'absent' });
    expect(inventory.version).toBe(version + 1);
    inventory.apply([state('vm', undefined, 'team-b')]);
    expect(inventory.version).toBe(version + 1);
  });

  it('lets a cluster-wide read win over what a namespace said before', () => {
    const inventory = new Inventory();
    inventory.apply([
      state('nad', { status: 'failed', reason: 'x' }, 'default'),
      state('nad', { status: 'loaded' }),
    ]);
    expect(inventory.unknown('nad', 'default')).toBeUndefined();
  });

  it('tells the VMs behind a NAD that changed, through the reverse index', () => {
    const inventory = new Inventory();
    inventory.apply([vm('a', 'web', 'vlan'), vm('b', 'web', 'vlan'), vm('b', 'db', 'a/vlan')]);
    const { touched } = inventory.apply([nad('a', 'vlan', 'vlan-120')]);
    expect(touched.get('vm')).toEqual(new Set(['a/web', 'b/db']));
    expect(touched.get('network')).toEqual(new Set(['ovn:vlan-120']));
    expect(touched.get('localnet')).toEqual(new Set(['vmdata']));
  });

  it('tells the network that a NAD left as well as the one it joined', () => {
    const inventory = new Inventory();
    inventory.apply([nad('a', 'vlan', 'before')]);
    const { touched } = inventory.apply([nad('a', 'vlan', 'after')]);
    expect(touched.get('network')).toEqual(new Set(['ovn:before', 'ovn:after']));
  });

  it('touches nothing and keeps its version when nothing that is kept has changed', () => {
    const inventory = new Inventory();
    const first = inventory.apply([nad('a', 'vlan', 'x')]);
    const second = inventory.apply([nad('a', 'vlan', 'x')]);
    expect(second).toEqual({ version: first.version, touched: new Map() });
  });

  it('forgets a removed object in every index', () => {
    const inventory = new Inventory();
    inventory.apply([nad('a', 'vlan', 'x'), { type: 'remove', kind: 'nad', key: 'a/vlan' }]);
    expect(inventory.count('nad')).toBe(0);
    expect([...inventory.indexes.nadsByNetwork.values()]).toEqual([]);
    expect(inventory.apply([{ type: 'remove', kind: 'nad', key: 'a/vlan' }]).touched.size).toBe(0);
  });

  it('looks at the page alone when a list goes on or a watch is lost', () => {
    const inventory = new Inventory();
    inventory.apply([state('vm', { status: 'loading', read: 1, remaining: 9 })]);
    const loading = inventory.apply([state('vm', { status: 'loading', read: 2, remaining: 8 })]);
    expect(loading.touched).toEqual(new Map([['cluster', new Set([''])]]));
    expect(inventory.apply([state('vm', { status: 'loaded' })]).touched.get('vm')).toBe('all');
    const lost = inventory.apply([state('vm', { status: 'loaded', staleSince: '2026-01-01' })]);
    expect(lost.touched).toEqual(new Map([['cluster', new Set([''])]]));
    const project = inventory.apply([
      state('nad', { status: 'loading', read: 0, remaining: undefined }, 'team-a'),
    ]);
    expect(project.touched.get('vm')).toBe('all');
  });

  it('tells the VMs behind a mapping that moved, and not those behind one that stayed', () => {
    const inventory = new Inventory();
    const state = (mtu: number, ...localnets: string[]) =>
      put('nns', {
        metadata: { name: 'worker-1' },
        status: {
          currentState: {
            interfaces: [
              { name: 'br-ex', type: 'ovs-bridge', bridge: { port: [{ name: 'ens1' }] } },
              { name: 'ens1', type: 'ethernet', mtu },
            ],
            ovn: {
              'bridge-mappings': localnets.map((localnet) => ({ localnet, bridge: 'br-ex' })),
            },
          },
        },
      });
    inventory.apply([nad('a', 'vlan', 'x'), vm('a', 'web', 'vlan'), state(1500, 'vmdata')]);
    const changed = inventory.apply([state(9000, 'vmdata')]).touched;
    expect(changed.get('localnet')).toEqual(new Set(['vmdata']));
    expect(changed.get('vm')).toBeUndefined();
    const moved = inventory.apply([state(9000, 'other')]).touched;
    expect(moved.get('localnet')).toEqual(new Set(['vmdata', 'other']));
    expect(moved.get('vm')).toEqual(new Set(['a/web']));
  });

  it('tells the localnets on a bridge of which a member changed, and not those beside it', () => {
    const inventory = new Inventory();
    const state = (spare: string, member: string) =>
      put('nns', {
        metadata: { name: 'worker-1' },
        status: {
          currentState: {
            interfaces: [
              { name: 'br-vm', type: 'ovs-bridge', bridge: { port: [{ name: 'bond1' }] } },
              { name: 'bond1', type: 'bond', 'link-aggregation': { port: ['ens1'] } },
              { name: 'ens1', type: 'ethernet', state: member },
              { name: 'ens2', type: 'ethernet', state: spare },
            ],
            ovn: {
              'bridge-mappings': [
                { localnet: 'vmdata', bridge: 'br-vm' },
                { localnet: 'physnet', bridge: 'br-ex' },
              ],
            },
          },
        },
      });
    inventory.apply([state('down', 'up')]);
    const spare = inventory.apply([state('up', 'up')]).touched;
    expect(spare.get('localnet')).toBeUndefined();
    expect(spare.get('node')).toEqual(new Set(['worker-1']));
    const member = inventory.apply([state('up', 'down')]).touched;
    expect(member.get('localnet')).toEqual(new Set(['vmdata']));
  });

  it('looks at everything again when a node comes, changes or goes', () => {
    const inventory = new Inventory();
    const { touched } = inventory.apply([put('node', { metadata: { name: 'worker-1' } })]);
    expect(touched.get('vm')).toBe('all');
    expect(touched.get('policy')).toBe('all');
  });
});

describe('sameFacts', () => {
  it.each([
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, true],
    [{ a: undefined }, {}, false],
    [[1], { 0: 1 }, false],
    [null, {}, false],
    [{ a: 1 }, { b: 1 }, false],
  ])('compares %j with %j', (a, b, same) => {
    expect(sameFacts(a, b)).toBe(same);
  });
});
