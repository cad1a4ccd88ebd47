import type { KubeObject } from '../../cluster/api';
import { timestamp } from '../clock';
import { isTrue, withConditions, type Condition } from '../conditions';
import { recordEvent } from '../events';
import type { Failures } from '../failures';
import { asNumber, asRecord, at } from '../json';
import type { Machinery } from '../machinery';
import { hasLabels, isReady } from '../nodes';
import { resources } from '../resources';
import type { Reconciled, WorkQueue } from '../workQueue';
import { attemptError, runAttempt } from './attempt';
import {
  aborted,
  available,
  failing,
  newEnactment,
  pending,
  progressing,
  retrying,
} from './enactmentConditions';
import {
  attempts,
  enactmentKey,
  generationOf,
  MAX_ATTEMPTS,
  newEnactmentObject,
  renderedState,
} from './enactments';
import { maxUnavailable } from './maxUnavailable';
import type { NodeStateReporter } from './nodeStateReporter';
import { unknownPolicy } from './policyConditions';

const NMSTATE_VERSION = '2.2.62';

/** What the handlers of all nodes know together. */
export interface HandlerContext {
  machinery: Machinery;
  reporter: NodeStateReporter;
  failures: Failures;
  /** The nodes that a policy selects and that run a handler. */
  matchingNodes(policy: KubeObject): KubeObject[];
  /** This policy's enactments of this generation that failed for good. */
  failedForGood(policy: KubeObject): number;
}

/**
 * nmstate's handler on one node: a queue of policies, one applied after the other. The order of its writes follows
 * kubernetes-nmstate's `nodenetworkconfigurationpolicy_controller.go`.
 */
export function policyHandler(context: HandlerContext, nodeName: string): WorkQueue {
  const { machinery, failures, reporter } = context;
  const { client, clock, caches } = machinery;

  const setConditions = async (
    key: string,
    conditions: Condition[],
    extra: object = {},
  ): Promise<void> => {
    const change = (draft: KubeObject): void => {
      const status = asRecord(draft.status);
      const list = withConditions(
        status.conditions,
        conditions,
        timestamp(clock),
        'lastHeartbeatTime',
      );
      draft.status = { ...status, ...extra, conditions: list };
    };
    await client.update(resources.nnce, key, change, 'status');
  };

  /** Creates the enactment if need be and moves it to the policy's generation. Returns how it was before that. */
  const prepareEnactment = async (policy: KubeObject, node: KubeObject): Promise<KubeObject> => {
    const key = enactmentKey(nodeName, policy.metadata.name);
    const generation = generationOf(policy);
    let before = await client.get(resources.nnce, key);
    if (before === undefined) {
      before = await client.create(resources.nnce, newEnactmentObject(node, policy.metadata.name));
      await setConditions(key, newEnactment);
    }
    const change = (draft: KubeObject): void => {
      const status = asRecord(draft.status);
      if (status.policyGeneration === generation) return;
      draft.status = {
        ...status,
        desiredState: renderedState(policy),
        desiredStateMetaInfo: { time: timestamp(clock), version: NMSTATE_VERSION },
        policyGeneration: generation,
        conditions: [],
      };
    };
    await client.update(resources.nnce, key, change, 'status');
    return before;
  };

  /** Takes one of the policy's slots; false when they are all taken. */
  const takeSlot = async (policy: KubeObject): Promise<boolean> => {
    const generation = String(generationOf(policy));
    const limit = maxUnavailable(
      at(policy, 'spec', 'maxUnavailable'),
      context.matchingNodes(policy).length,
    );
    let taken = false;
    const change = (draft: KubeObject): void => {
      const status = asRecord(draft.status);
      const counts = asRecord(status.unavailableNodeCountMap);
      const used = asNumber(counts[generation]) ?? 0;
      taken = used < limit;
      if (!taken) return;
      draft.status = {
        ...status,
        unavailableNodeCountMap: { ...counts, [generation]: used + 1 },
        lastUnavailableNodeCountUpdate: timestamp(clock),
      };
    };
    await client.update(resources.nncp, policy.metadata.name, change, 'status');
    return taken;
  };

  const giveSlotBack = async (policy: KubeObject): Promise<void> => {
    const generation = String(generationOf(policy));
    const change = (draft: KubeObject): void => {
      const status = asRecord(draft.status);
      const counts = asRecord(status.unavailableNodeCountMap);
      const used = asNumber(counts[generation]) ?? 0;
      if (used === 0) return;
      draft.status = {
        ...status,
        unavailableNodeCountMap: { ...counts, [generation]: used - 1 },
        lastUnavailableNodeCountUpdate: timestamp(clock),
      };
    };
    await client.update(resources.nncp, policy.metadata.name, change, 'status');
  };

  const resetPolicy = async (policy: KubeObject): Promise<void> => {
    const change = (draft: KubeObject): void => {
      const status = asRecord(draft.status);
      if (isTrue(status.conditions, 'Progressing')) return;
      const conditions = withConditions(
        status.conditions,
        unknownPolicy,
        timestamp(clock),
        'lastHeartbeatTime',
      );
      draft.status = { ...status, conditions };
    };
    await client.update(resources.nncp, policy.metadata.name, change, 'status');
  };

  const waitOrAbort = async (policy: KubeObject, key: string): Promise<Reconciled> => {
    const limit = maxUnavailable(
      at(policy, 'spec', 'maxUnavailable'),
      context.matchingNodes(policy).length,
    );
    if (context.failedForGood(policy) < limit) {
      await setConditions(key, pending);
      return 'retry';
    }
    const message = `reconciliation of enactment "${key}" has aborted`;
    await recordEvent(client, clock, { ...warning(policy), message });
    await setConditions(key, aborted(message));
    return 'done';
  };

  const failed = async (policy: KubeObject, key: string, error: string): Promise<Reconciled> => {
    const generation = generationOf(policy);
    const enactment = await client.get(resources.nnce, key);
    if (enactment === undefined) return 'done';
    const count = attempts(enactment, generation) + 1;
    const retryCount = {
      ...asRecord(at(enactment, 'status', 'retryCount')),
      [String(generation)]: count,
    };
    if (count >= MAX_ATTEMPTS) {
      await setConditions(key, failing(error), { retryCount });
      const message = `reconciliation of enactment "${key}" has failed after ${MAX_ATTEMPTS} retries`;
      await recordEvent(client, clock, { ...warning(policy), message });
      return 'done';
    }
    const message = `failed to reconcile NodeNetworkConfigurationPolicy on node ${nodeName}. Retrying ${count + 1}/${MAX_ATTEMPTS}`;
    await setConditions(key, retrying(message), { retryCount });
    return 'retry';
  };

  const reconcile = async (policyName: string): Promise<Reconciled> => {
    const key = enactmentKey(nodeName, policyName);
    const policy = await client.get(resources.nncp, policyName);
    const node = caches.node.get(nodeName);
    if (
      policy === undefined ||
      node === undefined ||
      !hasLabels(node, at(policy, 'spec', 'nodeSelector'))
    ) {
      if (caches.nnce.get(key) !== undefined) await client.remove(resources.nnce, key);
      return 'done';
    }
    // A handler on a node that is not Ready hears of nothing; it is asked again when the node comes back.
    if (!isReady(node) || caches.nns.get(nodeName) === undefined) return 'done';
    const generation = generationOf(policy);
    const before = await prepareEnactment(policy, node);
    if (attempts(before, generation) >= MAX_ATTEMPTS) return 'done';
    const underWay = isTrue(at(before, 'status', 'conditions'), 'Progressing');
    const holdsSlot = underWay && at(before, 'status', 'policyGeneration') === generation;
    const waits = isTrue(at(before, 'status', 'conditions'), 'Pending');
    if (!holdsSlot && !waits) await resetPolicy(policy);
    if (!holdsSlot && !(await takeSlot(policy))) return waitOrAbort(policy, key);
    await setConditions(key, progressing);
    const complaint = await runAttempt(
      machinery,
      nodeName,
      renderedState(policy),
      failures.take(policyName, nodeName),
    );
    if (machinery.stopped) return 'done';
    if (complaint !== undefined) return failed(policy, key, attemptError(nodeName, complaint));
    await setConditions(key, available);
    await giveSlotBack(policy);
    await reporter.reportNow(nodeName);
    return 'done';
  };

  return machinery.queue(`policy on ${nodeName}:`, reconcile);
}

function warning(policy: KubeObject): Omit<Parameters<typeof recordEvent>[2], 'message'> {
  return { about: policy, type: 'Warning', reason: 'ReconcileFailed', source: 'nmstate-handler' };
}
