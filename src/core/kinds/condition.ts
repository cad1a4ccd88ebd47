import { asArray, asString, at } from '../values/json';

/** A status condition. `status` other than the three known words is read as Unknown. */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  /** RFC 3339, empty when not reported. */
  since: string;
}

export const readConditions = (input: unknown): readonly Condition[] =>
  asArray(at(input, 'status', 'conditions')).flatMap((entry) => {
    const type = asString(at(entry, 'type'));
    if (type === undefined) return [];
    const status = asString(at(entry, 'status'));
    return [
      {
        type,
        status: status === 'True' || status === 'False' ? status : ('Unknown' as const),
        reason: asString(at(entry, 'reason')) ?? '',
        message: asString(at(entry, 'message')) ?? '',
        since: asString(at(entry, 'lastTransitionTime')) ?? '',
      },
    ];
  });

/** Conditions of a machine: since when they are is of no use here, and would be all that tells those of thousands of VMs apart. */
export const readTimelessConditions = (input: unknown): readonly Condition[] =>
  readConditions(input).map((condition) => ({ ...condition, since: '' }));

export const isTrue = (conditions: readonly Condition[], type: string): boolean =>
  conditions.some((condition) => condition.type === type && condition.status === 'True');
