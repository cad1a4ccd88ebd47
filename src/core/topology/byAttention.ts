import { compareNames } from '../values/compareNames';
import { cardStatuses } from './card';
import type { Card } from './card';

/** Who is drawn first where room is short: what is pinned, then what is worse, then what weighs more. */
export const byAttention =
  (pinned: ReadonlySet<string>) =>
  (a: Card, b: Card): number =>
    Number(pinned.has(b.id)) - Number(pinned.has(a.id)) ||
    cardStatuses.indexOf(a.status) - cardStatuses.indexOf(b.status) ||
    b.weight - a.weight ||
    compareNames(a.id, b.id);
