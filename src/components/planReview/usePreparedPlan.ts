import { useEffect, useState } from 'react';
import { readObject } from '../../cluster/readObject';
import type { Snapshot } from '../../cluster/snapshot';
import { useClusterStore } from '../../cluster/useClusterStore';
import type { Intent } from '../../core/intents/intent';
import { withHandEdits } from '../../core/plan/handEdits';
import type { HandEdits } from '../../core/plan/handEdits';
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
  /** Ids of the steps that were edited by hand, and of those whose edit does not fit any more. */
  edited: readonly string[];
  dropped: readonly string[];
}

export type Preparation =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'ready'; prepared: PreparedPlan };

const NO_EDITS: HandEdits = {};

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
  edits: HandEdits,
): Promise<PreparedPlan> => {
  // What a plan does not build on is not read: creating needs no object of today.
  const current = await readNeeded(objectsNeeded(intent, world));
  const { plan, edited, dropped } = withHandEdits(planIntent(intent, world, current), edits);
  const { yamlOf, yamlOfStep } = await import('../../core/plan/bundle');
  return {
    plan,
    yaml: yamlOf(plan),
    yamls: plan.steps.map((step: Step) => yamlOfStep(step)),
    preview: planPreview(plan, world, diagnosis, network),
    edited,
    dropped,
  };
};

/**
 * Plans an intent on what is known now. It is planned again only when the intent or the edits change or `again` is called, so that what was reviewed is
 * what will be written; guards in the patches notice what changed since.
 */
export const usePreparedPlan = (
  intent: Intent | undefined,
  network: string | undefined,
  edits: HandEdits = NO_EDITS,
): readonly [Preparation, () => void] => {
  const store = useClusterStore();
  const [attempt, setAttempt] = useState(0);
  const [preparation, setPreparation] = useState<Preparation>({ status: 'loading' });
  const question = intent === undefined ? undefined : JSON.stringify({ intent, edits });
  useEffect(() => {
    if (question === undefined) return undefined;
    let wanted = true;
    setPreparation({ status: 'loading' });
    const asked = JSON.parse(question) as { intent: Intent; edits: HandEdits };
    prepare(asked.intent, store.snapshot(), network, asked.edits).then(
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
