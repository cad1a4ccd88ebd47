import { useSyncExternalStore } from 'react';
import { executorOf } from './execute/executorOf';
import type { PlanRunState } from './execute/planRun';
import { useSession } from './useSession';

/** The plan that runs, or ran last, for the present identity; after a reload too. */
export const usePlanRun = (): PlanRunState | undefined => {
  const executor = executorOf(useSession());
  return useSyncExternalStore(executor.subscribe, executor.state);
};
