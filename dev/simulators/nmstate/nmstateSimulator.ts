import type { KubeObject } from '../../cluster/api';
import { timestamp } from '../clock';
import { isTrue, withConditions } from '../conditions';
import type { Failures } from '../failures';
import { asRecord, at, sameJson } from '../json';
import { sortedByName, type Machinery } from '../machinery';
import { hasLabels, isReady } from '../nodes';
import { resources } from '../resources';
import type { Reconciled, WorkQueue } from '../workQueue';
import { enactmentKey, generationOf, isSettled, POLICY_LABEL } from './enactments';
import { nodeStateReporter } from './nodeStateReporter';
import { policyConditions } from './policyConditions';
import { policyHandler, type HandlerContext } from './policyHandler';

/**
 * kubernetes-nmstate: a handler per node that applies policies and reports the node's network, and the policies' status.
 * A policy moves a node when its generation is new there, or when the node's labels changed; nothing else does.
 */
export function nmstateSimulator(machinery: Machinery, failures: Failures): void {
  const { clock, client, caches } = machinery;
  const handlers = new Map<string, WorkQueue>();

  const matchingNodes = (policy: KubeObject): KubeObject[] =>
    caches.node
      .all()
      .filter((node) => hasLabels(node, at(policy, 'spec', 'nodeSelector')))
      .filter((node) => caches.nns.get(node.metadata.name) !== undefined);

  const enactmentsOf = (policy: string): KubeObject[] =>
    caches.nnce.all().filter((enactment) => enactment.metadata.labels?.[POLICY_LABEL] === policy);

  const failedForGood = (policy: KubeObject): number =>
    enactmentsOf(policy.metadata.name).filter((enactment) => {
      const conditions = at(enactment, 'status', 'conditions');
      const failed = isTrue(conditions, 'Failing') && !isTrue(conditions, 'Progressing');
      return failed && at(enactment, 'status', 'policyGeneration') === generationOf(policy);
    }).length;

  const reporter = nodeStateReporter(machinery);
  const context: HandlerContext = { machinery, reporter, failures, matchingNodes, failedForGood };

  const handlerOf = (node: string): WorkQueue => {
    const existing = handlers.get(node);
    if (existing !== undefined) return existing;
    const handler = policyHandler(context, node);
    handlers.set(node, handler);
    return handler;
  };

  const updateStatus = async (name: string): Promise<Reconciled> => {
    const change = (draft: KubeObject): void => {
      const nodes = matchingNodes(draft);
      const status = asRecord(draft.status);
      const stated = policyConditions({
        generation: generationOf(draft),
        enactments: enactmentsOf(name),
        matching: nodes.length,
        ready: nodes.filter(isReady).length,
      });
      const conditions = withConditions(
        status.conditions,
        stated,
        timestamp(clock),
        'lastHeartbeatTime',
      );
      const { unavailableNodeCountMap, ...rest } = status;
      const configured = isTrue(conditions, 'Available');
      const counts =
        configured || unavailableNodeCountMap === undefined ? {} : { unavailableNodeCountMap };
      draft.status = { ...rest, ...counts, conditions };
    };
    await client.update(resources.nncp, name, change, 'status');
    return 'done';
  };
  const statuses = machinery.queue('status of policy', updateStatus);

  /** Asks the node's handler for the policy unless it has come to its end there. */
  const applyUnlessSettled = (node: string, policy: KubeObject): void => {
    const key = enactmentKey(node, policy.metadata.name);
    const enactment = caches.nnce.get(key);
    const settled = enactment !== undefined && isSettled(enactment, generationOf(policy));
    if (!settled) handlerOf(node).add(policy.metadata.name);
  };

  const allPolicies = (node: string, apply: (policy: KubeObject) => void): void => {
    if (caches.nns.get(node) === undefined) return;
    for (const policy of sortedByName(caches.nncp.all())) apply(policy);
  };

  caches.nncp.onChange((name, policy, former) => {
    if (policy !== undefined) statuses.add(name);
    const sameGeneration =
      policy !== undefined &&
      former !== undefined &&
      policy.metadata.uid === former.metadata.uid &&
      generationOf(policy) === generationOf(former);
    if (sameGeneration) return;
    for (const node of caches.nns.all()) {
      if (policy === undefined || former !== undefined) handlerOf(node.metadata.name).add(name);
      else applyUnlessSettled(node.metadata.name, policy);
    }
  });

  caches.nnce.onChange((_key, enactment, former) => {
    const policy = (enactment ?? former)?.metadata.labels?.[POLICY_LABEL];
    if (policy !== undefined && caches.nncp.get(policy) !== undefined) statuses.add(policy);
  });

  caches.nns.onChange((node, current, former) => {
    if (current === undefined || former !== undefined) return;
    allPolicies(node, (policy) => {
      applyUnlessSettled(node, policy);
      statuses.add(policy.metadata.name);
    });
  });

  caches.node.onChange((name, node, former) => {
    for (const policy of caches.nncp.all()) statuses.add(policy.metadata.name);
    if (node === undefined || former === undefined) return;
    if (!sameJson(node.metadata.labels ?? {}, former.metadata.labels ?? {})) {
      allPolicies(name, (policy) => handlerOf(name).add(policy.metadata.name));
    } else if (isReady(node) && !isReady(former)) {
      allPolicies(name, (policy) => applyUnlessSettled(name, policy));
    }
  });
}
