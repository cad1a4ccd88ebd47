import type { KubeObject } from '../cluster/api';
import { admit } from './admit';
import type { Decision } from './admit';

function message(decision: Decision): string {
  return decision.allowed ? '' : decision.message;
}

describe("kubernetes-nmstate's admission policy", () => {
  const policy = (spec: unknown, conditions?: unknown[], name = 'br-vmdata'): KubeObject => ({
    apiVersion: 'nmstate.io/v1',
    kind: 'NodeNetworkConfigurationPolicy',
    metadata: { name },
    spec,
    ...(conditions && { status: { conditions } }),
  });
  const available = [{ type: 'Available', status: 'True', reason: 'SuccessfullyConfigured' }];
  const update = (oldObject: KubeObject, object: KubeObject) =>
    admit({ operation: 'UPDATE', object, oldObject });

  test.each([
    ['br-vmdata', true],
    ['a.b', true],
    ['a'.repeat(63), true],
    ['a'.repeat(64), false],
    ['-a', false],
    ['a/b', false],
  ])('a policy named %s: created %s', (name, allowed) => {
    const decision = admit({ operation: 'CREATE', object: policy({}, undefined, name) });
    expect(decision.allowed).toBe(allowed);
  });

  test('a bad name is refused in the words of the policy', () => {
    const decision = admit({ operation: 'CREATE', object: policy({}, undefined, 'a'.repeat(64)) });
    expect(decision).toMatchObject({ allowed: false, code: 422, reason: 'Invalid' });
    expect(message(decision)).toBe(
      `nodenetworkconfigurationpolicies.nmstate.io "${'a'.repeat(64)}" is forbidden: ValidatingAdmissionPolicy 'nncp-validation-policy' with binding 'nncp-validation-policy-binding' denied request: invalid policy name: "${'a'.repeat(64)}": must be no more than 63 characters or match label value format`,
    );
  });

  test.each<[string, unknown[] | undefined, boolean]>([
    ['has no conditions yet', undefined, false],
    ['has lost its conditions', [], false],
    [
      'progresses',
      [{ type: 'Available', status: 'Unknown', reason: 'ConfigurationProgressing' }],
      false,
    ],
    [
      'has a condition without a reason',
      [{ type: 'Available', status: 'Unknown', reason: '' }],
      false,
    ],
    [
      'is degraded, but says nothing of being available',
      [{ type: 'Degraded', status: 'True', reason: 'FailedToConfigure' }],
      false,
    ],
    ['failed', [{ type: 'Available', status: 'False', reason: 'FailedToConfigure' }], true],
    ['is available', available, true],
    ['matches no node', [{ type: 'Available', status: 'True', reason: 'NoMatchingNode' }], true],
  ])('the spec of a policy that %s may be changed: %#', (_, conditions, allowed) => {
    const decision = update(
      policy({ maxUnavailable: 1 }, conditions),
      policy({ maxUnavailable: 2 }, conditions),
    );
    expect(decision.allowed).toBe(allowed);
    if (!allowed) {
      expect(decision).toMatchObject({ code: 403, reason: 'Forbidden' });
      expect(message(decision)).toMatch(/denied request: policy br-vmdata is still in progress$/);
    }
  });

  test('labels and annotations may change while the policy progresses', () => {
    const changed = policy({ desiredState: { a: 1 } });
    changed.metadata.labels = { a: 'b' };
    expect(update(policy({ desiredState: { a: 1 } }), changed).allowed).toBe(true);
  });

  test.each<[string, unknown, unknown, boolean]>([
    ['changed', { a: 'x' }, { a: 'y' }, false],
    ['added', undefined, { a: 'y' }, false],
    ['removed', { a: 'x' }, undefined, false],
    ['kept', { a: 'x' }, { a: 'x' }, true],
    ['never there', undefined, undefined, true],
  ])('captures that are %s: allowed %s', (_, before, after, allowed) => {
    const spec = (capture: unknown, maxUnavailable: number) => ({
      maxUnavailable,
      ...(capture !== undefined && { capture }),
    });
    const decision = update(policy(spec(before, 1), available), policy(spec(after, 2), available));
    expect(decision.allowed).toBe(allowed);
    if (!allowed)
      expect(message(decision)).toContain(
        'invalid policy operation: capture field cannot be modified',
      );
  });

  test.each([
    ['', true],
    ['yes', true],
    ['not a value', false],
    ['a'.repeat(64), false],
  ])('the selector value %j: allowed %s', (value, allowed) => {
    const object = policy({ nodeSelector: { a: value } });
    expect(admit({ operation: 'CREATE', object }).allowed).toBe(allowed);
  });
});

test('other kinds are nobody’s business', () => {
  const object = {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name: 'a' },
  };
  expect(admit({ operation: 'CREATE', object })).toEqual({ allowed: true });
});
