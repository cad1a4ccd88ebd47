import type { ApiServer, KubeObject, User } from '../cluster/api';
import { testUsers } from '../cluster/seedRbac';
import { simulatedCluster } from '../scenarios/simulatedCluster';
import type { SimulatedCluster } from '../scenarios/simulatedCluster';
import { connectSdk } from './sdkConnection';
import type { SdkConnection } from './sdkConnection';
import { AccessReviewer } from '../../src/cluster/access/accessReviewer';
import { askAccess } from '../../src/cluster/access/askAccess';
import { clusterClient } from '../../src/cluster/client';
import { podsOn } from '../../src/cluster/execute/podsOn';
import { PlanExecutor } from '../../src/cluster/execute/planExecutor';
import type { PlanRunState } from '../../src/cluster/execute/planRun';
import type { RunStorage } from '../../src/cluster/execute/runStorage';
import { ClusterStore } from '../../src/cluster/store/clusterStore';
import { createDiagnosis } from '../../src/core/diagnostics/createDiagnosis';
import type { Intent } from '../../src/core/intents/intent';
import { kinds } from '../../src/core/kinds/kindRegistry';
import { splitKey } from '../../src/core/kinds/read';
import { objectsNeeded } from '../../src/core/plan/objectsNeeded';
import type { Plan } from '../../src/core/plan/plan';
import { planIntent } from '../../src/core/plan/planIntent';

/** An executor over a cluster with admission and simulators, all on one clock that the test steps. */
export interface ExecutorRig {
  sim: SimulatedCluster;
  sdk: SdkConnection;
  store: ClusterStore;
  executor: PlanExecutor;
  /** Each change of the guard against leaving the page. */
  guards: boolean[];
  plan(intent: Intent): Promise<Plan>;
  run(): PlanRunState;
  /** Another executor with the same storage, as after a reload of the page. */
  reload(): PlanExecutor;
  /** Writes that were not dry runs, by method and path. */
  writes(): string[];
  close(): void;
}

function memoryStorage(): RunStorage {
  let text: string | undefined;
  return {
    load: () =>
      text === undefined ? undefined : (JSON.parse(text) as { run: PlanRunState; savedAt: number }),
    save: (run, savedAt) => {
      text = JSON.stringify({ run, savedAt });
    },
    clear: () => {
      text = undefined;
    },
  };
}

/** `connect`: what the SDK talks to instead of the cluster itself. */
export async function executorRig(
  objects: KubeObject[],
  user: User = testUsers.admin,
  connect: (sim: SimulatedCluster) => ApiServer = ({ api }) => api,
): Promise<ExecutorRig> {
  const sim = await simulatedCluster(objects);
  const sdk = connectSdk(connect(sim), user);
  const { clock } = sim;
  const random = (): number => 0.5;
  const identity = { key: user.name, user: user.name, impersonated: undefined, subprotocols: [] };
  const store = new ClusterStore(identity, {
    client: clusterClient,
    subprotocols: [],
    clock,
    random,
    loadChecks: () => Promise.resolve(createDiagnosis),
    visibility: { hidden: () => false, subscribe: () => () => undefined },
  });
  store.retain(kinds.filter((kind) => kind !== 'project'));
  await clock.advance(2000);
  const storage = memoryStorage();
  const guards: boolean[] = [];
  const newExecutor = (): PlanExecutor =>
    new PlanExecutor({
      client: clusterClient,
      clock,
      random,
      store,
      access: new AccessReviewer(askAccess, clock),
      podsOn,
      storage,
      guardUnload: (on) => guards.push(on),
      planRetry: (policy, object) =>
        planIntent({ type: 'retry-policy', policy }, store.snapshot().world, {
          [`nncp ${policy}`]: object,
        }),
    });
  let executor = newExecutor();
  return {
    sim,
    sdk,
    store,
    get executor() {
      return executor;
    },
    guards,
    plan: async (intent) => {
      const { world } = store.snapshot();
      const current: Record<string, unknown> = {};
      for (const { kind, key } of objectsNeeded(intent, world)) {
        current[`${kind} ${key}`] = await clusterClient.get({ kind, ...splitKey(key) });
      }
      return planIntent(intent, world, current);
    },
    run: () => {
      const run = executor.state();
      if (run === undefined) throw new Error('nothing runs');
      return run;
    },
    reload: () => {
      executor.stop();
      executor = newExecutor();
      executor.resume();
      return executor;
    },
    writes: () =>
      sdk.requests.flatMap(({ method, path }) =>
        method === 'GET' || path.includes('dryRun') || path.includes('authorization')
          ? []
          : [`${method} ${path}`],
      ),
    close: () => {
      executor.stop();
      store.destroy();
      sdk.disconnect();
      sim.close();
    },
  };
}
