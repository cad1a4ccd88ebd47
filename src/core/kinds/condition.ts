import { asString } from '../values/json';
import type { Part } from './part';

/** A status condition. `status` other than the three known words is read as Unknown. */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  /** RFC 3339, empty when not reported. */
  since: string;
}

const STATUSES: readonly string[] = ['True', 'False', 'Unknown'];

export const readConditions = (object: Part): readonly Condition[] =>
  object
    .at('status', 'conditions')
    .list()
    .flatMap((entry) => {
      const text = (key: string): string => entry.at(key).read(asString) ?? '';
      const type = entry.ownName('type');
      if (type === undefined) return [];
      const status = text('status');
      if (!STATUSES.includes(status))
        entry.at('status').note(status === '' ? 'missing' : 'unknown-value');
      return [
        {
          type,
          status: status === 'True' || status === 'False' ? status : ('Unknown' as const),
          reason: text('reason'),
          message: text('message'),
          since: text('lastTransitionTime'),
        },
      ];
    });

/** Conditions of a machine: since when they are is of no use here, and would be all that tells those of thousands of VMs apart. */
export const readTimelessConditions = (object: Part): readonly Condition[] =>
  readConditions(object).map((condition) => ({ ...condition, since: '' }));

export const isTrue = (conditions: readonly Condition[], type: string): boolean =>
  conditions.some((condition) => condition.type === type && condition.status === 'True');
