import { bridgeRemovalPatch } from './bridgeRemoval';
import { earlierOf } from './earlierInterfaces';
import type { EarlierInterface } from './earlierInterfaces';

const removed = {
  bridge: 'br-vmdata',
  localnet: 'vmdata',
  uplink: { type: 'interface', name: 'eno2' },
} as const;

const interfacesAfter = (
  were: readonly EarlierInterface[],
  change: Partial<Parameters<typeof bridgeRemovalPatch>[0]> = {},
): unknown => {
  const [, replace] = bridgeRemovalPatch({ ...removed, ...change }, were);
  return (replace?.value as { interfaces: unknown }).interfaces;
};

const absentBridge = { name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' };

describe('the removal of a bridge', () => {
  it('is refused while the mapping is still there', () => {
    expect(bridgeRemovalPatch(removed, [])[0]).toEqual({
      op: 'test',
      path: '/spec/desiredState/ovn/bridge-mappings',
      value: [{ localnet: 'vmdata', bridge: 'br-vmdata', state: 'absent' }],
    });
  });

  it('leaves a NIC up with the MTU, LLDP and leases that it had', () => {
    const eno2: EarlierInterface = {
      name: 'eno2',
      type: 'ethernet',
      state: 'down',
      mtu: 1500,
      lldp: true,
      dhcp: true,
      autoconf: true,
    };
    expect(interfacesAfter([eno2])).toEqual([
      absentBridge,
      {
        name: 'eno2',
        type: 'ethernet',
        state: 'up',
        mtu: 1500,
        lldp: { enabled: true },
        ipv4: { enabled: true, dhcp: true },
        ipv6: { enabled: true, autoconf: true, dhcp: true },
      },
    ]);
  });

  it('takes a bond away that was made for it, and leaves one that was there', () => {
    const uplink = {
      type: 'linux-bond',
      name: 'bond2',
      mode: '802.3ad',
      members: ['eno2', 'eno3'],
      options: {},
    } as const;
    const bond1: EarlierInterface = { name: 'bond1', type: 'bond', state: 'up' };
    expect(interfacesAfter([], { uplink })).toEqual([
      absentBridge,
      { name: 'bond2', type: 'bond', state: 'absent' },
    ]);
    expect(interfacesAfter([bond1])).toEqual([absentBridge, bond1]);
  });

  it('brings back what most nodes had where they differed', () => {
    const few = { name: 'eno2', type: 'ethernet', state: 'up', mtu: 9000, nodes: ['worker-1'] };
    const most = { ...few, mtu: 1500, nodes: ['worker-2', 'worker-3'] };
    const mtuOf = (were: readonly EarlierInterface[]): unknown => interfacesAfter(were);
    expect(mtuOf([few, most])).toMatchObject([{}, { mtu: 1500 }]);
    expect(mtuOf([most, few])).toMatchObject([{}, { mtu: 1500 }]);
  });
});

describe('what is kept of an interface', () => {
  it('is what a removal can bring back, and nothing that was not there', () => {
    expect(earlierOf({ name: 'eno2', type: 'ethernet', state: 'down' })).toEqual({
      name: 'eno2',
      type: 'ethernet',
      state: 'down',
    });
    expect(
      earlierOf({
        name: 'eno2',
        type: 'ethernet',
        state: 'up',
        mtu: 9000,
        mac: '02:00:00:00:00:01',
        addresses: ['10.1.2.3'],
        dhcp: true,
        autoconf: true,
        lldp: { enabled: true, neighbours: [] },
      }),
    ).toEqual({
      name: 'eno2',
      type: 'ethernet',
      state: 'up',
      mtu: 9000,
      lldp: true,
      dhcp: true,
      autoconf: true,
    });
  });
});
