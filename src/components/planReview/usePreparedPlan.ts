import { isAllNamespacesKey, useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { useEffect, useState } from 'react';
import { systemClock } from '../../cluster/clock';
import { readObject } from '../../cluster/readObject';
import type { Snapshot } from '../../cluster/snapshot';
import type { ClusterStore } from '../../cluster/store/clusterStore';
import { useClusterStore } from '../../cluster/useClusterStore';
import { useSlice } from '../../cluster/useSlice';
import type { Intent } from '../../core/intents/intent';
import { kinds } from '../../core/kinds/kindRegistry';
import type { World } from '../../core/networks/world';
import { withHandEdits } from '../../core/plan/handEdits';
import type { HandEdits } from '../../core/plan/handEdits';
import { objectsNeeded } from '../../core/plan/objectsNeeded';
import type { CurrentObjects, ObjectNeeded } from '../../core/plan/objectsNeeded';
import type { Plan, Step } from '../../core/plan/plan';
import { planIntent } from '../../core/plan/planIntent';
import { awaitsCluster } from './awaitsCluster';
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

/** `reading`: the cluster is still being read, so nothing was planned yet. */
export type Preparation =
  | { status: 'reading' }
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

/** What a plan is, and which kinds were unknown when it was made: what both say of the cluster is what people are shown. */
const madeOn = (plan: Plan, { inventory }: World): string =>
  JSON.stringify([plan, kinds.map((kind) => inventory.unknown(kind)?.cause ?? '')]);

interface Made {
  prepared: PreparedPlan;
  /** Whether the cluster is another one by now, as far as the plan goes. */
  isOutdated: () => boolean;
}

const prepare = async (
  intent: Intent,
  { world, diagnosis }: Snapshot,
  network: string | undefined,
  edits: HandEdits,
): Promise<Made> => {
  const { yamlOf, yamlOfStep } = await import('../../core/plan/bundle');
  // What a plan does not build on is not read: creating needs no object of today.
  const current = await readNeeded(objectsNeeded(intent, world));
  // The world goes on while something is waited for: from here on plan and prediction are of one moment.
  const planned = planIntent(intent, world, current);
  const made = madeOn(planned, world);
  const { plan, edited, dropped } = withHandEdits(planned, edits);
  return {
    prepared: {
      plan,
      yaml: yamlOf(plan),
      yamls: plan.steps.map((step: Step) => yamlOfStep(step)),
      preview: planPreview(plan, world, diagnosis, network),
      edited,
      dropped,
    },
    isOutdated: () => madeOn(planIntent(intent, world, current), world) !== made,
  };
};

/** How long changes of the cluster are gathered before a plan is looked at again. */
const GATHER_MS = 1000;

/** Looks after every change of the cluster, and first of all, whether something is outdated. Returns the end. */
const watchOver = (
  store: ClusterStore,
  isOutdated: () => boolean,
  onOutdated: () => void,
): (() => void) => {
  let cancel: (() => void) | undefined;
  const look = (): void => {
    cancel = undefined;
    if (isOutdated()) onOutdated();
  };
  const soon = (): void => {
    cancel ??= systemClock.after(GATHER_MS, look);
  };
  soon();
  const unsubscribe = store.subscribe(soon);
  return () => {
    unsubscribe();
    cancel?.();
  };
};

const useAwaitsCluster = (): boolean => {
  const [namespace] = useActiveNamespace();
  const project = isAllNamespacesKey(namespace) ? '' : namespace;
  return useSlice((snapshot) => awaitsCluster(snapshot, project));
};

/**
 * Plans an intent once everything that this user may read of the cluster was read. What was reviewed is what will be written: it is planned again
 * only when the intent or the edits change, when the cluster changes so that another plan comes out, or when `again` is called. Guards in the
 * patches notice the rest.
 */
export const usePreparedPlan = (
  intent: Intent | undefined,
  network: string | undefined,
  edits: HandEdits = NO_EDITS,
): readonly [Preparation, () => void] => {
  const store = useClusterStore();
  const isAwaited = useAwaitsCluster();
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ question: string; preparation: Preparation }>();
  const question =
    intent === undefined || isAwaited ? undefined : JSON.stringify({ intent, network, edits });
  useEffect(() => {
    if (question === undefined) return undefined;
    let end: (() => void) | undefined = () => undefined;
    const asked = JSON.parse(question) as { intent: Intent; network?: string; edits: HandEdits };
    prepare(asked.intent, store.snapshot(), asked.network, asked.edits).then(
      ({ prepared, isOutdated }) => {
        if (end === undefined) return;
        setAnswer({ question, preparation: { status: 'ready', prepared } });
        end = watchOver(store, isOutdated, () => setAttempt((count) => count + 1));
      },
      (thrown: unknown) => {
        if (end === undefined) return;
        setAnswer({ question, preparation: { status: 'failed', message: errorText(thrown) } });
      },
    );
    return () => {
      end?.();
      end = undefined;
    };
  }, [question, store, attempt]);
  const again = (): void => {
    setAnswer(undefined);
    setAttempt((count) => count + 1);
  };
  if (isAwaited) return [{ status: 'reading' }, again];
  // What was prepared for another question is no answer to this one.
  const isAnswered = answer !== undefined && answer.question === question;
  return [isAnswered ? answer.preparation : { status: 'loading' }, again];
};
