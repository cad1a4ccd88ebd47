import type { EnactmentState } from '../../core/kinds/nodeNetworkConfigurationEnactment';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import { policyProgress } from './policyProgress';
import type { PolicyView } from './policyProgress';

const condition = (type: string, reason: string, message = '') => ({
  type,
  status: 'True',
  reason,
  message,
});

const sure = <F>({ facts }: { facts: F | undefined }): F => {
  if (facts === undefined) throw new Error('no facts');
  return facts;
};

const policy = (generation: number, conditions: object[]) =>
  sure(
    kindRegistry.nncp.read({
      metadata: { name: 'p', generation },
      spec: { nodeSelector: { role: 'worker' } },
      status: { conditions },
    }),
  );

const types: Partial<Record<EnactmentState, string>> = {
  available: 'Available',
  failing: 'Failing',
  aborted: 'Aborted',
  progressing: 'Progressing',
  pending: 'Pending',
};

const enactment = (node: string, state: EnactmentState, policyGeneration = 2, message = '') =>
  sure(
    kindRegistry.nnce.read({
      metadata: {
        name: `${node}.p`,
        labels: { 'nmstate.io/node': node, 'nmstate.io/policy': 'p' },
      },
      status: { policyGeneration, conditions: [condition(types[state] ?? '', 'x', message)] },
    }),
  );

const node = (name: string, { ready = true, role = 'worker' } = {}) =>
  sure(
    kindRegistry.node.read({
      metadata: { name, labels: { role } },
      status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
    }),
  );

const working = policy(2, [condition('Progressing', 'ConfigurationProgressing')]);
const succeeded = policy(2, [condition('Available', 'SuccessfullyConfigured', '2/2 nodes')]);
const degraded = policy(2, [
  { ...condition('Available', 'FailedToConfigure'), status: 'False' },
  condition('Degraded', 'FailedToConfigure', '1/2 nodes failed to configure'),
]);
const nodes = [node('a'), node('b'), node('infra', { role: 'infra' })];

const view = (part: Partial<PolicyView>): PolicyView => ({
  policy: working,
  enactments: [],
  nodes,
  ...part,
});

it.each<[string, Partial<PolicyView>, string]>([
  ['the policy is not there yet', { policy: undefined }, 'waiting'],
  ['its spec is an older one', { policy: policy(1, []) }, 'waiting'],
  ['nothing has begun', {}, 'waiting'],
  ['one of two nodes is done', { enactments: [enactment('a', 'available')] }, 'waiting'],
  [
    'a node still tells of the former spec',
    { enactments: [enactment('a', 'available'), enactment('b', 'available', 1)] },
    'waiting',
  ],
  [
    'one failed and one is at work',
    { enactments: [enactment('a', 'failing'), enactment('b', 'progressing')] },
    'waiting',
  ],
  [
    'both are done',
    { enactments: [enactment('a', 'available'), enactment('b', 'available')] },
    'done',
  ],
  [
    'one failed and the other was aborted',
    { policy: degraded, enactments: [enactment('a', 'failing'), enactment('b', 'aborted')] },
    'failed',
  ],
  [
    'a node that is not ready is not waited for',
    {
      nodes: [node('a'), node('b', { ready: false })],
      enactments: [enactment('a', 'available')],
    },
    'done',
  ],
  [
    'a node without the operator is not waited for once the policy says that it is done',
    { policy: succeeded, enactments: [enactment('a', 'available')] },
    'done',
  ],
  [
    'nodes cannot be read, and the policy says that it is done',
    { nodes: undefined, policy: succeeded, enactments: [enactment('a', 'available')] },
    'done',
  ],
  [
    'nodes cannot be read, and the policy is at work',
    { nodes: undefined, enactments: [enactment('a', 'available')] },
    'waiting',
  ],
  [
    'no node matches, which versions up to 4.20 call available',
    { policy: policy(2, [condition('Available', 'NoMatchingNode')]), nodes: [] },
    'failed',
  ],
  [
    'no node matches, which later versions call ignored',
    { policy: policy(2, [condition('Ignored', 'NoMatchingNode')]), nodes: [] },
    'failed',
  ],
])('when %s', (_, part, expected) => {
  expect(policyProgress(view(part), 2).progress.state).toBe(expected);
});

it('shows each selected node, pending as long as nothing is told of it', () => {
  const enactments = [enactment('a', 'progressing'), enactment('b', 'available', 1)];
  expect(policyProgress(view({ enactments }), 2).nodes).toEqual({ a: 'progressing', b: 'pending' });
});

it('fails with the words of the node that failed, not of those that were aborted', () => {
  const enactments = [
    enactment('a', 'aborted', 2, 'reconciliation has aborted'),
    enactment('b', 'failing', 2, 'NmstateError: InvalidArgument: no such port'),
  ];
  expect(policyProgress(view({ policy: degraded, enactments }), 2).progress).toEqual({
    state: 'failed',
    code: 'rollout-failed',
    message: 'NmstateError: InvalidArgument: no such port',
  });
});
