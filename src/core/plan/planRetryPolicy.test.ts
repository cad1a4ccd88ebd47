import { nncp, nnce, node, vmdataState } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import type { RetryPolicy } from '../intents/intent';
import type { LoadState } from '../inventory/loadState';
import { applyOperations } from '../kinds/applyOperations';
import type { Kind } from '../kinds/kindRegistry';
import { createWorld } from '../networks/createWorld';
import { asObject } from '../values/json';
import { planIntent } from './planIntent';
import { projectPlan } from './project';

const forbidden: LoadState = { status: 'forbidden', reason: 'no right' };
const intent: RetryPolicy = { type: 'retry-policy', policy: 'p' };

const policy = nncp('p', { mappings: { tenant: 'br-ex' } });
const nodes: readonly PlainObject[] = [
  node('worker-1'),
  node('worker-2'),
  vmdataState('worker-1'),
  vmdataState('worker-2'),
];
const failing = [
  nnce('worker-1', 'p', { condition: 'Failing', reason: 'FailedToConfigure' }),
  nnce('worker-2', 'p', { condition: 'Aborted' }),
];

const planFor = (
  object: PlainObject | undefined,
  results: readonly PlainObject[],
  unread: Partial<Record<Kind, LoadState>> = {},
) => {
  const world = worldFrom([...nodes, ...(object ? [object] : []), ...results], unread);
  return { world, plan: planIntent(intent, world, object ? { 'nncp p': object } : {}) };
};

describe('trying a policy again', () => {
  test('is one patch of its spec that waits for every node', () => {
    expect(planFor(policy, failing).plan.steps).toEqual([
      {
        id: 'retry nncp p',
        kind: 'nncp',
        namespace: '',
        name: 'p',
        write: {
          type: 'patch',
          operations: [
            { op: 'test', path: '/metadata/generation', value: 1 },
            {
              op: 'add',
              path: '/spec/desiredState/description',
              value: 'Applied again (attempt 2)',
            },
          ],
        },
        after: [],
        waitFor: { type: 'policy', policy: 'p' },
        undo: [],
      },
    ]);
  });

  test('needs nothing when every node has applied this generation', () => {
    const done = [nnce('worker-1', 'p'), nnce('worker-2', 'p')];
    expect(planFor(policy, done).plan).toEqual({ intent, steps: [] });
  });

  test.each([
    ['there is no result yet', [], {}],
    ['a result is of an earlier generation', [nnce('worker-1', 'p', { generation: 0 })], {}],
    ['results may not be read', [], { nnce: forbidden }],
  ])('is planned when %s', (_, results, unread) => {
    expect(planFor(policy, results, unread).plan.steps).toHaveLength(1);
  });

  test('planned again after it succeeded is an empty plan, and the mapping is on the nodes', () => {
    const { world, plan } = planFor(policy, failing);
    const write = plan.steps[0]?.write;
    const patched = applyOperations(policy, write?.type === 'patch' ? write.operations : []);
    const expected = createWorld(projectPlan(plan, world.inventory));
    const raised = {
      ...asObject(patched.ok && patched.value),
      metadata: { name: 'p', generation: 2 },
    };
    expect(planIntent(intent, expected, { 'nncp p': raised }).steps).toEqual([]);
    expect(expected.localnet('tenant')?.coverage.whole).toEqual(['worker-1', 'worker-2']);
    expect(world.localnet('tenant')?.coverage.whole).toEqual([]);
  });

  test('is refused while the policy is at work, because its admission would refuse it', () => {
    const busy = { ...policy, status: {} };
    const { steps, refusals } = planFor(busy, failing).plan;
    expect(steps).toEqual([]);
    expect(refusals).toEqual([
      {
        field: 'policies[p]',
        code: 'policy-progressing',
        params: { policy: 'p' },
        severity: 'refusal',
      },
    ]);
  });

  test('is refused for a policy that is gone, unread or empty', () => {
    const codes = (...args: Parameters<typeof planFor>) =>
      planFor(...args).plan.refusals?.map(({ code }) => code);
    expect(codes(undefined, [])).toEqual(['policy-missing']);
    expect(codes(undefined, [], { nncp: forbidden })).toEqual(['policy-unread']);
    expect(codes({ ...policy, spec: {} }, failing)).toEqual(['policy-empty']);
    const known = worldFrom([policy]);
    expect(planIntent(intent, known, {}).refusals?.[0]?.code).toBe('policy-unread');
  });
});
