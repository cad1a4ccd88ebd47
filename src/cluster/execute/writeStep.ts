import type { Manifest, PatchOperation, Step } from '../../core/plan/plan';
import { asInteger, asString, at } from '../../core/values/json';
import type { ClusterClient, ObjectRef } from '../client';
import { sleep } from '../clock';
import type { Clock } from '../clock';
import { toClusterError } from '../errors';
import type { ClusterError } from '../errors';
import { backOff } from '../watch/backOff';
import { guardDifferences } from './guardDifferences';
import { contains, patchHolds, testsHold } from './holds';
import { StepFailed } from './stepFailed';

/** What is known of a write before it is tried. */
export interface Past {
  /** An earlier try may have been done. */
  inDoubt: boolean;
  /** An equal object was there before anything was written. */
  found: boolean;
}

export interface WriteDeps {
  client: ClusterClient;
  /** Only the object with this uid may be deleted. */
  uid?: string | undefined;
  /** Nothing is stored. */
  dryRun?: boolean | undefined;
}

export interface WriteStepDeps extends WriteDeps {
  clock: Clock;
  random: () => number;
  /** Lets a try through when its turn comes. Pauses between tries are outside. */
  inTurn: <T>(attempt: () => Promise<T>) => Promise<T>;
  /** Told as soon as an answer is lost, so that whoever continues looks before writing. */
  onDoubt: () => void;
  /** Told before every pause, with the reason in the cluster's words. */
  onPause: (message: string) => void;
}

export interface Written {
  generation: number | undefined;
  uid: string | undefined;
  /** An equal object was there before: not ours to undo. */
  wasThere: boolean;
}

const TRIES = 3;
/** A server that asks for more patience than this is left to the person, who can retry. */
const LONGEST_PAUSE_MS = 60_000;

const refOf = ({ kind, namespace, name }: Step): ObjectRef => ({ kind, namespace, name });

const uidOf = (object: unknown): string | undefined => asString(at(object, 'metadata', 'uid'));

const written = (object: unknown, wasThere = false): Written => ({
  generation: asInteger(at(object, 'metadata', 'generation')),
  uid: uidOf(object),
  wasThere,
});

const read = async (step: Step, { client }: WriteDeps): Promise<unknown> => {
  try {
    return await client.get(refOf(step));
  } catch (thrown) {
    if (toClusterError(thrown).reason === 'not-found') return undefined;
    throw thrown;
  }
};

const createOnce = async (
  step: Step,
  manifest: Manifest,
  deps: WriteDeps,
  { inDoubt, found }: Past,
): Promise<Written> => {
  const settle = (there: unknown): Written => {
    // A try whose answer was lost may be done at any later moment: an equal object is ours, unless it was there before.
    if (contains(there, manifest)) return written(there, found || !inDoubt);
    throw new StepFailed('exists');
  };
  if (inDoubt) {
    const there = await read(step, deps);
    if (there !== undefined) return settle(there);
  }
  try {
    return written(await deps.client.create(refOf(step), manifest, { dryRun: deps.dryRun }));
  } catch (thrown) {
    if (toClusterError(thrown).reason !== 'already-exists') throw thrown;
    return settle(await read(step, deps));
  }
};

const patchOnce = async (
  step: Step,
  operations: readonly PatchOperation[],
  deps: WriteDeps,
  { inDoubt }: Past,
): Promise<Written> => {
  const lookedUp = async (): Promise<Written | undefined> => {
    const there = await read(step, deps);
    if (there === undefined) return undefined;
    if (inDoubt && patchHolds(there, operations)) return written(there);
    if (!testsHold(there, operations)) {
      throw new StepFailed('changed', '', guardDifferences(there, operations));
    }
    return undefined;
  };
  const done = inDoubt ? await lookedUp() : undefined;
  if (done !== undefined) return done;
  try {
    return written(await deps.client.patch(refOf(step), operations, { dryRun: deps.dryRun }));
  } catch (thrown) {
    const error = toClusterError(thrown);
    // The server words a failed guard like any other bad patch: only the object tells which it was.
    const late = error.reason === 'invalid' ? await lookedUp() : undefined;
    if (late !== undefined) return late;
    throw error;
  }
};

const removeOnce = async (
  step: Step,
  uid: string | undefined,
  deps: WriteDeps,
  { inDoubt }: Past,
): Promise<Written> => {
  const nothing = written(undefined);
  if (inDoubt) {
    const there = await read(step, deps);
    const leaving = asString(at(there, 'metadata', 'deletionTimestamp')) !== undefined;
    const another = uid !== undefined && uidOf(there) !== uid;
    if (there === undefined || leaving || another) return nothing;
  }
  try {
    await deps.client.remove(refOf(step), { uid, dryRun: deps.dryRun });
  } catch (thrown) {
    const { reason, message } = toClusterError(thrown);
    if (reason === 'conflict') throw new StepFailed('changed', message);
    if (reason !== 'not-found') throw thrown;
  }
  return nothing;
};

const writeOnce = async (step: Step, deps: WriteDeps, past: Past): Promise<Written> => {
  const { write } = step;
  switch (write.type) {
    case 'create':
      return createOnce(step, write.manifest, deps, past);
    case 'patch':
      return patchOnce(step, write.operations, deps, past);
    case 'delete':
      return removeOnce(step, write.uid ?? deps.uid, deps, past);
  }
};

/** What would become of the write of a step: one try, nothing stored. @throws as `writeStep` */
export const tryStep = async (step: Step, deps: WriteDeps, past: Past): Promise<Written> =>
  writeOnce(step, { ...deps, dryRun: true }, past);

const worthAnotherTry = (error: ClusterError): boolean =>
  (error.ambiguous || error.reason === 'too-many-requests' || error.reason === 'conflict') &&
  (error.retryAfterMs ?? 0) <= LONGEST_PAUSE_MS;

/**
 * Does the write of a step, once: when an answer is lost (time-out, connection cut, 5xx), the object is read and compared before anything is
 * written again.
 * @throws ClusterError, or StepFailed (`exists`, `changed`)
 */
export const writeStep = async (step: Step, deps: WriteStepDeps, past: Past): Promise<Written> => {
  let { inDoubt } = past;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await deps.inTurn(async () => writeOnce(step, deps, { ...past, inDoubt }));
    } catch (thrown) {
      if (thrown instanceof StepFailed) throw thrown;
      const error = toClusterError(thrown);
      if (error.ambiguous && !inDoubt) {
        inDoubt = true;
        deps.onDoubt();
      }
      if (!worthAnotherTry(error) || attempt === TRIES) throw error;
      deps.onPause(error.message);
      await sleep(deps.clock, Math.max(backOff(attempt, deps.random()), error.retryAfterMs ?? 0));
    }
  }
};

/** Whether the write of a step is in the cluster, for a step whose answer was lost. @throws ClusterError */
export const isWritten = async (step: Step, deps: WriteDeps): Promise<boolean> => {
  const there = await read(step, deps);
  switch (step.write.type) {
    case 'create':
      return there !== undefined && contains(there, step.write.manifest);
    case 'patch':
      return there !== undefined && patchHolds(there, step.write.operations);
    case 'delete':
      return there === undefined;
  }
};
