import type { Plan } from '../core/plan/plan';
import { clusterClient } from './client';
import { dryRunPlan } from './execute/dryRunPlan';
import type { StepReview } from './execute/planRun';

/** What the server says to a plan, without doing it. Never rejects. */
export const dryRun = async (plan: Plan): Promise<readonly StepReview[]> =>
  dryRunPlan(clusterClient, plan);
