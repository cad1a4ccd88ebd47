import { systemClock } from './clock';
import { hasStoredRun } from './execute/storedRun';
import type { Identity } from './identity';
import { listPage } from './listPage';
import { ClusterStore } from './store/clusterStore';
import type { StoreDeps } from './store/clusterStore';
import { documentVisibility } from './visibility';

/** Everything that belongs to one identity and ends with it. */
export interface Session {
  identity: Identity;
  store: ClusterStore;
  /** Registers what has to stop with the session. */
  onEnd: (stop: () => void) => void;
  end: () => void;
}

let current: Session | undefined;

/** The rules are a good part of the code and nobody waits for them to see what there is. */
const loadChecks: StoreDeps['loadChecks'] = async () => {
  const { createDiagnosis } = await import('../core/diagnostics/createDiagnosis');
  return createDiagnosis;
};

const open = (identity: Identity): Session => {
  const store = new ClusterStore(identity, {
    client: { list: listPage },
    subprotocols: identity.subprotocols,
    clock: systemClock,
    random: Math.random,
    loadChecks,
    visibility: documentVisibility,
  });
  const stops: (() => void)[] = [];
  return {
    identity,
    store,
    onEnd: (stop) => stops.push(stop),
    end: () => {
      for (const stop of stops) stop();
      store.destroy();
    },
  };
};

/** A run that a reload interrupted goes on whatever page is open. Without one nobody waits for the executor's code. */
const resumeRun = async (session: Session): Promise<void> => {
  if (!hasStoredRun(session.identity.key)) return;
  const { executorOf } = await import('./execute/executorOf');
  if (current === session) executorOf(session);
};

/** Ends what belongs to the present identity: watches, facts, answers and the running plan. */
export const closeSession = (): void => {
  const ending = current;
  current = undefined;
  ending?.end();
};

/** The session of an identity. Another identity's session is ended first, so that no two ever exist. */
export const sessionOf = (identity: Identity): Session => {
  if (current?.identity.key === identity.key) return current;
  closeSession();
  current = open(identity);
  // Where its code cannot be loaded now, the run goes on when a page that shows runs is opened.
  resumeRun(current).catch(() => undefined);
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
