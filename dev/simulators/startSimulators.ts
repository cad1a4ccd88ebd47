import type { ApiServer } from '../cluster/api';
import { markerSimulator } from './bridges/markerSimulator';
import { cableSimulator } from './cables/cableSimulator';
import type { Clock } from './clock';
import { failures, type FailureInjection } from './failures';
import { instanceSimulator } from './kubevirt/instanceSimulator';
import { machineSimulator } from './kubevirt/machineSimulator';
import { migrationSimulator } from './kubevirt/migrationSimulator';
import { machinery, type ErrorListener } from './machinery';
import { nmstateSimulator } from './nmstate/nmstateSimulator';
import { cudnSimulator } from './ovn/cudnSimulator';
import { nadSimulator } from './ovn/nadSimulator';
import { plumbingSimulator } from './ovn/plumbingSimulator';
import { podSimulator } from './pods/podSimulator';

export interface SimulatorOptions {
  /** Asked as cluster-admin. */
  api: ApiServer;
  clock: Clock;
  /** Told of every error of a reconcile; each is tried again. */
  onError?: ErrorListener;
}

export interface Simulators {
  /** Makes attempts of policies on a node fail from now on. */
  injectFailure(failure: FailureInjection): void;
  clearFailures(): void;
  /** Ends all watches and timers. What was under way stays half done, as when a controller is killed. */
  stop(): void;
}

/**
 * Starts nmstate, OVN-Kubernetes, the kubelets and KubeVirt as controllers over the API. Resolves when they have read the
 * cluster; on a cluster at rest they write nothing.
 */
export async function startSimulators({
  api,
  clock,
  onError = reportError,
}: SimulatorOptions): Promise<Simulators> {
  const shared = machinery(api, clock, onError);
  const injected = failures();
  // The nodes' networks are known before anybody asks for them: nmstate first.
  nmstateSimulator(shared, injected);
  cableSimulator(shared);
  markerSimulator(shared);
  nadSimulator(shared);
  cudnSimulator(shared);
  plumbingSimulator(shared);
  podSimulator(shared);
  machineSimulator(shared);
  instanceSimulator(shared);
  migrationSimulator(shared);
  await shared.start();
  return {
    injectFailure: (failure) => injected.inject(failure),
    clearFailures: () => injected.clear(),
    stop: () => shared.stop(),
  };
}

function reportError(where: string, error: unknown): void {
  console.error(`simulator, ${where}:`, error);
}
