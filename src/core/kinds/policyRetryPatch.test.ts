import { at } from '../values/json';
import { applyOperations } from './applyOperations';
import { policyRetryPatch } from './policyRetryPatch';

const policy = (description?: string) => ({
  metadata: { name: 'p', generation: 4 },
  spec: { desiredState: { ...(description !== undefined && { description }), interfaces: [] } },
});

/** The desired state after another attempt. */
const again = (object: unknown): unknown => {
  const result = applyOperations(object, policyRetryPatch(object) ?? []);
  return result.ok ? at(result.value, 'spec', 'desiredState') : result.error;
};

describe('trying a policy again', () => {
  test('changes the description of the desired state and nothing else', () => {
    expect(again(policy())).toEqual({ description: 'Applied again (attempt 2)', interfaces: [] });
  });

  test.each([
    ['VM networks', 'VM networks (attempt 2)'],
    ['VM networks (attempt 2)', 'VM networks (attempt 3)'],
    ['Applied again (attempt 9)', 'Applied again (attempt 10)'],
    ['', 'Applied again (attempt 2)'],
  ])('counts on from %j, so that every attempt is a change', (before, after) => {
    expect(again(policy(before))).toEqual({ description: after, interfaces: [] });
  });

  test('is guarded by the generation that was read', () => {
    expect(policyRetryPatch(policy())?.[0]).toEqual({
      op: 'test',
      path: '/metadata/generation',
      value: 4,
    });
  });

  test.each([
    undefined,
    { metadata: { generation: 1 }, spec: {} },
    { metadata: { generation: 1 }, spec: { desiredState: null } },
    { metadata: {}, spec: { desiredState: {} } },
  ])('is not possible for %j', (object) => {
    expect(policyRetryPatch(object)).toBeUndefined();
  });
});
