import type { KubeObject } from '../cluster/api';
import type { Json } from '../simulators/json';
import { cluster } from './builders/cluster';
import { metadata } from './builders/identity';
import {
  bond,
  brEx,
  currentState,
  neighborUnits,
  nic,
  type NodeUplink,
} from './builders/nodeNetwork';
import { node } from './builders/nodes';
import { namespace, platform, projectMembers } from './builders/platform';
import type { Scenario } from './scenario';

const GATEWAY = '203.0.113.1';
const MEMBERS = ['ens4f0', 'ens4f1'];
const LEAF = { system: 'leaf-3', chassis: '28:E7:1D:4A:10:03', vlans: [1924, 1925, 1926] };

/** A NIC whose virtual functions a device plugin has given to pods. */
function givenOut(physical: Json, count: number): Json {
  const vfs = Array.from({ length: count }, (_, id) => ({ id }));
  return { ...physical, ethernet: { speed: 100_000, 'sr-iov': { 'total-vfs': count, vfs } } };
}

function leased(physical: Json, ip: string): Json {
  return {
    ...physical,
    ipv4: { enabled: true, dhcp: true, address: [{ ip, 'prefix-length': 24 }] },
  };
}

/** A worker with what one finds in a rack: two NICs for the cluster, a bond and NICs to spare, and some that are in use otherwise. */
function worker(index: number): { node: KubeObject; state: Json } {
  const name = `worker-${index}`;
  const mac = (last: string): string => `0C:42:A1:20:0${index}:${last}`;
  const uplink: NodeUplink = {
    node: name,
    address: `203.0.113.1${index}`,
    gateway: GATEWAY,
    uplink: 'bond0',
    mac: mac('00'),
  };
  const migration = nic({ name: 'ens2f0', mac: mac('20'), speed: 25_000 });
  const lab = nic({ name: 'ens2f1', mac: mac('21'), speed: 25_000 });
  const { controller, ...spareBond } = bond('bond1', MEMBERS, mac('40'), '');
  const fast = nic({ name: 'ens1f0', mac: mac('10'), speed: 100_000 });
  return {
    node: node({
      name,
      address: uplink.address,
      role: 'worker',
      cables: Object.fromEntries(
        ['ens224', 'ens225', ...MEMBERS].map((port, place) => [
          port,
          {
            speed: 25_000,
            neighbor: neighborUnits({ ...LEAF, port: `Eth1/${place + 1}/${index}` }),
          },
        ]),
      ),
    }),
    state: currentState(uplink, [
      nic({ name: 'eno1', mac: mac('00'), speed: 10_000, controller: 'bond0' }),
      nic({ name: 'eno2', mac: mac('01'), speed: 10_000, controller: 'bond0' }),
      bond('bond0', ['eno1', 'eno2'], mac('00'), 'br-ex'),
      ...brEx(uplink),
      nic({ name: 'ens224', mac: mac('0A'), state: 'down' }),
      nic({ name: 'ens225', mac: mac('0B'), state: 'down' }),
      ...MEMBERS.map((member, place) =>
        nic({ name: member, mac: mac(`4${place}`), speed: 25_000, controller: 'bond1' }),
      ),
      spareBond,
      ...(index === 2 ? [] : [givenOut(fast, 8)]),
      migration,
      index === 1 ? leased(lab, '10.1.2.3') : lab,
    ]),
  };
}

/** The network of live migration, as HyperConverged points at one. */
function migrationNetwork(): KubeObject {
  const config = {
    cniVersion: '0.3.1',
    name: 'migration',
    type: 'macvlan',
    master: 'ens2f0',
    mode: 'bridge',
    ipam: { type: 'whereabouts', range: '10.200.5.0/24' },
  };
  return {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: metadata('NetworkAttachmentDefinition', 'migration', 'openshift-cnv'),
    spec: { config: JSON.stringify(config) },
  };
}

function objects(): KubeObject[] {
  return [
    ...cluster({
      nodes: [1, 2, 3].map(worker),
      policies: [],
      base: [...platform(), namespace('team-a'), namespace('team-b'), ...projectMembers('team-a')],
      nads: [],
      machines: [],
    }),
    migrationNetwork(),
  ];
}

/** Workers before anybody made a VLAN reach them, with every reason why a NIC may be free or not. */
export const scenario: Scenario = {
  name: 'spare-nics',
  title: 'Spare NICs',
  description:
    'No VLAN reaches the workers yet; two NICs and a bond of each are free, and others are in use.',
  objects,
};
