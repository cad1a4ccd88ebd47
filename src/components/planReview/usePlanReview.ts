import { useEffect, useMemo, useState } from 'react';
import { dryRun } from '../../cluster/dryRun';
import type { StepReview } from '../../cluster/execute/planRun';
import { useAccess } from '../../cluster/useAccess';
import type { Intent } from '../../core/intents/intent';
import type { HandEdits } from '../../core/plan/handEdits';
import type { Plan } from '../../core/plan/plan';
import { accessReviewsOf } from './accessReviewsOf';
import { usePreparedPlan } from './usePreparedPlan';
import type { Preparation } from './usePreparedPlan';
import type { Right } from './WhatIsWritten';

/** A plan under review: the plan itself, the user's rights, and what the server says to it. */
export interface PlanUnderReview {
  preparation: Preparation;
  rights: readonly Right[];
  /** `undefined` while the server is being asked. */
  reviews: readonly StepReview[] | undefined;
  again: () => void;
}

const NO_STEPS: Plan['steps'] = [];

const useDryRun = (plan: Plan | undefined): readonly StepReview[] | undefined => {
  const [answer, setAnswer] = useState<{ plan: Plan; reviews: readonly StepReview[] }>();
  useEffect(() => {
    if (plan === undefined) return undefined;
    let wanted = true;
    void dryRun(plan).then((reviews) => {
      if (wanted) setAnswer({ plan, reviews });
    });
    return () => {
      wanted = false;
    };
  }, [plan]);
  return answer?.plan === plan ? answer?.reviews : undefined;
};

/** Plans an intent and asks everybody who has a say about it. `network`: the one whose coverage is predicted. */
export const usePlanReview = (
  intent: Intent | undefined,
  network: string | undefined,
  edits?: HandEdits,
): PlanUnderReview => {
  const [preparation, again] = usePreparedPlan(intent, network, edits);
  const plan = preparation.status === 'ready' ? preparation.prepared.plan : undefined;
  const steps = plan?.steps ?? NO_STEPS;
  const rights = useAccess(useMemo(() => accessReviewsOf(steps), [steps]));
  const reviews = useDryRun(plan);
  return { preparation, rights, reviews, again };
};

/** Why a plan under review cannot be run now; `undefined` when it can. The words are `review.<answer>`. */
export const whyNotRun = ({
  preparation,
  rights,
  reviews,
}: PlanUnderReview): 'reading' | 'preparing' | 'denied' | 'refused' | 'nothing' | undefined => {
  if (preparation.status === 'reading') return 'reading';
  if (preparation.status !== 'ready' || reviews === undefined) return 'preparing';
  if (preparation.prepared.plan.steps.length === 0) return 'nothing';
  if (rights.includes('denied') || reviews.some(({ outcome }) => outcome === 'forbidden'))
    return 'denied';
  return reviews.some(({ outcome }) => outcome === 'refused') ? 'refused' : undefined;
};
