import { sleep } from '../clock';
import type { InjectedFailure } from '../failures';
import type { Json } from '../json';
import type { Machinery } from '../machinery';
import { applyDesiredState, PROBE_MS, UNVERIFIED_MS, type Outcome } from './applyDesiredState';

/** The moment within an attempt at which OVSDB has the new mappings, which no rollback takes back. */
const MAPPINGS_WRITTEN_MS = 500;
const INJECTED_REFUSAL_MS = 400;

/** Runs one attempt on a node, for as long as it takes there. Returns nmstate's complaint, or `undefined` when it is applied. */
export async function runAttempt(
  { clock, networks }: Machinery,
  node: string,
  desiredState: Json,
  injected: InjectedFailure | undefined,
): Promise<string | undefined> {
  const before = networks.get(node);
  if (before === undefined) return 'NmstateError: PluginFailure: no network state';
  const outcome =
    injected === undefined
      ? applyDesiredState(before, desiredState)
      : injectedOutcome(injected, before);
  if (outcome.result === 'refused') {
    await sleep(clock, outcome.durationMs);
    return outcome.error;
  }
  if (outcome.result === 'applied') {
    await sleep(clock, outcome.durationMs);
    // OVN may have plumbed or unplumbed networks meanwhile.
    const atTheEnd = applyDesiredState(networks.get(node), desiredState);
    if (atTheEnd.result === 'refused') return atTheEnd.error;
    networks.set(node, atTheEnd.state);
    return atTheEnd.result === 'unverified' ? atTheEnd.error : undefined;
  }
  await sleep(clock, MAPPINGS_WRITTEN_MS);
  networks.set(node, outcome.state);
  await sleep(clock, outcome.durationMs - MAPPINGS_WRITTEN_MS);
  return outcome.result === 'unverified' ? outcome.error : probeError(outcome.probe);
}

function injectedOutcome({ kind, message }: InjectedFailure, state: Json): Outcome {
  if (kind === 'probe')
    return { result: 'rolledBack', durationMs: PROBE_MS, probe: message, state };
  if (kind === 'VerificationError') {
    return {
      result: 'unverified',
      durationMs: UNVERIFIED_MS,
      error: `NmstateError: ${kind}: ${message}`,
      state,
    };
  }
  return {
    result: 'refused',
    durationMs: INJECTED_REFUSAL_MS,
    error: `NmstateError: ${kind}: ${message}`,
  };
}

function probeError(probe: string): string {
  return (
    'rolling back desired state configuration: failed runnig probes after network changes: ' +
    `failed runnig probe '${probe}' with after network reconfiguration -> currentState: : context deadline exceeded`
  );
}

/** The message of a failed enactment, as kubernetes-nmstate words it ("runnig" included). */
export function attemptError(node: string, complaint: string): string {
  const command = complaint.startsWith('rolling back')
    ? complaint
    : `failed to execute nmstatectl set --no-commit --timeout 480: 'exit status 1' '' '${complaint}\n'`;
  return `error reconciling NodeNetworkConfigurationPolicy on node ${node} at desired state apply: "",\n ${command}`;
}
