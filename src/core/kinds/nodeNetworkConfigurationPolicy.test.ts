import {
  isProgressing,
  readNodeNetworkConfigurationPolicy,
} from './nodeNetworkConfigurationPolicy';

const policy = (spec: object, conditions: readonly object[] = []) =>
  readNodeNetworkConfigurationPolicy({
    metadata: {
      name: 'p',
      generation: 2,
      labels: { 'app.kubernetes.io/managed-by': 'vlan-networks' },
    },
    spec,
    status: { conditions },
  });

describe('a policy', () => {
  test('keeps its selector, mappings and interfaces', () => {
    const { facts, problems } = policy({
      nodeSelector: { 'node-role.kubernetes.io/worker': '' },
      maxUnavailable: 1,
      desiredState: {
        interfaces: [{ name: 'br-vmdata', type: 'ovs-bridge', state: 'up' }, { type: 'ethernet' }],
        ovn: {
          'bridge-mappings': [
            { localnet: 'vmdata', bridge: 'br-vmdata', state: 'present' },
            { localnet: 'old', state: 'absent' },
            { localnet: '', bridge: 'br-ex' },
            { bridge: 'br-ex' },
          ],
        },
      },
    });
    expect(facts).toMatchObject({
      generation: 2,
      nodeSelector: { 'node-role.kubernetes.io/worker': '' },
      maxUnavailable: 1,
      interfaces: [{ name: 'br-vmdata', type: 'ovs-bridge', state: 'up' }],
      mappings: [
        { localnet: 'vmdata', bridge: 'br-vmdata', absent: false },
        { localnet: 'old', bridge: '', absent: true },
        { localnet: '', bridge: 'br-ex', absent: false },
      ],
      managedByUs: true,
    });
    // A bridge whose ports are left out keeps those that it has.
    expect(problems).toEqual([
      { path: 'spec.desiredState.interfaces[1].name', code: 'missing' },
      { path: 'spec.desiredState.ovn.bridge-mappings[3].localnet', code: 'missing' },
    ]);
  });

  test.each<[string, object, object, number]>([
    [
      'a state that nmstate does not know',
      { state: 'gone' },
      { path: '[localnet=vmdata].state', code: 'unknown-value', found: 'gone' },
      1,
    ],
    [
      'a second bridge',
      { bridge: 'br-ex' },
      { path: '[1].localnet', code: 'repeated', found: 'vmdata: br-vmdata, br-ex' },
      2,
    ],
    [
      'present and absent',
      { bridge: undefined, state: 'absent' },
      { path: '[1].localnet', code: 'repeated', found: 'vmdata: br-vmdata, ' },
      2,
    ],
    [
      'a template for its localnet',
      { localnet: '{{ capture.nic.interfaces.0.name }}' },
      {
        path: '[1].localnet',
        code: 'unknown-value',
        found: '{{ capture.nic.interfaces.0.name }}',
      },
      1,
    ],
  ])('names a mapping with %s', (_what, more, problem, count) => {
    const mapping = { localnet: 'vmdata', bridge: 'br-vmdata' };
    const { facts, problems } = policy({
      desiredState: { ovn: { 'bridge-mappings': [mapping, { ...mapping, ...more }] } },
    });
    const place = 'spec.desiredState.ovn.bridge-mappings';
    expect(
      problems.map(({ path, ...rest }) => ({ ...rest, path: path.replace(place, '') })),
    ).toEqual([problem]);
    // What is repeated was read.
    expect(facts?.unread).toEqual(count === 2 ? undefined : problems.map(({ path }) => path));
    expect(facts?.mappings).toHaveLength(count);
  });

  test.each([
    [1, 1],
    ['50%', '50%'],
    [true, undefined],
    [undefined, undefined],
  ])('keeps maxUnavailable %j as %j', (written, kept) => {
    expect(policy({ maxUnavailable: written }).facts?.maxUnavailable).toBe(kept);
  });

  test('without a spec selects every node and asks for nothing', () => {
    expect(readNodeNetworkConfigurationPolicy({ metadata: { name: 'p' } }).facts).toMatchObject({
      generation: 0,
      nodeSelector: {},
      interfaces: [],
      mappings: [],
      managedByUs: false,
    });
  });

  test.each([
    ['no condition yet', [], true],
    ['an Available without a reason', [{ type: 'Available', status: 'Unknown' }], true],
    [
      'the reason ConfigurationProgressing',
      [{ type: 'Available', status: 'Unknown', reason: 'ConfigurationProgressing' }],
      true,
    ],
    ['success', [{ type: 'Available', status: 'True', reason: 'SuccessfullyConfigured' }], false],
    ['failure', [{ type: 'Available', status: 'False', reason: 'FailedToConfigure' }], false],
    [
      'success of the last spec while the next progresses',
      [
        { type: 'Available', status: 'True', reason: 'SuccessfullyConfigured' },
        { type: 'Progressing', status: 'True' },
      ],
      true,
    ],
  ])('with %s is at work or not: %#', (_, conditions, progressing) => {
    const { facts } = policy({}, conditions);
    expect(facts && isProgressing(facts)).toBe(progressing);
  });
});
