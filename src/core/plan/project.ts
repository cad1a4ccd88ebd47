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
  const policy = kind === 'nncp' ? inventory.get('nncp', key) : undefined;
  return policy === undefined
    ? []
    : projectPolicy({ ...policy, generation: policy.generation + 1 }, inventory);
};

const changesOf = (step: Step, inventory: Inventory): readonly Change[] => {
  const { write, kind, namespace, name } = step;
  switch (write.type) {
    case 'create':
      return created(kind, write.manifest, inventory);
    case 'patch':
      return patched(step, write.operations, inventory);
    case 'delete':
      return [{ type: 'remove', kind, key: keyOf({ namespace, name }) }];
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
