import { linuxBridge, nad, nic, nns, node } from '../../../dev/fixtures/objects';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import type { World } from '../networks/world';
import { createTopology } from './createTopology';
import { layOut } from './layOut';
import { nodePicture } from './nodePicture';
import type { NodePicture } from './nodePicture';

const isolate = (world: World, node: string): NodePicture => {
  const diagnosis = createDiagnosis(world);
  return nodePicture(world, diagnosis, createTopology(world, diagnosis), node);
};

const threeWorkers = (): World => worldOfObjects(findScenario('three-workers').objects());

const rowsOf = ({ picture }: NodePicture): readonly string[] => {
  const cards = new Map(picture.cards.map((card) => [card.id, card]));
  return layOut(picture).order.map((ids, lane) => {
    const names = ids.map((id) => {
      const mark = cards.get(id)?.presence === 'there' ? '' : '?';
      return `${id.split(':').slice(1).join(':')}${mark}`;
    });
    return `${picture.lanes[lane]?.lane ?? ''}: ${[...names].sort().join(' ')}`;
  });
};

const linksOf = ({ picture }: NodePicture): readonly string[] =>
  picture.links.map(({ id, status }) => `${id} ${status}`).sort();

describe('a worker that carries the VLANs', () => {
  test('shows every interface, mapping, network and NIC that it has', () => {
    expect(rowsOf(isolate(threeWorkers(), 'worker-1'))).toEqual([
      'fabric: leaf-1:Eth1/11 leaf-1:Eth1/21/1 leaf-2:Eth1/11',
      'uplinks: ethernet:eno1 ethernet:eno2 ethernet:ens224',
      'bonds: bond:bond0',
      'bridges: ovs-bridge:br-ex ovs-bridge:br-vmdata',
      'localnets: machine-net physnet physnet-dmz? vmdata',
      'networks: ovn:dmz ovn:machine-net ovn:vlan-1924 ovn:vlan-1926',
      'nics: network:ovn:machine-net network:ovn:vlan-1924 network:ovn:vlan-1926',
    ]);
  });

  test('leads from the switch ports to the VMs', () => {
    expect(linksOf(isolate(threeWorkers(), 'worker-1'))).toEqual(
      expect.arrayContaining([
        'fabric:leaf-1:Eth1/21/1>interface:ethernet:ens224 ok',
        'interface:ethernet:eno1>interface:bond:bond0 ok',
        'interface:bond:bond0>interface:ovs-bridge:br-ex ok',
        'interface:ethernet:ens224>interface:ovs-bridge:br-vmdata ok',
        'interface:ovs-bridge:br-vmdata>localnet:vmdata ok',
        'localnet:vmdata>network:ovn:vlan-1924 ok',
        'network:ovn:vlan-1926>nics:network:ovn:vlan-1926 ok',
      ]),
    );
  });

  test('says what each interface is used for and which policy configures it', () => {
    const { interfaces } = isolate(threeWorkers(), 'worker-1');
    const named = (name: string, type: string): unknown =>
      interfaces.known
        ? interfaces.value.find((one) => one.name === name && one.interfaceType === type)
        : undefined;
    expect(named('br-ex', 'ovs-interface')).toMatchObject({
      uses: ['default-route', 'node-address'],
    });
    expect(named('ens224', 'ethernet')).toMatchObject({
      controller: 'br-vmdata',
      policies: [{ policy: 'br-vmdata', state: 'available' }],
      neighbours: [{ system: 'leaf-1', port: 'Eth1/21/1' }],
    });
    expect(named('br-vmdata', 'ovs-bridge')).toMatchObject({
      patchPorts: expect.arrayContaining([
        'patch-vlan.1924_ovn_localnet_port-to-br-int',
      ]) as unknown,
    });
  });
});

describe('a worker that lacks the bridge', () => {
  const alone = isolate(threeWorkers(), 'worker-3');

  test('shows the localnet that it lacks as a ghost, and the spare NIC', () => {
    const ghost = alone.picture.cards.find(({ id }) => id === 'localnet:vmdata');
    expect(ghost).toMatchObject({ presence: 'missing', status: 'error' });
    expect(ghost?.findings.map(({ code }) => code)).toContain('MAP-02');
    expect(linksOf(alone)).toContain('localnet:vmdata>network:ovn:vlan-1924 broken');
    expect(alone.picture.cards.map(({ id }) => id)).toContain('interface:ethernet:ens224');
  });

  test('says how it differs from the other workers', () => {
    expect(alone.nodeSet?.differences).toEqual([
      { type: 'bridge-missing', bridge: 'br-vmdata' },
      { type: 'mapping-missing', localnet: 'vmdata', bridge: 'br-vmdata' },
    ]);
  });

  test('has no problems of other nodes', () => {
    expect(alone.picture.problems.map(({ finding }) => finding.code)).toContain('MAP-02');
    const other = isolate(threeWorkers(), 'worker-1').picture.problems;
    expect(other.map(({ finding }) => finding.code)).not.toContain('MAP-02');
  });
});

const odd = (interfaces: readonly object[], mappings: readonly object[] = []): NodePicture =>
  isolate(
    worldOfObjects([
      {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name: 'worker-1', labels: { 'kubevirt.io/schedulable': 'true' } },
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      },
      {
        apiVersion: 'nmstate.io/v1beta1',
        kind: 'NodeNetworkState',
        metadata: { name: 'worker-1' },
        status: { currentState: { interfaces, ovn: { 'bridge-mappings': mappings } } },
      },
    ]),
    'worker-1',
  );

test('bonds of OVS and VLAN interfaces have lanes of their own', () => {
  const picture = odd([
    { name: 'eno1', type: 'ethernet', state: 'up' },
    { name: 'eno2', type: 'ethernet', state: 'up' },
    { name: 'eno3', type: 'ethernet', state: 'down', lldp: { enabled: true } },
    {
      name: 'br-a',
      type: 'ovs-bridge',
      state: 'up',
      bridge: {
        port: [
          { name: 'slb', 'link-aggregation': { mode: 'balance-slb', port: [{ name: 'eno1' }] } },
        ],
      },
    },
    { name: 'bond0', type: 'bond', state: 'up', 'link-aggregation': { mode: 'x', port: ['eno2'] } },
    { name: 'bond0.7', type: 'vlan', state: 'up', vlan: { 'base-iface': 'bond0', id: 7 } },
    { name: 'br1', type: 'linux-bridge', state: 'up', bridge: { port: [{ name: 'bond0.7' }] } },
    { name: 'br1.9', type: 'vlan', state: 'up', vlan: { 'base-iface': 'br1', id: 9 } },
  ]);
  expect(rowsOf(picture).slice(1, 5)).toEqual([
    'uplinks: ethernet:eno1 ethernet:eno2 ethernet:eno3',
    'bonds: bond:bond0 ovs-bond:slb',
    'ports: vlan:bond0.7 vlan:br1.9',
    'bridges: linux-bridge:br1 ovs-bridge:br-a',
  ]);
  expect(linksOf(picture)).toEqual([
    'fabric:unseen:off>interface:ethernet:eno1 unknown',
    'fabric:unseen:off>interface:ethernet:eno2 unknown',
    'interface:bond:bond0>interface:vlan:bond0.7 ok',
    'interface:ethernet:eno1>interface:ovs-bond:slb ok',
    'interface:ethernet:eno2>interface:bond:bond0 ok',
    'interface:ovs-bond:slb>interface:ovs-bridge:br-a ok',
    'interface:vlan:bond0.7>interface:linux-bridge:br1 ok',
  ]);
});

test('a mapping to a bridge that is not there, or of Linux, is a broken link', () => {
  const picture = odd(
    [{ name: 'br1', type: 'linux-bridge', state: 'up', bridge: { port: [] } }],
    [
      { localnet: 'a', bridge: 'br-none' },
      { localnet: 'b', bridge: 'br1' },
    ],
  );
  expect(linksOf(picture)).toEqual([
    'bridge:br-none:missing>localnet:a broken',
    'interface:linux-bridge:br1>localnet:b broken',
  ]);
});

test('a node whose state is unknown says why and shows what is known of its VMs', () => {
  const objects = findScenario('three-workers').objects();
  const forbidden = isolate(
    worldOfObjects(
      objects.filter(({ kind }) => kind !== 'NodeNetworkState'),
      loadedBut('nns'),
    ),
    'worker-1',
  );
  expect(forbidden.interfaces).toMatchObject({ known: false, reason: { cause: 'forbidden' } });
  expect(forbidden.nodeSet).toBeUndefined();
  expect(forbidden.picture.lanes.map(({ notice }) => notice?.type)).toEqual([
    'unknown',
    'unknown',
    'unknown',
    'unknown',
    undefined,
    undefined,
  ]);
  expect(forbidden.picture.cards.map(({ id }) => id)).toContain('nics:network:ovn:vlan-1924');
});

describe('networks that do not stand on a localnet', () => {
  const attachment = (name: string, config: object) =>
    nad('team-a', name, { cniVersion: '0.3.1', name, ...config });

  test('stand on the bridge or interface of the node that they name, and on nothing where it has none', () => {
    const world = worldOfObjects([
      node('worker-1'),
      nns('worker-1', [nic('ens5'), nic('ens6'), linuxBridge('br1', ['ens5'])], {}),
      attachment('tagged', { type: 'bridge', bridge: 'br1', vlan: 7 }),
      attachment('elsewhere', { type: 'bridge', bridge: 'br9' }),
      attachment('mac', { type: 'macvlan', master: 'ens6' }),
      attachment('mac-away', { type: 'macvlan', master: 'ens9' }),
      attachment('overlay', { type: 'ovn-k8s-cni-overlay', topology: 'layer2' }),
      attachment('other', { type: 'host-device' }),
    ]);
    const into = linksOf(isolate(world, 'worker-1')).filter((link) => link.includes('>network:'));
    expect(into.some((link) => link.startsWith('interface:linux-bridge:br1>'))).toBe(true);
    expect(into.some((link) => link.startsWith('interface:ethernet:ens6>'))).toBe(true);
    expect(into.filter((link) => /overlay|host-device|br9|ens9/.test(link))).toEqual([]);
  });
});
