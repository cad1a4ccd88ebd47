import fc from 'fast-check';
import type { Card, Lane, Link, Picture } from './card';
import { lanes } from './card';
import { CARD_HEIGHT, GAP } from './laneGrid';
import { layOut } from './layOut';
import type { Layout } from './layOut';

interface Drawn {
  cards: readonly Card[];
  links: readonly Link[];
}

const card = (lane: Lane, number: number): Card => ({
  id: `${lane}-${String(number)}`,
  lane,
  presence: number % 7 === 6 ? 'missing' : 'there',
  status: 'ok',
  facts: { type: 'localnet', name: '', bridges: [], lacking: [] },
  nodes: [],
  subject: undefined,
  findings: [],
  weight: number % 5,
});

const link = (source: string, target: string): Link => ({
  id: `${source}>${target}`,
  source,
  target,
  status: 'ok',
  nodes: [],
  lacking: [],
  unread: [],
  coverage: undefined,
  namespaces: undefined,
  findings: [],
});

const pictureOf = ({ cards, links }: Drawn): Picture => ({
  lanes: lanes.map((lane) => ({ lane, count: 0, notice: undefined })),
  cards,
  links,
  undrawnLinks: 0,
  matches: undefined,
  problems: [],
});

/** Lanes of up to `most` cards, linked to the right, sometimes over lanes. */
const drawn = (most: number): fc.Arbitrary<Drawn> =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: most }), { minLength: 6, maxLength: 6 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: most * 8 }),
    )
    .map(([sizes, ends]) => {
      const cards = lanes.flatMap((lane, index) =>
        Array.from({ length: sizes[index] ?? 1 }, (_, number) => card(lane, number)),
      );
      const links = new Map<string, Link>();
      for (const [at, from, to] of ends) {
        const left = at % 5;
        const right = at % 9 === 0 ? Math.min(5, left + 2) : left + 1;
        const one = link(
          `${lanes[left] ?? 'fabric'}-${String(from % (sizes[left] ?? 1))}`,
          `${lanes[right] ?? 'nics'}-${String(to % (sizes[right] ?? 1))}`,
        );
        links.set(one.id, one);
      }
      return { cards, links: [...links.values()] };
    });

const without = ({ cards, links }: Drawn, id: string): Drawn => ({
  cards: cards.filter((one) => one.id !== id),
  links: links.filter(({ source, target }) => source !== id && target !== id),
});

const expectApart = ({ order, positions }: Layout): void => {
  for (const ids of order) {
    let free = 0;
    for (const id of ids) {
      const y = positions.get(id)?.y ?? NaN;
      expect(y).toBeGreaterThanOrEqual(free);
      free = y + CARD_HEIGHT + GAP - 1;
    }
  }
};

const another = fc
  .tuple(drawn(8), fc.nat())
  .map(([whole, at]) => ({ whole, id: whole.cards[at % whole.cards.length]?.id ?? '' }));

test('one card more moves no card of another lane, and turns round none of its own', () => {
  fc.assert(
    fc.property(another, ({ whole, id }) => {
      const before = layOut(pictureOf(without(whole, id)));
      const after = layOut(pictureOf(whole), before);
      expectApart(after);
      for (const [lane, ids] of before.order.entries()) {
        expect(after.order[lane]?.filter((one) => one !== id)).toEqual(ids);
        if (after.order[lane]?.includes(id) === true) continue;
        for (const other of ids) {
          expect(after.positions.get(other)).toEqual(before.positions.get(other));
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('one card less moves no card at all', () => {
  fc.assert(
    fc.property(another, ({ whole, id }) => {
      const before = layOut(pictureOf(whole));
      const after = layOut(pictureOf(without(whole, id)), before);
      for (const [other, place] of after.positions)
        expect(before.positions.get(other)).toEqual(place);
    }),
    { numRuns: 100 },
  );
});

test('the same picture keeps every card and every route', () => {
  fc.assert(
    fc.property(drawn(6), (whole) => {
      const before = layOut(pictureOf(whole));
      expect(layOut(pictureOf(whole), before).positions).toEqual(before.positions);
    }),
    { numRuns: 50 },
  );
});

test('another picture is laid out anew', () => {
  const one = { cards: [card('bridges', 1), card('bridges', 2)], links: [] };
  const before = layOut(pictureOf(one));
  const many = Array.from({ length: 20 }, (_, number) => card('networks', number));
  const other = { cards: [...one.cards, ...many], links: [link('bridges-2', 'networks-3')] };
  expect(layOut(pictureOf(other), before)).toEqual(layOut(pictureOf(other)));
});

test('the order of cards and links plays no part in what is kept', () => {
  fc.assert(
    fc.property(another, ({ whole, id }) => {
      const before = layOut(pictureOf(without(whole, id)));
      const turned = { cards: [...whole.cards].reverse(), links: [...whole.links].reverse() };
      const [one, other] = [whole, turned].map((each) => layOut(pictureOf(each), before));
      expect([...(other?.positions ?? [])].sort()).toEqual([...(one?.positions ?? [])].sort());
    }),
    { numRuns: 50 },
  );
});
