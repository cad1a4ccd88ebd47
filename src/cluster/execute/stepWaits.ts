import type { WaitFor } from '../../core/plan/plan';
import { sleep } from '../clock';
import type { Clock } from '../clock';
import { toClusterError } from '../errors';
import type { ClusterError } from '../errors';
import type { FactSource } from './factSource';
import { nicProgress } from './nicProgress';
import type { StepRun } from './planRun';
import { policyProgress } from './policyProgress';
import { StepFailed } from './stepFailed';

/**
 * Without any progress for this long a rollout is stuck: one node may take nmstate's own limit of 8 minutes and four probes of 2 minutes
 * (domain: nmstatectl `--timeout 480`, kubernetes-nmstate pkg/probe).
 */
export const STUCK_MS = 20 * 60_000;
/** KubeVirt migrates a VM 15 seconds after the change; a large VM takes minutes. */
export const NIC_WAIT_MS = 15 * 60_000;
/** How often to look where nothing tells of changes. */
const LOOK_MS = 3000;
/** A server that does not answer is asked less and less often. */
const LONGEST_PAUSE_MS = 30_000;

export interface WaitDeps {
  facts: FactSource;
  clock: Clock;
  /** Tells of changes in the store. */
  subscribe: (listener: () => void) => () => void;
  cancelled: () => boolean;
  /** Merges what is known into the step's run. */
  report: (part: Partial<StepRun>) => void;
}

/** How long to leave a server alone that failed to answer so often in a row. */
const pauseAfter = (failures: number, { retryAfterMs = 0 }: ClusterError): number =>
  Math.max(retryAfterMs, Math.min(LONGEST_PAUSE_MS, LOOK_MS * 2 ** (failures - 1)));

/** Resolves at the next change of the store, or after a few seconds. */
const nextLook = ({ clock, subscribe }: WaitDeps): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      cancel();
      unsubscribe();
      resolve();
    };
    const cancel = clock.after(LOOK_MS, go);
    const unsubscribe = subscribe(go);
  });

/**
 * Looks until it is over. `look` answers whether it is, and a text that changes with every progress. Time in which nobody could look counts
 * against the server, not against what is waited for.
 */
const until = async (
  deps: WaitDeps,
  limitMs: number,
  code: 'rollout-stuck' | 'not-attached',
  look: () => Promise<{ over: boolean; sign: string; message: string }>,
): Promise<void> => {
  let sign = '';
  let message = '';
  let since = deps.clock.now();
  let failures = 0;
  while (!deps.cancelled()) {
    try {
      const seen = await look();
      if (seen.over) return;
      if (seen.sign !== sign || failures > 0) since = deps.clock.now();
      failures = 0;
      ({ sign, message } = seen);
      if (deps.clock.now() - since >= limitMs) throw new StepFailed(code, message);
      await nextLook(deps);
    } catch (thrown) {
      if (thrown instanceof StepFailed) throw thrown;
      const error = toClusterError(thrown);
      if (error.reason === 'forbidden') throw new StepFailed('unwatchable', error.message);
      if (error.reason === 'unauthorized') throw error;
      // A look that finds no answer is not the end of what is looked at.
      failures += 1;
      if (failures === 1) since = deps.clock.now();
      if (deps.clock.now() - since >= limitMs) throw error;
      deps.report({ message: error.message });
      await sleep(deps.clock, pauseAfter(failures, error));
    }
  }
};

const waitForPolicy = async (deps: WaitDeps, policy: string, generation: number): Promise<void> => {
  await until(deps, STUCK_MS, 'rollout-stuck', async () => {
    const view = await deps.facts.policy(policy);
    if (view.policy === undefined && (await deps.facts.isPolicyGone(policy))) {
      throw new StepFailed('policy-deleted');
    }
    const { progress, nodes } = policyProgress(view, generation);
    const message = progress.state === 'done' ? '' : progress.message;
    deps.report({ nodes, message });
    if (progress.state === 'failed') throw new StepFailed(progress.code, progress.message);
    return { over: progress.state === 'done', sign: JSON.stringify([nodes, message]), message };
  });
};

/** OVN takes its patch ports off once their mapping is gone; kubernetes-nmstate reports that up to a minute later. */
const waitUntilFreed = async (deps: WaitDeps, policy: string, bridge: string): Promise<void> => {
  await until(deps, STUCK_MS, 'rollout-stuck', async () => {
    const message = (await deps.facts.patchPorts(policy, bridge)).join(', ');
    deps.report({ message });
    return { over: message === '', sign: message, message };
  });
};

const waitForNic = async (
  deps: WaitDeps,
  vm: string,
  nic: string,
  generation: number,
): Promise<void> => {
  await until(deps, NIC_WAIT_MS, 'not-attached', async () => {
    const { state, note, message } = nicProgress(await deps.facts.nic(vm), nic, generation);
    deps.report({ message, ...(note !== undefined && { note }) });
    return { over: state === 'done', sign: '', message };
  });
};

/**
 * Waits for what a step waits for, from the generation that its write gave.
 * @throws StepFailed (`rollout-failed`, `rollout-stuck`, `policy-deleted`, `not-attached`, `unwatchable`), ClusterError when nobody answers for as long
 */
export const waitFor = async (wait: WaitFor, generation: number, deps: WaitDeps): Promise<void> => {
  if (wait.type === 'nic') return waitForNic(deps, wait.vm, wait.nic, generation);
  await waitForPolicy(deps, wait.policy, generation);
  if (wait.freed !== undefined) await waitUntilFreed(deps, wait.policy, wait.freed);
};

/** Waits until a policy may be changed again. @throws StepFailed `rollout-stuck` */
export const waitUntilFree = async (
  policy: string,
  isBusy: () => Promise<boolean>,
  deps: WaitDeps,
): Promise<void> => {
  await until(deps, STUCK_MS, 'rollout-stuck', async () => {
    if (!(await isBusy())) return { over: true, sign: '', message: '' };
    const view = await deps.facts.policy(policy);
    return { over: false, sign: JSON.stringify(view.policy?.conditions ?? []), message: '' };
  });
};
