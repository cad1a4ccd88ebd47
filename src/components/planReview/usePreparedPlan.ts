import { useEffect, useState } from 'react';
import { readObject } from '../../cluster/readObject';
import type { Snapshot } from '../../cluster/snapshot';
import { useClusterStore } from '../../cluster/useClusterStore';
import type { Intent } from '../../core/intents/intent';
import { objectsNeeded } from '../../core/plan/objectsNeeded';
import type { CurrentObjects, ObjectNeeded } from '../../core/plan/objectsNeeded';
import type { Plan, Step } from '../../core/plan/plan';
import { planIntent } from '../../core/plan/planIntent';
import { planPreview } from './planPreview';
import type { PlanPreview } from './planPreview';

/** A plan ready to be looked at: its steps, their YAML, and what will have changed. */
export interface PreparedPlan {
  plan: Plan;
  yaml: string;
  /** By the index of the step. */
  yamls: readonly string[];
  preview: PlanPreview;
}

export type Preparation =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'ready'; prepared: PreparedPlan };

const errorText = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);

/** An object that is gone is left out: the planner says what that means. */
const readNeeded = async (needed: readonly ObjectNeeded[]): Promise<CurrentObjects> => {
  const answers = await Promise.allSettled(
    needed.map(async ({ kind, key }) => [`${kind} ${key}`, await readObject(kind, key)] as const),
  );
  const read = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const [failure] = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [errorText(answer.reason)] : [],
  );
  if (read.length === 0 && failure !== undefined) throw new Error(failure);
  return Object.fromEntries(read);
};

const prepare = async (
  intent: Intent,
  { world, diagnosis }: Snapshot,
  network: string | undefined,
): Promise<PreparedPlan> => {
  // What a plan does not build on is not read: creating needs no object of today.
  const current = await readNeeded(objectsNeeded(intent, world));
  const plan = planIntent(intent, world, current);
  const { yamlOf, yamlOfStep } = await import('../../core/plan/bundle');
  return {
    plan,
    yaml: yamlOf(plan),
    yamls: plan.steps.map((step: Step) => yamlOfStep(step)),
    preview: planPreview(plan, world, diagnosis, network),
  };
};

/**
 * Plans an intent on what is known now. It is planned again only when the intent changes or `again` is called, so that what was reviewed is
 * what will be written; guards in the patches notice what changed since.
 */
export const usePreparedPlan = (
  intent: Intent | undefined,
  network: string | undefined,
): readonly [Preparation, () => void] => {
  const store = useClusterStore();
  const [attempt, setAttempt] = useState(0);
  const [preparation, setPreparation] = useState<Preparation>({ status: 'loading' });
  const question = intent === undefined ? undefined : JSON.stringify(intent);
  useEffect(() => {
    if (question === undefined) return undefined;
    let wanted = true;
    setPreparation({ status: 'loading' });
    prepare(JSON.parse(question) as Intent, store.snapshot(), network).then(
      (prepared) => {
        if (wanted) setPreparation({ status: 'ready', prepared });
      },
      (thrown: unknown) => {
        if (wanted) setPreparation({ status: 'failed', message: errorText(thrown) });
      },
    );
    return () => {
      wanted = false;
    };
  }, [question, network, store, attempt]);
  return [preparation, () => setAttempt((count) => count + 1)];
};
