import type { Change, Inventory } from '../inventory/inventory';
import { kindRegistry } from '../kinds/kindRegistry';
import type { Kind } from '../kinds/kindRegistry';
import type { Manifest, PatchOperation } from '../kinds/manifest';
import { readNodeNetworkConfigurationPolicy } from '../kinds/nodeNetworkConfigurationPolicy';
import { keyOf } from '../kinds/read';
import { forkInventory } from './forkInventory';
import type { Plan, Step } from './plan';
import { projectNics } from './projectNics';
import { projectPolicy } from './projectPolicy';

const created = (kind: Kind, manifest: Manifest, inventory: Inventory): readonly Change[] => {
  if (kind === 'nncp') {
    const { facts } = readNodeNetworkConfigurationPolicy(manifest);
    return facts === undefined ? [] : projectPolicy({ ...facts, generation: 1 }, inventory);
  }
  if (kind !== 'nad') return [];
  const { facts } = kindRegistry.nad.read(manifest);
  return facts === undefined ? [] : [{ type: 'put', kind: 'nad', facts }];
};

const LABELS = '/metadata/labels/';

const patchedLabels = (
  labels: Readonly<Record<string, string>>,
  operations: readonly PatchOperation[],
): Readonly<Record<string, string>> => {
  const after = new Map(Object.entries(labels));
  for (const { op, path, value } of operations) {
    const key = path.slice(LABELS.length).replaceAll('~1', '/').replaceAll('~0', '~');
    if (op === 'test' || !path.startsWith(LABELS)) continue;
    if (op === 'remove') after.delete(key);
    else after.set(key, typeof value === 'string' ? value : '');
  }
  return Object.fromEntries(after);
};

const patched = (
  { kind, namespace, name }: Step,
  operations: readonly PatchOperation[],
  inventory: Inventory,
): readonly Change[] => {
  const key = keyOf({ namespace, name });
  if (kind === 'vm') {
    const vm = inventory.get('vm', key);
    return vm === undefined ? [] : projectNics(vm, operations, inventory);
  }
  if (kind === 'node') {
    const node = inventory.get('node', key);
    return node === undefined
      ? []
      : [{ type: 'put', kind, facts: { ...node, labels: patchedLabels(node.labels, operations) } }];
  }
  const policy = kind === 'nncp' ? inventory.get('nncp', key) : undefined;
  if (policy === undefined) return [];
  const whole = operations.find(
    ({ op, path }) => op === 'replace' && path === '/spec/desiredState',
  );
  if (whole !== undefined) {
    const metadata = { name };
    const read = { metadata, spec: { desiredState: whole.value } };
    const { facts } = readNodeNetworkConfigurationPolicy(read);
    const { interfaces, mappings } = facts ?? policy;
    const generation = policy.generation + 1;
    return projectPolicy({ ...policy, interfaces, mappings, generation }, inventory);
  }
  const mappings = policy.mappings.map((mapping, index) => {
    const path = `/spec/desiredState/ovn/bridge-mappings/${String(index)}/state`;
    const change = operations.find(
      (operation) => operation.op !== 'test' && operation.path === path,
    );
    return change === undefined ? mapping : { ...mapping, absent: change.value === 'absent' };
  });
  return projectPolicy({ ...policy, mappings, generation: policy.generation + 1 }, inventory);
};

/** The results of a policy go with it (kubernetes-nmstate makes it their owner). */
const deleted = (kind: Kind, key: string, { indexes }: Inventory): readonly Change[] => [
  { type: 'remove', kind, key },
  ...(kind === 'nncp' ? [...indexes.enactmentsByPolicy.get(key)] : []).map((result): Change => ({
    type: 'remove',
    kind: 'nnce',
    key: result,
  })),
];

const changesOf = (step: Step, inventory: Inventory): readonly Change[] => {
  const { write, kind, namespace, name } = step;
  switch (write.type) {
    case 'create':
      return created(kind, write.manifest, inventory);
    case 'patch':
      return patched(step, write.operations, inventory);
    case 'delete':
      return deleted(kind, keyOf({ namespace, name }), inventory);
  }
};

/**
 * What the cluster will look like once the plan is done and the controllers are at rest: mappings on the nodes that a policy selects, its
 * enactments available, attachments, NICs of VMs and of their instances. What was unknown stays unknown. A new inventory; the old one is
 * not changed.
 */
export const projectPlan = ({ steps }: Plan, inventory: Inventory): Inventory => {
  const expected = forkInventory(inventory);
  for (const step of steps) expected.apply(changesOf(step, expected));
  return expected;
};
