import type { Plan } from '../core/plan/plan';
import { presentSession } from './session';

/** Runs plans for the present identity. One at a time. */
export const planRunner = {
  /** @throws Error while another plan runs */
  start: (plan: Plan): void => {
    presentSession().executor.start(plan);
  },
  /** Goes on where it failed, forward or back. */
  retry: (): void => {
    presentSession().executor.retry();
  },
  /** Takes back what was written. */
  undo: (): void => {
    presentSession().executor.undo();
  },
  /** Forgets a run that is over. */
  dismiss: (): void => {
    presentSession().executor.dismiss();
  },
};
