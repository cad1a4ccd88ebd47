import { createDiagnosis } from '../core/diagnostics/createDiagnosis';
import { planIntent } from '../core/plan/planIntent';
import { AccessReviewer } from './access/accessReviewer';
import { askAccess } from './access/askAccess';
import { clusterClient } from './client';
import { systemClock } from './clock';
import { PlanExecutor } from './execute/planExecutor';
import { sessionRunStorage } from './execute/runStorage';
import { unloadGuard } from './execute/unloadGuard';
import type { Identity } from './identity';
import { ClusterStore } from './store/clusterStore';
import { documentVisibility } from './visibility';
import { webSocketWatch } from './watch/watchSocket';

/** Everything that belongs to one identity and ends with it. */
export interface Session {
  identity: Identity;
  store: ClusterStore;
  access: AccessReviewer;
  executor: PlanExecutor;
}

let current: Session | undefined;

const open = (identity: Identity): Session => {
  const store = new ClusterStore(identity, {
    client: clusterClient,
    openWatch: webSocketWatch(identity.subprotocols),
    clock: systemClock,
    random: Math.random,
    diagnose: createDiagnosis,
    visibility: documentVisibility,
  });
  const access = new AccessReviewer(askAccess, systemClock);
  const executor = new PlanExecutor({
    client: clusterClient,
    clock: systemClock,
    random: Math.random,
    store,
    access,
    storage: sessionRunStorage(identity.key),
    guardUnload: unloadGuard,
    planRetry: (policy, object) =>
      planIntent({ type: 'retry-policy', policy }, store.snapshot().world, {
        [`nncp ${policy}`]: object,
      }),
  });
  return { identity, store, access, executor };
};

/** Ends what belongs to the present identity: watches, facts, answers and the running plan. */
export const closeSession = (): void => {
  const ending = current;
  current = undefined;
  ending?.executor.stop();
  ending?.access.forget();
  ending?.store.destroy();
};

/** The session of an identity. Another identity's session is ended first, so that no two ever exist. */
export const sessionOf = (identity: Identity): Session => {
  if (current?.identity.key === identity.key) return current;
  closeSession();
  current = open(identity);
  current.executor.resume();
  return current;
};

/** @throws Error before any page has told who the user is */
export const presentSession = (): Session => {
  if (current === undefined) throw new Error('No identity is known yet.');
  return current;
};

/** Ends the present session as soon as the console's state names somebody else, whether or not a page of ours is open. */
export const endWhenNot = (identity: Identity): void => {
  if (current !== undefined && current.identity.key !== identity.key) closeSession();
};
