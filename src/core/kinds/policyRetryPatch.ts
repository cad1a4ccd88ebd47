import { asInteger, asString, at } from '../values/json';
import type { PatchOperation } from './manifest';

const PATH = '/spec/desiredState/description';

const attempt = /^(.*) \(attempt (\d+)\)$/s;

const nextDescription = (description: string): string => {
  const [, text = description, count = '1'] = attempt.exec(description) ?? [];
  return `${text === '' ? 'Applied again' : text} (attempt ${String(Number(count) + 1)})`;
};

/**
 * A change of a policy's spec that raises its generation and changes nothing on the nodes: kubernetes-nmstate reconciles on a new
 * generation only, and gives a generation up after five failures (controllers/handler/nodenetworkconfigurationpolicy_controller.go), while
 * a changed annotation moves no node. The `description` at the top of the desired state is the field for it: nmstate reads it, never
 * applies or verifies it (rust/src/lib/net_state.rs, since 2.2.33). `maxUnavailable` is not: "1" as a string means the default of 50 %
 * (pkg/node/nodes.go), and a changed nodeSelector would change the nodes. `undefined` when the policy asks for nothing.
 */
export const policyRetryPatch = (policy: unknown): readonly PatchOperation[] | undefined => {
  const desired = at(policy, 'spec', 'desiredState');
  const generation = asInteger(at(policy, 'metadata', 'generation'));
  if (desired === undefined || desired === null || generation === undefined) return undefined;
  const description = asString(at(desired, 'description'));
  return [
    { op: 'test', path: '/metadata/generation', value: generation },
    { op: 'add', path: PATH, value: nextDescription(description ?? '') },
  ];
};
