import { isTrue } from '../../core/kinds/condition';
import type { VirtualMachineFacts } from '../../core/kinds/virtualMachine';
import type { VirtualMachineInstanceFacts } from '../../core/kinds/virtualMachineInstance';
import type { StepNote } from './planRun';

export interface NicView {
  vm: VirtualMachineFacts | undefined;
  vmi: VirtualMachineInstanceFacts | undefined;
}

export interface NicProgress {
  state: 'waiting' | 'done';
  note?: StepNote;
  /** KubeVirt's words. */
  message: string;
}

/** Phases in which an instance is over: the VM does not run, and the next start reads the new spec. */
const OVER = ['Succeeded', 'Failed'];

/**
 * Whether a NIC that was written into a VM, or taken out of it, has come to the running instance, or why it comes later. A VM that does not
 * run takes it at the next start; one that says RestartRequired, with a restart (KubeVirt pkg/network/vmliveupdate).
 */
export const nicProgress = ({ vm, vmi }: NicView, nic: string, generation: number): NicProgress => {
  if (vm === undefined || vm.generation < generation) return { state: 'waiting', message: '' };
  if (vmi === undefined || OVER.includes(vmi.phase)) {
    return { state: 'done', note: 'at-next-start', message: '' };
  }
  const restart = vm.conditions.find(
    ({ type, status }) => type === 'RestartRequired' && status === 'True',
  );
  if (restart !== undefined) {
    return { state: 'done', note: 'restart-required', message: restart.message };
  }
  const wanted = vm.nics.find(({ name }) => name === nic);
  const plugged =
    vmi.nicStatus.find(({ name }) => name === nic)?.sources.includes('multus-status') ?? false;
  if (wanted === undefined || wanted.state === 'absent') {
    return plugged ? { state: 'waiting', message: '' } : { state: 'done', message: '' };
  }
  if (plugged) return { state: 'done', note: 'attached', message: '' };
  const stuck = vmi.conditions.find(
    ({ type, status }) => type === 'Synchronized' && status === 'False',
  );
  const migrating = isTrue(vmi.conditions, 'MigrationRequired');
  return {
    state: 'waiting',
    ...(migrating && { note: 'migration-pending' as const }),
    message: stuck?.message ?? '',
  };
};
