import { asRecords, asText, at, type Json } from '../json';
import { applyInterface, type Mismatch } from './applyInterface';
import { checkDesiredState } from './checkDesiredState';
import { carriesTheNode } from './carriesTheNode';
import {
  readState,
  typeOf,
  writeState,
  type BridgeMapping,
  type NetworkState,
} from './networkState';

/** How one attempt to apply a desired state to a node ends, after `durationMs`, and what the node's network is then. */
export type Outcome =
  | { result: 'applied'; durationMs: number; state: Json }
  /** nmstate's checks refused it; the node was not touched. */
  | { result: 'refused'; durationMs: number; error: string }
  /** The node did not become what was wished: rolled back but for the OVSDB external IDs (the bridge mappings). */
  | { result: 'unverified'; durationMs: number; error: string; state: Json }
  /** The node lost its gateway: rolled back by kubernetes-nmstate's probes, but for the bridge mappings. */
  | { result: 'rolledBack'; durationMs: number; probe: string; state: Json };

const REFUSED_MS = 400;
const MAPPING_ONLY_MS = 1000;
const INTERFACES_MS = 1500;
export const UNVERIFIED_MS = 29_500;
export const PROBE_MS = 120_000;

/** A localnet that OVSDB takes and that nmstate then cannot read back (nmstate query_apply/ovs.rs). */
function isPoison({ localnet, bridge }: BridgeMapping): boolean {
  return localnet === '' || /[:,]/.test(localnet) || /[:,]/.test(bridge);
}

function mappingText(mappings: BridgeMapping[]): string {
  return mappings.map(({ localnet, bridge }) => `${localnet}:${bridge}`).join(',');
}

/** Why nmstate can no longer read this node's bridge mappings, or `undefined`. Nothing works there until a hand repairs OVSDB. */
export function unreadable(currentState: unknown): string | undefined {
  const poison = readState(currentState).mappings.find(isPoison);
  return poison === undefined
    ? undefined
    : `NmstateError: InvalidArgument: Cannot convert ${mappingText([poison])} to OvnBridgeMapping`;
}

/**
 * Applies `spec.desiredState` of a policy to a node's `status.currentState`, as nmstate 2.2 on Open vSwitch was seen to:
 * what it takes without a word is taken, what it refuses is refused, and mappings outlive a failed attempt.
 */
export function applyDesiredState(currentState: unknown, desiredState: Json): Outcome {
  const corrupted = unreadable(currentState);
  if (corrupted !== undefined)
    return { result: 'refused', durationMs: REFUSED_MS, error: corrupted };
  const before = readState(currentState);
  const refusal = checkDesiredState(desiredState, before);
  if (refusal !== undefined) {
    return {
      result: 'refused',
      durationMs: REFUSED_MS,
      error: `NmstateError: InvalidArgument: ${refusal}`,
    };
  }
  const wished = asRecords(at(desiredState, 'interfaces'));
  const after = readState(currentState);
  after.mappings = mergeMappings(
    before.mappings,
    asRecords(at(desiredState, 'ovn', 'bridge-mappings')),
  );
  const left = writeState({ ...before, mappings: after.mappings });
  const mismatch = applyInterfaces(after, wished) ?? poisonMismatch(after.mappings);
  if (mismatch !== undefined) {
    const error = `NmstateError: VerificationError: ${mismatch}`;
    return { result: 'unverified', durationMs: UNVERIFIED_MS, error, state: left };
  }
  if (carriesTheNode(before) && !carriesTheNode(after)) {
    return { result: 'rolledBack', durationMs: PROBE_MS, probe: 'default-gateway', state: left };
  }
  const durationMs = wished.length === 0 ? MAPPING_ONLY_MS : INTERFACES_MS;
  return { result: 'applied', durationMs, state: writeState(after) };
}

function poisonMismatch(mappings: BridgeMapping[]): Mismatch {
  const poison = mappings.find(isPoison);
  return poison === undefined
    ? undefined
    : `Cannot convert ${mappingText([poison])} to OvnBridgeMapping`;
}

function mergeMappings(current: BridgeMapping[], wished: Json[]): BridgeMapping[] {
  const merged = new Map(current.map(({ localnet, bridge }) => [localnet, bridge]));
  for (const wish of wished) {
    const localnet = asText(wish.localnet);
    if (wish.state === 'absent') merged.delete(localnet);
    else merged.set(localnet, asText(wish.bridge));
  }
  return [...merged].map(([localnet, bridge]) => ({ localnet, bridge }));
}

/** Removals first, then what others stand on: bonds before VLANs before bridges, as nmstate orders them. */
const ORDER = ['ethernet', '', 'bond', 'vlan', 'ovs-interface', 'linux-bridge', 'ovs-bridge'];

function applyInterfaces(state: NetworkState, wished: Json[]): Mismatch {
  const rank = (wish: Json): number =>
    wish.state === 'absent' ? -1 : ORDER.indexOf(typeOf(wish)) + 1;
  // Of an interface that is stated twice, the last one counts.
  const last = new Map(wished.map((wish) => [`${asText(wish.name)}/${typeOf(wish)}`, wish]));
  for (const wish of [...last.values()].sort((a, b) => rank(a) - rank(b))) {
    const mismatch = applyInterface(state, wish);
    if (mismatch !== undefined) return mismatch;
  }
  return undefined;
}
