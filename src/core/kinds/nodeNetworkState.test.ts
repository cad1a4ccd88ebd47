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

  const BRIDGE = { name: 'br-vmdata', state: 'up' };

  test.each<[string, unknown, string]>([
    ['status', undefined, 'status.currentState.interfaces'],
    ['interfaces', {}, 'status.currentState.interfaces'],
    ['interfaces (null)', { interfaces: null }, 'status.currentState.interfaces'],
    ...['ovs-bridge', 'linux-bridge'].flatMap((type): [string, unknown, string][] =>
      [{}, { bridge: null }, { bridge: {} }, { bridge: { port: null } }].map((bridge) => [
        `the ports of a bridge: ${JSON.stringify({ type, ...bridge })}`,
        { interfaces: [{ ...BRIDGE, type, ...bridge }] },
        'status.currentState.interfaces[0].bridge.port',
      ]),
    ),
  ])('misses what nmstate always reports: %s', (_what, currentState, path) => {
    const { facts, problems } = state(currentState);
    expect(problems).toEqual([{ path, code: 'missing' }]);
    expect(facts?.unread).toEqual([path]);
  });

  test.each([
    [{ name: 'br-vmdata' }, 'missing'],
    [{ name: 'br-vmdata', type: null }, 'missing'],
    [{ name: 'br-vmdata', type: '' }, 'missing'],
    [{ name: 'br-vmdata', type: 7 }, 'wrong-type'],
  ])('misses the type of %j', (entry, code) => {
    const { facts, problems } = state({ interfaces: [entry] });
    expect(problems).toMatchObject([{ path: 'status.currentState.interfaces[0].type', code }]);
    expect(facts?.interfaces).toMatchObject([{ type: 'unknown', unread: true }]);
  });

  test('takes what is reported as empty for empty', () => {
    const interfaces = [{ ...BRIDGE, type: 'ovs-bridge', bridge: { port: [] } }];
    expect(state({ interfaces }).problems).toEqual([]);
    expect(state({ interfaces: [] }).problems).toEqual([]);
  });

  test('keeps both mappings of a localnet that names two bridges, and says so', () => {
    const trunk = { localnet: 'vmdata', bridge: 'br-trunk' };
    const twice = (bridge: string) =>
      state({ interfaces: [], ovn: { 'bridge-mappings': [trunk, { ...trunk, bridge }] } });
    expect(twice('br-ex').facts?.mappings?.map(({ bridge }) => bridge)).toEqual([
      'br-trunk',
      'br-ex',
    ]);
    expect(twice('br-ex').facts?.unread).toBeUndefined();
    expect(twice('br-ex').problems).toEqual([
      {
        path: 'status.currentState.ovn.bridge-mappings[1].localnet',
        code: 'repeated',
        found: 'vmdata: br-trunk, br-ex',
      },
    ]);
    expect(twice('br-trunk').problems).toEqual([]);
  });

  test('says which interface it could not read, and keeps the others', () => {
    const { facts, problems } = state({ interfaces: [{}, { name: 'eth0', type: 'ethernet' }] });
    expect(facts?.interfaces).toHaveLength(1);
    expect(problems).toEqual([{ path: 'status.currentState.interfaces[0].name', code: 'missing' }]);
  });
});
