import fc from 'fast-check';
import { layeredPicture } from '../../../dev/fixtures/layeredPicture';
import type { Picture } from './card';
import { CARD_HEIGHT } from './laneGrid';
import { layOut } from './layOut';
import type { Layout } from './layOut';

const size = fc.integer({ min: 1, max: 7 });

const models = fc.record({
  sizes: fc.tuple(size, size, size, size, size, size),
  linksPerCard: fc.double({ min: 1, max: 2, noNaN: true }),
  seed: fc.integer({ min: 1, max: 10_000 }),
});

const without = (picture: Picture, gone: ReadonlySet<string>): Picture => ({
  ...picture,
  cards: picture.cards.filter(({ id }) => !gone.has(id)),
  links: picture.links.filter(({ source, target }) => !gone.has(source) && !gone.has(target)),
});

/** Cards without a place, and pairs of cards of one lane of which one stands on the other. */
const overlaps = (picture: Picture, { positions }: Layout): readonly string[] => {
  const placed = picture.cards.map(({ id, lane }) => ({
    id,
    lane,
    y: positions.get(id)?.y ?? NaN,
  }));
  return placed.flatMap((a, index) => [
    ...(Number.isNaN(a.y) ? [`${a.id} has no place`] : []),
    ...placed
      .slice(index + 1)
      .filter((b) => a.lane === b.lane && Math.abs(a.y - b.y) < CARD_HEIGHT)
      .map((b) => `${a.id} on ${b.id}`),
  ]);
};

describe('a picture that differs little from the one before', () => {
  it('has room for every card, whichever cards came or went', () => {
    fc.assert(
      fc.property(models, fc.infiniteStream(fc.nat(1000)), fc.boolean(), (model, picks, grows) => {
        const whole = layeredPicture(model);
        const gone = new Set(
          [...picks.take(3)].flatMap((pick) => whole.cards[pick % whole.cards.length]?.id ?? []),
        );
        const part = without(whole, gone);
        const [before, after] = grows ? [part, whole] : [whole, part];
        expect(overlaps(after, layOut(after, layOut(before)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is laid out anew where nothing of it was there before', () => {
    const picture = layeredPicture({ sizes: [1, 1, 2, 2, 3, 3], linksPerCard: 1, seed: 5 });
    const other = without(picture, new Set(picture.cards.map(({ id }) => id)));
    expect(layOut(picture, layOut(other))).toEqual(layOut(picture));
  });
});
