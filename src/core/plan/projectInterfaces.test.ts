import type { InterfaceFacts } from '../kinds/networkInterface';
import { projectInterfaces } from './projectInterfaces';

const nic = (name: string, more: Partial<InterfaceFacts> = {}): InterfaceFacts => ({
  name,
  type: 'ethernet',
  state: 'down',
  ...more,
});

const bridge = (ports: readonly string[], more: Partial<InterfaceFacts> = {}): InterfaceFacts => ({
  name: 'br-a',
  type: 'ovs-bridge',
  state: 'up',
  ports: ports.map((name) => ({ name })),
  ...more,
});

describe('interfaces once a policy is applied', () => {
  it('stay as they are where the policy says nothing of them', () => {
    const present = [nic('eno1'), bridge(['eno2'])];
    expect(projectInterfaces(present, [])).toEqual(present);
  });

  it('give a port to its bridge, up and without its address', () => {
    const present = [nic('eno2', { addresses: ['10.1.2.3'] })];
    expect(projectInterfaces(present, [bridge(['eno2'], { allowExtraPatchPorts: true })])).toEqual([
      nic('eno2', { state: 'up', controller: 'br-a' }),
      bridge(['eno2']),
    ]);
  });

  it("keep OVN's patch ports and the bridge's own port, and drop a port that is no longer named", () => {
    const present = [bridge(['eno2', 'br-a', 'patch-x-to-br-int'])];
    const [after] = projectInterfaces(present, [bridge(['eno3'])]);
    expect(after?.ports?.map(({ name }) => name)).toEqual(['eno3', 'br-a', 'patch-x-to-br-int']);
  });

  it('leave the ports of a bridge whose policy does not name them', () => {
    const present = [bridge(['eno2'])];
    const wish: InterfaceFacts = { name: 'br-a', type: 'ovs-bridge', state: 'up', mtu: 9000 };
    expect(projectInterfaces(present, [wish])).toEqual([bridge(['eno2'], { mtu: 9000 })]);
  });

  it('tell a bridge from its internal port of the same name', () => {
    const internal: InterfaceFacts = { name: 'br-a', type: 'ovs-interface', state: 'up' };
    expect(projectInterfaces([internal, bridge(['eno2'])], [bridge(['eno3'])])).toEqual([
      internal,
      bridge(['eno3']),
    ]);
  });

  it('put the members of a bond below it, of an OVS bond too', () => {
    const bond: InterfaceFacts = {
      name: 'bond1',
      type: 'bond',
      state: 'up',
      bond: { mode: '802.3ad', members: ['eno3'] },
    };
    const inside = bridge([], {
      ports: [{ name: 'ovs-bond', bond: { mode: 'balance-slb', members: ['eno4'] } }],
    });
    const after = projectInterfaces([nic('eno3'), nic('eno4')], [bond, inside]);
    expect(after.map(({ name, controller }) => [name, controller])).toEqual([
      ['eno3', 'bond1'],
      ['eno4', 'br-a'],
      ['bond1', undefined],
      ['br-a', undefined],
    ]);
  });

  it('let the ports of what is absent go', () => {
    const present = [nic('eno2', { controller: 'br-a' }), nic('eno3', { controller: 'other' })];
    const gone = { ...bridge([]), state: 'absent' };
    expect(projectInterfaces([...present, bridge(['eno2'])], [gone])).toEqual([
      nic('eno2'),
      nic('eno3', { controller: 'other' }),
    ]);
  });
});
