import { readNodeNetworkState } from './nodeNetworkState';

const state = (currentState: unknown) =>
  readNodeNetworkState({ metadata: { name: 'worker-1' }, status: { currentState } });

describe('the network state of a node', () => {
  test('keeps br-ex twice, as bridge and as interface, and leaves out the veths of pods', () => {
    const interfaces = [
      { name: 'br-ex', type: 'ovs-bridge', state: 'up' },
      { name: 'br-ex', type: 'ovs-interface', state: 'up' },
      { name: 'abcdef', type: 'veth', state: 'up' },
    ];
    expect(
      state({ interfaces }).facts?.interfaces.map(({ name, type }) => `${name} ${type}`),
    ).toEqual(['br-ex ovs-bridge', 'br-ex ovs-interface']);
  });

  test('tells no mapping from mappings that are not reported', () => {
    expect(state({}).facts?.mappings).toBeUndefined();
    expect(state({ ovn: {} }).facts?.mappings).toEqual([]);
    expect(state({ ovn: { 'bridge-mappings': null } }).facts?.mappings).toEqual([]);
    const mapping = { localnet: 'vmdata', bridge: 'br-vmdata' };
    expect(state({ ovn: { 'bridge-mappings': [mapping] } }).facts?.mappings).toEqual([
      { ...mapping, absent: false },
    ]);
  });

  test('knows the interfaces of the default routes, running or configured, once each', () => {
    const route = (destination: string, next: unknown) => ({
      destination,
      'next-hop-interface': next,
    });
    const routes = {
      running: [
        route('0.0.0.0/0', 'br-ex'),
        route('192.0.2.0/24', 'ens224'),
        route('::/0', 'br-ex'),
      ],
      config: [route('0.0.0.0/0', 'bond0'), route('0.0.0.0/0', undefined), null],
    };
    expect(state({ routes }).facts?.defaultRouteInterfaces).toEqual(['bond0', 'br-ex']);
  });

  test('says which interface it could not read, and keeps the others', () => {
    const { facts, problems } = state({ interfaces: [{}, { name: 'eth0' }] });
    expect(facts?.interfaces).toHaveLength(1);
    expect(problems).toEqual([{ path: 'status.currentState.interfaces[0].name', code: 'missing' }]);
  });
});
