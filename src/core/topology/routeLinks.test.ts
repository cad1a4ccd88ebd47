import { countLineCrossings } from '../../../bench/topology/crossings';
import type { Card, Link, Picture } from './card';
import { CARD_HEIGHT, CARD_WIDTH, GAP, laneX } from './laneGrid';
import { layOut } from './layOut';

const card = (id: string, lane: Card['lane']): Card => ({
  id,
  lane,
  presence: 'there',
  status: 'ok',
  facts: { type: 'localnet', name: id, bridges: [], lacking: [] },
  nodes: [],
  subject: undefined,
  findings: [],
  weight: 0,
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

const picture = (cards: readonly Card[], links: readonly Link[]): Picture => ({
  lanes: (['fabric', 'uplinks', 'bridges'] as const).map((lane) => ({
    lane,
    count: 0,
    notice: undefined,
  })),
  cards,
  links,
  undrawnLinks: 0,
  matches: undefined,
  problems: [],
});

const lanesOf = (left: readonly string[], right: readonly string[]): readonly Card[] => [
  ...left.map((id) => card(id, 'fabric')),
  ...right.map((id) => card(id, 'uplinks')),
];

const turnOf = (layout: ReturnType<typeof layOut>, id: string): number | undefined =>
  layout.routes.get(id)?.length === 4 ? layout.routes.get(id)?.[1]?.x : undefined;

test('links that leave one card share one trunk in the gutter', () => {
  const links = ['x', 'y', 'z'].map((target) => link('a', target));
  const layout = layOut(picture(lanesOf(['a'], ['x', 'y', 'z']), links));
  const turns = links.flatMap(({ id }) => turnOf(layout, id) ?? []);
  expect(turns).toHaveLength(2);
  expect(new Set(turns)).toEqual(new Set([CARD_WIDTH + GAP / 2]));
});

test('links that reach one card share one trunk as well', () => {
  const links = ['a', 'b', 'c'].map((source) => link(source, 'x'));
  const layout = layOut(picture(lanesOf(['a', 'b', 'c'], ['x']), links));
  const turns = links.flatMap(({ id }) => turnOf(layout, id) ?? []);
  expect(new Set(turns).size).toBe(1);
});

test('trunks of different cards that pass the same rows never lie on each other', () => {
  const links = [link('a', 'x'), link('a', 'y'), link('b', 'y'), link('b', 'z')];
  const layout = layOut(picture(lanesOf(['a', 'b'], ['x', 'y', 'z']), links));
  const own = new Map<string, Set<number>>();
  for (const { id, source } of links) {
    const turn = turnOf(layout, id);
    if (turn !== undefined) own.set(source, (own.get(source) ?? new Set()).add(turn));
  }
  const all = [...own.values()].flatMap((turns) => [...turns]);
  expect(new Set(all).size).toBe(all.length);
});

test('cards that all lead to the same cards share one trunk, and what is missing has its own', () => {
  const [left, right] = [
    ['a', 'b', 'c'],
    ['x', 'y', 'z'],
  ];
  const cards = lanesOf(left, right).map((one) =>
    one.id === 'c' ? { ...one, presence: 'missing' as const } : one,
  );
  const links = left.flatMap((source) => right.map((target) => link(source, target)));
  const layout = layOut(picture(cards, links));
  const turnsFrom = (...sources: readonly string[]): ReadonlySet<number> =>
    new Set(
      links.flatMap(({ id, source }) =>
        sources.includes(source) ? (turnOf(layout, id) ?? []) : [],
      ),
    );
  const [whole, missing] = [turnsFrom('a', 'b'), turnsFrom('c')];
  expect(whole.size).toBe(1);
  expect(missing.size).toBe(1);
  expect(missing).not.toEqual(whole);
});

test('the trunks of a fan stand so that its links do not cross', () => {
  const links = ['a', 'b', 'c'].flatMap((source) =>
    [1, 2, 3, 4].map((at) => link(source, `${source}${String(at)}`)),
  );
  const layout = layOut(
    picture(
      lanesOf(
        ['a', 'b', 'c'],
        links.map(({ target }) => target),
      ),
      links,
    ),
  );
  const lines = links.map(({ id, source, target }) => ({
    source,
    target,
    points: layout.routes.get(id) ?? [],
  }));
  expect(countLineCrossings(lines)).toBe(0);
});

test('every corner stands in a gutter or on a port, and every piece is level or upright', () => {
  const cards = [
    ...lanesOf(['a', 'b'], ['x', 'y']),
    ...['m', 'n', 'o'].map((id) => card(id, 'bridges')),
  ];
  const pairs = ['a>x', 'a>y', 'b>x', 'a>m', 'b>n', 'x>o', 'y>m', 'y>n'];
  const links = pairs.map((pair) => link(pair[0] ?? '', pair[2] ?? ''));
  const { routes, positions } = layOut(picture(cards, links));
  for (const { id, source, target } of links) {
    const route = routes.get(id) ?? [];
    const [from, to] = [positions.get(source), positions.get(target)];
    expect(route[0]).toEqual({
      x: (from?.x ?? 0) + CARD_WIDTH,
      y: (from?.y ?? 0) + CARD_HEIGHT / 2,
    });
    expect(route.at(-1)).toEqual({ x: to?.x, y: (to?.y ?? 0) + CARD_HEIGHT / 2 });
    for (const [index, point] of route.entries()) {
      const before = route[index - 1];
      if (before !== undefined) expect(before.x === point.x || before.y === point.y).toBe(true);
      const inGutter = [0, 1, 2].some(
        (lane) => point.x >= laneX(lane) + CARD_WIDTH && point.x <= laneX(lane + 1),
      );
      expect(inGutter).toBe(true);
    }
  }
});
