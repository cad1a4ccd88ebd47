import type { Condition, ConditionStatus } from '../conditions';
import { isTrue } from '../conditions';
import { at } from '../json';
import type { KubeObject } from '../../cluster/api';

function conditions(
  reason: string,
  statuses: [
    degraded: ConditionStatus,
    available: ConditionStatus,
    progressing: ConditionStatus,
    ignored: ConditionStatus,
  ],
  message: { type: string; text: string },
): Condition[] {
  return ['Degraded', 'Available', 'Progressing', 'Ignored'].map((type, index) => ({
    type,
    status: statuses[index] ?? 'Unknown',
    reason,
    ...(type === message.type ? { message: message.text } : {}),
  }));
}

/** A policy whose new generation was just seen: nothing is known of it, and its spec must not change. */
export const unknownPolicy: Condition[] = conditions(
  '',
  ['Unknown', 'Unknown', 'Unknown', 'Unknown'],
  {
    type: '',
    text: '',
  },
);

/** What a policy's conditions are counted from. */
export interface PolicyCount {
  generation: number;
  enactments: KubeObject[];
  /** Nodes that the selector matches and that run nmstate's handler. */
  matching: number;
  /** Those of them that are Ready. */
  ready: number;
}

/** The policy's conditions by those of its enactments (kubernetes-nmstate pkg/policyconditions/conditions.go, 4.21 and later). */
export function policyConditions({
  generation,
  enactments,
  matching,
  ready,
}: PolicyCount): Condition[] {
  const current = enactments.filter(
    (enactment) => at(enactment, 'status', 'policyGeneration') === generation,
  );
  const count = (type: string): number =>
    current.filter((enactment) => isTrue(at(enactment, 'status', 'conditions'), type)).length;
  const [failed, abortedCount, availableCount, waiting] = [
    count('Failing'),
    count('Aborted'),
    count('Available'),
    count('Pending'),
  ];
  const finished = failed + abortedCount + availableCount;
  const notReady =
    matching > ready ? `, ${matching - ready} nodes ignored due to NotReady state` : '';
  if (matching === 0) {
    const text = 'Policy does not match any node';
    return conditions('NoMatchingNode', ['False', 'False', 'False', 'True'], {
      type: 'Ignored',
      text,
    });
  }
  if (failed > 0 || abortedCount > 0) {
    const also = abortedCount > 0 ? `, ${abortedCount} nodes aborted configuration` : '';
    const text = `${failed}/${matching} nodes failed to configure${also}`;
    return conditions('FailedToConfigure', ['True', 'False', 'False', 'False'], {
      type: 'Degraded',
      text,
    }).map((condition) =>
      condition.type === 'Progressing'
        ? { ...condition, reason: 'ConfigurationProgressing' }
        : condition,
    );
  }
  if (finished < ready || waiting > 0) {
    const also = finished < ready ? '' : `, ${waiting} pending`;
    const text = `Policy is progressing ${finished}/${ready} nodes finished${also}${notReady}`;
    const statuses: Parameters<typeof conditions>[1] = ['Unknown', 'Unknown', 'True', 'False'];
    return conditions('ConfigurationProgressing', statuses, { type: 'Progressing', text });
  }
  const text = `${availableCount}/${matching} nodes successfully configured${notReady}`;
  return conditions('SuccessfullyConfigured', ['False', 'True', 'False', 'False'], {
    type: 'Available',
    text,
  });
}
