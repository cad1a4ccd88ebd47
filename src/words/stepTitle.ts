import type { Step, WaitFor } from '../core/plan/plan';
import { asArray, asName, at } from '../core/values/json';
import type { Say } from './catalogue';

const createTitle = ({ kind, namespace, name, write }: Step, say: Say): string => {
  if (kind === 'nad') return say('plan.step.attachment', { name, namespace });
  const manifest = write.type === 'create' ? write.manifest : undefined;
  const mappings = asArray(at(manifest, 'spec', 'desiredState', 'ovn', 'bridge-mappings'));
  const localnet = asName(at(mappings[0], 'localnet'));
  const bridge = asName(at(mappings[0], 'bridge'));
  const isMapping = kind === 'nncp' && asName(at(mappings[0], 'state')) !== 'absent';
  const made = asArray(at(manifest, 'spec', 'desiredState', 'interfaces')).find(
    (entry) => at(entry, 'type') === 'linux-bridge',
  );
  const madeName = asName(at(made, 'name'));
  if (kind === 'nncp' && madeName !== undefined && at(made, 'state') !== 'absent') {
    return say('plan.step.linux-bridge', { bridge: madeName, name });
  }
  return isMapping && localnet !== undefined && bridge !== undefined
    ? say('plan.step.map', { localnet, bridge, name })
    : say('plan.step.create-object', { kind, name });
};

const LABELS = '/metadata/labels/';

/** The label that a patch of a node changes; its guards come first. */
const labelOf = ({ write }: Step): string => {
  const changed =
    write.type === 'patch' ? write.operations.findLast(({ op }) => op !== 'test') : undefined;
  const path = changed?.path ?? '';
  const key = path.slice(LABELS.length).replaceAll('~1', '/');
  return typeof changed?.value === 'string' && changed.value !== ''
    ? `${key}=${changed.value}`
    : key;
};

/** What a step does, in one line. The verb of its id tells the patches of one kind apart. */
export const stepTitle = (step: Step, say: Say): string => {
  const { id, kind, namespace, name, write, waitFor } = step;
  if (write.type === 'create') return createTitle(step, say);
  if (write.type === 'delete') {
    if (kind === 'nad') return say('plan.step.delete-attachment', { name, namespace });
    return kind === 'nncp'
      ? say('plan.step.delete-policy', { name })
      : say('plan.step.delete-object', { kind, name });
  }
  switch (id.split(' ')[0]) {
    case 'attach':
      return waitFor?.type === 'nic'
        ? say('plan.step.attach-nic', { nic: waitFor.nic, namespace, name })
        : say('plan.step.attach', { namespace, name });
    case 'detach':
      return say('plan.step.detach', { namespace, name });
    case 'retry':
      return say('plan.step.retry', { name });
    case 'remap':
      return say('plan.step.remap', { name });
    case 'label':
      return say('plan.step.label', { label: labelOf(step), name });
    case 'unlabel':
      return say('plan.step.unlabel', { label: labelOf(step), name });
    case 'rebridge':
      return say('plan.step.rebridge', { name });
    case 'unbridge':
      return say('plan.step.unbridge', { name });
    case 'unmap':
      return say('plan.step.unmap', { name });
    default:
      return say('plan.step.change-object', { kind, name });
  }
};

/** What a step waits for, in one line. */
export const waitTitle = (waitFor: WaitFor, say: Say): string =>
  waitFor.type === 'policy'
    ? say('plan.wait.policy', { policy: waitFor.policy })
    : say('plan.wait.nic', { nic: waitFor.nic, vm: waitFor.vm });
