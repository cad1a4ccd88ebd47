import { stringify } from 'yaml';
import { bridgePolicy } from './bridgePolicy';
import type { OvsBridgePolicy } from './bridgePolicy';
import { readNodeNetworkConfigurationPolicy } from './nodeNetworkConfigurationPolicy';

const base: OvsBridgePolicy = {
  type: 'ovs-bridge',
  name: 'br-vmdata',
  bridge: 'br-vmdata',
  localnet: 'vmdata',
  uplink: { type: 'interface', name: 'eno2' },
  changes: [],
  nodeSelector: { 'node-role.kubernetes.io/worker': '' },
  maxUnavailable: 1,
};

const desiredOf = (manifest: unknown): string =>
  stringify((manifest as { spec: { desiredState: unknown } }).spec.desiredState);

describe('the policy of a new bridge', () => {
  it('is the documented one for an OVS bridge on a NIC', () => {
    expect(desiredOf(bridgePolicy(base))).toBe(`interfaces:
  - name: br-vmdata
    type: ovs-bridge
    state: up
    bridge:
      allow-extra-patch-ports: true
      options:
        stp: false
        mcast-snooping-enable: true
      port:
        - name: eno2
ovn:
  bridge-mappings:
    - localnet: vmdata
      bridge: br-vmdata
      state: present
`);
  });

  it('raises the MTU of the members and of the bond that it makes', () => {
    const policy = bridgePolicy({
      ...base,
      uplink: {
        type: 'linux-bond',
        name: 'bond1',
        mode: '802.3ad',
        members: ['eno3', 'eno4'],
        options: { miimon: 100, lacp_rate: 'fast' },
      },
      changes: ['eno3', 'eno4'].map((name) => ({ name, type: 'ethernet', mtu: 9000 })),
      bondMtu: 9000,
    });
    const { facts } = readNodeNetworkConfigurationPolicy(policy);
    expect(facts?.interfaces.map(({ name, type, mtu }) => [name, type, mtu])).toEqual([
      ['eno3', 'ethernet', 9000],
      ['eno4', 'ethernet', 9000],
      ['bond1', 'bond', 9000],
      ['br-vmdata', 'ovs-bridge', undefined],
    ]);
    expect(facts?.interfaces[2]?.bond).toEqual({ mode: '802.3ad', members: ['eno3', 'eno4'] });
  });

  it('makes an OVS bond as a port of its bridge', () => {
    const uplink = {
      type: 'ovs-bond',
      name: 'ovs-bond1',
      mode: 'balance-slb',
      members: ['eno3', 'eno4'],
    } as const;
    const { facts } = readNodeNetworkConfigurationPolicy(bridgePolicy({ ...base, uplink }));
    expect(facts?.interfaces).toEqual([
      expect.objectContaining({
        name: 'br-vmdata',
        ports: [{ name: 'ovs-bond1', bond: { mode: 'balance-slb', members: ['eno3', 'eno4'] } }],
      }),
    ]);
  });

  it('lets a range of VLANs through a Linux bridge, and maps no localnet to it', () => {
    const manifest = bridgePolicy({
      ...base,
      type: 'linux-bridge',
      bridge: 'br1',
      trunk: [
        { min: 2, max: 4094 },
        { min: 1, max: 1 },
      ],
    });
    expect(desiredOf(manifest)).not.toContain('bridge-mappings');
    const { facts } = readNodeNetworkConfigurationPolicy(manifest);
    expect(facts?.interfaces[0]).toMatchObject({
      type: 'linux-bridge',
      stp: false,
      ports: [
        {
          name: 'eno2',
          trunk: [
            { min: 2, max: 4094 },
            { min: 1, max: 1 },
          ],
        },
      ],
    });
  });

  it('never writes a boolean of nmstate as text', () => {
    expect(JSON.stringify(bridgePolicy(base))).not.toMatch(/"(true|false)"/);
  });

  it('switches LLDP on where asked', () => {
    const changes = [{ name: 'eno2', type: 'ethernet', lldp: true }] as const;
    const { facts } = readNodeNetworkConfigurationPolicy(bridgePolicy({ ...base, changes }));
    expect(facts?.interfaces[0]?.lldp?.enabled).toBe(true);
  });
});
