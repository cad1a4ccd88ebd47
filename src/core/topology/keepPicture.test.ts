import { findScenario } from '../../../dev/scenarios/scenarios';
import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import type { Picture } from './card';
import { createTopology } from './createTopology';
import { keepPicture } from './keepPicture';
import { layOutAfter } from './layOut';
import { wholePicture } from './pictureQuery';

const world = worldOfObjects(findScenario('three-workers').objects());
const drawn = createTopology(world, createDiagnosis(world)).picture(wholePicture);

/** The same picture, drawn anew. */
const again = (change: Partial<Picture> = {}): Picture => ({
  ...structuredClone(drawn),
  ...change,
});

describe('a picture that takes the place of another', () => {
  test('is the one before where it says the same', () => {
    expect(keepPicture(drawn, again({ undrawnLinks: drawn.undrawnLinks }))).toBe(drawn);
  });

  test('keeps every card and link that says the same', () => {
    const [first, ...others] = drawn.cards;
    if (first === undefined) throw new Error('no card');
    const changed: Picture = again({
      cards: [{ ...first, weight: 99 }, ...structuredClone(others)],
    });
    const kept = keepPicture(drawn, changed);
    expect(kept).not.toBe(drawn);
    expect(kept.cards[0]).toBe(changed.cards[0]);
    expect(kept.cards.slice(1).every((card, index) => card === others[index])).toBe(true);
    expect(kept.links).toBe(drawn.links);
    expect(kept.lanes).toBe(drawn.lanes);
  });

  test('has fewer cards, or one that was not there', () => {
    const fewer = keepPicture(drawn, again({ cards: structuredClone(drawn.cards.slice(1)) }));
    expect(fewer.cards).toEqual(drawn.cards.slice(1));
    expect(keepPicture(fewer, again()).cards).toEqual(drawn.cards);
  });

  test.each([
    ['the same matches', ['a', 'b'], ['b', 'a'], true],
    ['another match', ['a', 'b'], ['a', 'c'], false],
    ['fewer matches', ['a', 'b'], ['a'], false],
    ['no search any more', ['a'], undefined, false],
    ['a search, at first', undefined, ['a'], false],
  ])('with %s', (_what, before, now, same) => {
    const of = (ids: readonly string[] | undefined) =>
      ids === undefined ? undefined : new Set(ids);
    const former = { ...drawn, matches: of(before) };
    const kept = keepPicture(former, again({ matches: of(now), undrawnLinks: drawn.undrawnLinks }));
    expect(kept === former).toBe(same);
    expect(kept.matches).toEqual(of(now));
  });

  test.each<[string, Partial<Picture>, boolean]>([
    ['the same frame', {}, true],
    ['a link less', { links: drawn.links.slice(1) }, false],
    ['cards in another order', { cards: [...drawn.cards].reverse() }, false],
    ['links in another order', { links: [...drawn.links].reverse() }, false],
    ['lanes in another order', { lanes: [...drawn.lanes].reverse() }, false],
    [
      'a card that went missing',
      { cards: drawn.cards.map((card, i) => (i === 0 ? { ...card, presence: 'missing' } : card)) },
      false,
    ],
  ])('is laid out as before with %s alone', (_what, change, same) => {
    const layout = layOutAfter(drawn, undefined);
    expect(layOutAfter(again(change), { picture: drawn, layout }) === layout).toBe(same);
  });

  test('is laid out anew where it has a card more', () => {
    const layout = layOutAfter(drawn, undefined);
    const before = { picture: again({ cards: drawn.cards.slice(1) }), layout };
    expect(layOutAfter(drawn, before)).not.toBe(layout);
  });
});
