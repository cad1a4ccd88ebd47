import { asRecords, type Json } from './json';

export type ConditionStatus = 'True' | 'False' | 'Unknown';

/** A condition as a controller states it; the times are the list's business. */
export interface Condition {
  type: string;
  status: ConditionStatus;
  reason?: string;
  message?: string;
}

/** Which times the kind's conditions carry: nmstate has a heartbeat, KubeVirt a probe time, OVN-Kubernetes neither. */
export type ExtraTime = 'lastHeartbeatTime' | 'lastProbeTime' | 'none';

/**
 * The list with these conditions set: the transition time moves with the status, the extra time with any change.
 * Conditions that are already as stated stay untouched, so that nothing is written for nothing.
 */
export function withConditions(
  current: unknown,
  stated: Condition[],
  time: string,
  extra: ExtraTime,
): Json[] {
  const list = [...asRecords(current)];
  for (const { type, status, reason = '', message = '' } of stated) {
    const existing = list.find((condition) => condition.type === type);
    const same =
      existing?.status === status &&
      (existing.reason ?? '') === reason &&
      (existing.message ?? '') === message;
    if (same) continue;
    const transition = existing?.status === status ? existing.lastTransitionTime : time;
    const condition: Json = {
      type,
      status,
      ...(reason === '' ? {} : { reason }),
      ...(message === '' ? {} : { message }),
      lastTransitionTime: transition ?? time,
      ...(extra === 'none' ? {} : { [extra]: extra === 'lastProbeTime' ? null : time }),
    };
    if (existing === undefined) list.push(condition);
    else list[list.indexOf(existing)] = condition;
  }
  return list;
}

/** The list without the conditions of this type. */
export function withoutCondition(current: unknown, type: string): Json[] {
  return asRecords(current).filter((condition) => condition.type !== type);
}

export function conditionOf(conditions: unknown, type: string): Json | undefined {
  return asRecords(conditions).find((condition) => condition.type === type);
}

export function isTrue(conditions: unknown, type: string): boolean {
  return conditionOf(conditions, type)?.status === 'True';
}
