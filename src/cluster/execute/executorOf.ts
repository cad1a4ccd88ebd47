import { planIntent } from '../../core/plan/planIntent';
import { reviewerOf } from '../access/reviewerOf';
import { clusterClient } from '../client';
import { systemClock } from '../clock';
import type { Session } from '../session';
import { PlanExecutor } from './planExecutor';
import { podsOn } from './podsOn';
import { sessionRunStorage } from './runStorage';
import { unloadGuard } from './unloadGuard';

const executors = new WeakMap<Session, PlanExecutor>();

const open = (session: Session): PlanExecutor => {
  const { identity, store } = session;
  const executor = new PlanExecutor({
    client: clusterClient,
    clock: systemClock,
    random: Math.random,
    store,
    access: reviewerOf(session),
    podsOn,
    storage: sessionRunStorage(identity.key),
    guardUnload: unloadGuard,
    planRetry: (policy, object) =>
      planIntent({ type: 'retry-policy', policy }, store.snapshot().world, {
        [`nncp ${policy}`]: object,
      }),
  });
  session.onEnd(() => {
    executor.stop();
  });
  executor.resume();
  return executor;
};

/**
 * The executor of a session, made on first use: only pages that run plans load it, and a session that finds a run of before the reload. It
 * stops with its session.
 */
export const executorOf = (session: Session): PlanExecutor => {
  const executor = executors.get(session) ?? open(session);
  executors.set(session, executor);
  return executor;
};
