import { readNodeNetworkConfigurationEnactment } from './nodeNetworkConfigurationEnactment';

type Pair = readonly [type: string, reason: string];

const enactment = (isTrue: readonly Pair[], status: object = {}) => ({
  metadata: {
    name: 'worker-1.example.com.br.vmdata',
    labels: { 'nmstate.io/node': 'worker-1.example.com', 'nmstate.io/policy': 'br.vmdata' },
  },
  status: {
    policyGeneration: 4,
    conditions: [
      { type: 'Available', status: 'False', message: 'not this one' },
      { type: 'Failing', status: 'Unknown' },
      ...isTrue.map(([type, reason]) => ({
        type,
        reason,
        status: 'True',
        message: `${type} says`,
        lastTransitionTime: '2026-01-01T00:00:00Z',
      })),
    ],
    ...status,
  },
});

const read = (isTrue: readonly Pair[], status?: object) =>
  readNodeNetworkConfigurationEnactment(enactment(isTrue, status)).facts;

describe('how a policy went on a node', () => {
  test.each<[string, readonly Pair[], string]>([
    ['failing', [['Failing', 'FailedToConfigure']], 'Failing says'],
    [
      'failing',
      [
        ['Progressing', ''],
        ['Aborted', ''],
        ['Failing', 'FailedToConfigure'],
      ],
      'Failing says',
    ],
    [
      'aborted',
      [
        ['Failing', 'Retrying'],
        ['Aborted', 'ConfigurationAborted'],
      ],
      'Aborted says',
    ],
    [
      'retrying',
      [
        ['Progressing', 'ConfigurationProgressing'],
        ['Failing', 'Retrying'],
      ],
      'Failing says',
    ],
    [
      'progressing',
      [
        ['Pending', ''],
        ['Progressing', ''],
      ],
      'Progressing says',
    ],
    ['pending', [['Pending', 'MaxUnavailableLimitReached']], 'Pending says'],
    ['available', [['Available', 'SuccessfullyConfigured']], 'Available says'],
    ['unknown', [], ''],
  ])('is %s with %j', (state, isTrue, message) => {
    expect(read(isTrue)).toMatchObject({ state, message });
  });

  test('belongs to the node and the policy of its labels, because both names may hold dots', () => {
    expect(read([['Available', '']])).toMatchObject({
      node: 'worker-1.example.com',
      policy: 'br.vmdata',
      policyGeneration: 4,
      since: '2026-01-01T00:00:00Z',
    });
  });

  test('counts the retries of the present generation only', () => {
    expect(read([], { retryCount: { 3: 5, 4: 2 } })?.retries).toBe(2);
    expect(read([], { retryCount: { 3: 5 } })?.retries).toBe(0);
    expect(read([])?.retries).toBe(0);
    expect(read([], { policyGeneration: undefined })?.policyGeneration).toBe(0);
  });

  test.each([{}, { 'nmstate.io/node': 'n' }, { 'nmstate.io/policy': 'p' }])(
    'is of nobody knows what with the labels %j, and kept as such',
    (labels) => {
      const { facts, problems } = readNodeNetworkConfigurationEnactment({
        metadata: { name: 'n.p', labels },
      });
      expect(facts).toMatchObject({ name: 'n.p', unread: ['metadata.labels'] });
      expect(problems).toEqual([{ path: 'metadata.labels', code: 'missing' }]);
    },
  );
});
