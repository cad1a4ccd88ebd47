import type { Manifest, PatchOperation, Step } from '../../core/plan/plan';
import { asInteger, asString, at } from '../../core/values/json';
import type { ClusterClient, ObjectRef } from '../client';
import { sleep } from '../clock';
import type { Clock } from '../clock';
import { toClusterError } from '../errors';
import type { ClusterError } from '../errors';
import { backOff } from '../watch/backOff';
import { contains, patchHolds, testsHold } from './holds';
import { StepFailed } from './stepFailed';

export interface WriteDeps {
  client: ClusterClient;
  clock: Clock;
  random: () => number;
  /** Nothing is stored. */
  dryRun?: boolean | undefined;
  /** Only the object with this uid may be deleted. */
  uid?: string | undefined;
  /** Told as soon as an answer is lost, so that whoever continues looks before writing. */
  onDoubt: () => void;
}

export interface Written {
  generation: number | undefined;
  uid: string | undefined;
  /** An equal object was there before: not ours to undo. */
  wasThere: boolean;
}

const TRIES = 3;

const refOf = ({ kind, namespace, name }: Step): ObjectRef => ({ kind, namespace, name });

const written = (object: unknown, wasThere = false): Written => ({
  generation: asInteger(at(object, 'metadata', 'generation')),
  uid: asString(at(object, 'metadata', 'uid')),
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
  inDoubt: boolean,
): Promise<Written> => {
  const settle = (there: unknown, wasThere: boolean): Written => {
    if (contains(there, manifest)) return written(there, wasThere);
    throw new StepFailed('exists');
  };
  if (inDoubt) {
    const there = await read(step, deps);
    if (there !== undefined) return settle(there, false);
  }
  try {
    return written(await deps.client.create(refOf(step), manifest, { dryRun: deps.dryRun }));
  } catch (thrown) {
    if (toClusterError(thrown).reason !== 'already-exists') throw thrown;
    return settle(await read(step, deps), true);
  }
};

const patchOnce = async (
  step: Step,
  operations: readonly PatchOperation[],
  deps: WriteDeps,
  inDoubt: boolean,
): Promise<Written> => {
  if (inDoubt) {
    const there = await read(step, deps);
    if (there !== undefined && patchHolds(there, operations)) return written(there);
    if (there !== undefined && !testsHold(there, operations)) throw new StepFailed('changed');
  }
  try {
    return written(await deps.client.patch(refOf(step), operations, { dryRun: deps.dryRun }));
  } catch (thrown) {
    const error = toClusterError(thrown);
    if (error.reason !== 'invalid') throw error;
    // The server words a failed guard like any other bad patch: only the object tells which it was.
    const there = await read(step, deps);
    if (there !== undefined && !testsHold(there, operations)) {
      throw new StepFailed('changed', error.message);
    }
    throw error;
  }
};

const removeOnce = async (step: Step, deps: WriteDeps, inDoubt: boolean): Promise<Written> => {
  const nothing = written(undefined);
  if (inDoubt) {
    const there = await read(step, deps);
    const leaving = asString(at(there, 'metadata', 'deletionTimestamp')) !== undefined;
    if (there === undefined || leaving) return nothing;
  }
  try {
    await deps.client.remove(refOf(step), { uid: deps.uid, dryRun: deps.dryRun });
  } catch (thrown) {
    const { reason, message } = toClusterError(thrown);
    if (reason === 'conflict') throw new StepFailed('changed', message);
    if (reason !== 'not-found') throw thrown;
  }
  return nothing;
};

/** What would become of the write of a step: one try, nothing stored. @throws as `writeStep` */
export const tryStep = async (
  step: Step,
  deps: Omit<WriteDeps, 'onDoubt'>,
  inDoubt: boolean,
): Promise<void> => {
  await writeOnce(step, { ...deps, dryRun: true, onDoubt: () => undefined }, inDoubt);
};

const writeOnce = async (step: Step, deps: WriteDeps, inDoubt: boolean): Promise<Written> => {
  const { write } = step;
  switch (write.type) {
    case 'create':
      return createOnce(step, write.manifest, deps, inDoubt);
    case 'patch':
      return patchOnce(step, write.operations, deps, inDoubt);
    case 'delete':
      return removeOnce(step, deps, inDoubt);
  }
};

const worthAnotherTry = (error: ClusterError): boolean =>
  error.ambiguous || error.reason === 'too-many-requests' || error.reason === 'conflict';

/**
 * Does the write of a step, once: when an answer is lost (time-out, connection cut, 5xx), the object is read and compared before anything is
 * written again.
 * @param inDoubt an earlier try of this step may have been done
 * @throws ClusterError, or StepFailed (`exists`, `changed`)
 */
export const writeStep = async (
  step: Step,
  deps: WriteDeps,
  inDoubt: boolean,
): Promise<Written> => {
  let doubt = inDoubt;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writeOnce(step, deps, doubt);
    } catch (thrown) {
      if (thrown instanceof StepFailed) throw thrown;
      const error = toClusterError(thrown);
      if (error.ambiguous && !doubt) {
        doubt = true;
        deps.onDoubt();
      }
      if (!worthAnotherTry(error) || attempt === TRIES) throw error;
      const wait = backOff(attempt, deps.random());
      await sleep(deps.clock, Math.max(wait, error.retryAfterMs ?? 0));
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
