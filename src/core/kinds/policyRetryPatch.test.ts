import { applyPatch } from 'rfc6902';
import { policyRetryPatch } from './policyRetryPatch';

const policy = (description?: string) => ({
  metadata: { name: 'p', generation: 4 },
  spec: { desiredState: { ...(description !== undefined && { description }), interfaces: [] } },
});

const again = (object: ReturnType<typeof policy>) => {
  const patch = policyRetryPatch(object);
  if (patch === undefined) throw new Error('nothing to try again');
  expect(applyPatch(object, structuredClone([...patch]))).toEqual(patch.map(() => null));
  return object.spec.desiredState;
};

describe('trying a policy again', () => {
  test('changes the description of the desired state and nothing else', () => {
    expect(again(policy())).toEqual({ description: 'Applied again (attempt 2)', interfaces: [] });
  });

  test('counts on, so that every attempt is a change', () => {
    const object = policy('VM networks');
    expect(again(object).description).toBe('VM networks (attempt 2)');
    expect(again(object).description).toBe('VM networks (attempt 3)');
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
