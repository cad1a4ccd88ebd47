import type { Plan } from '../core/plan/plan';
import { executorOf } from './execute/executorOf';
import { presentSession } from './session';

/** Runs plans for the present identity. One at a time. */
export const planRunner = {
  /** @throws Error while another plan runs */
  start: (plan: Plan): void => {
    executorOf(presentSession()).start(plan);
  },
  /** Goes on where it failed, forward or back. */
  retry: (): void => {
    executorOf(presentSession()).retry();
  },
  /** Takes back what was written. */
  undo: (): void => {
    executorOf(presentSession()).undo();
  },
  /** Forgets a run that is over. */
  dismiss: (): void => {
    executorOf(presentSession()).dismiss();
  },
};
