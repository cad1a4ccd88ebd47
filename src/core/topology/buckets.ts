import { compareNames } from '../values/compareNames';
import { byAttention } from './byAttention';
import type { Card } from './card';

/** The networks of one localnet or Linux bridge, ranked. */
export interface Bucket {
  /** `undefined`: networks that stand on neither or on a localnet that is not drawn, and attachments that lead nowhere. */
  of: string | undefined;
  cards: readonly Card[];
}

export interface Share extends Bucket {
  shown: readonly Card[];
  hidden: readonly Card[];
}

const bucketOf = ({ facts }: Card, undrawn: ReadonlySet<string>): string | undefined => {
  const of =
    facts.type === 'network' ? (facts.network.localnet ?? facts.network.bridge) : undefined;
  return of === undefined || undrawn.has(of) ? undefined : of;
};

/**
 * Puts the networks into buckets by what they stand on; the bucket whose first card needs most attention comes first. `undrawn` are names of
 * localnets that have no card.
 */
export const bucketsOf = (
  cards: readonly Card[],
  pinned: ReadonlySet<string>,
  undrawn: ReadonlySet<string>,
): readonly Bucket[] => {
  const order = byAttention(pinned);
  const buckets = new Map<string | undefined, Card[]>();
  for (const card of cards) {
    const of = bucketOf(card, undrawn);
    const bucket = buckets.get(of);
    if (bucket === undefined) buckets.set(of, [card]);
    else bucket.push(card);
  }
  return [...buckets]
    .map(([of, own]) => ({ of, cards: own.sort(order) }))
    .sort((a, b) => {
      const [first, other] = [a.cards[0], b.cards[0]];
      const attention = first === undefined || other === undefined ? 0 : order(first, other);
      return attention || compareNames(a.of ?? '', b.of ?? '');
    });
};

/** The first cards of a bucket and one for the rest, `limit` together; pinned cards are shown beyond it. */
const share = (bucket: Bucket, limit: number, pinned: ReadonlySet<string>): Share => {
  const { cards } = bucket;
  if (cards.length <= limit) return { ...bucket, shown: cards, hidden: [] };
  const must = cards.filter(({ id }) => pinned.has(id)).length;
  const count = Math.max(limit - 1, must);
  return { ...bucket, shown: cards.slice(0, count), hidden: cards.slice(count) };
};

const sizeOf = (shares: readonly Share[]): number =>
  shares.reduce((sum, { shown, hidden }) => sum + shown.length + Number(hidden.length > 0), 0);

/**
 * Shares `room` cards out among the buckets: each gets the same limit, the highest that fits, so that every localnet shows its most important
 * networks. Where there are more buckets than room, those that need least attention become one.
 */
export const shareOut = (
  buckets: readonly Bucket[],
  pinned: ReadonlySet<string>,
  room: number,
): readonly Share[] => {
  const largest = Math.max(0, ...buckets.map(({ cards }) => cards.length));
  let [low, high] = [1, Math.min(largest, room)];
  const at = (limit: number): readonly Share[] =>
    buckets.map((bucket) => share(bucket, limit, pinned));
  if (sizeOf(at(low)) > room) return merged(buckets, pinned, room);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sizeOf(at(middle)) <= room) low = middle;
    else high = middle - 1;
  }
  return at(low);
};

/** One card per bucket is still too much: the first cards of all are shown, and one card stands for the rest. */
const merged = (
  buckets: readonly Bucket[],
  pinned: ReadonlySet<string>,
  room: number,
): readonly Share[] => {
  const ranked = buckets.flatMap(({ cards }) => cards).sort(byAttention(pinned));
  const [shown, hidden] = [ranked.slice(0, room - 1), ranked.slice(room - 1)];
  return [{ of: undefined, cards: ranked, shown, hidden }];
};
