import { crossingPairs, layeredPicture } from '../../../dev/fixtures/layeredPicture';
import type { LayeredModel } from '../../../dev/fixtures/layeredPicture';
import type { Picture } from './card';
import { CARD_WIDTH, laneX } from './laneGrid';
import { layOut } from './layOut';
import type { Point } from './routeLinks';

const heightAt = (route: readonly Point[], x: number): number => {
  const index = route.findIndex((to, at) => {
    const from = route[at - 1];
    return from?.y === to.y && from.x <= x && x <= to.x;
  });
  return route[index]?.y ?? NaN;
};

/** Links as straight lines from lane to lane, so that trunks of a gutter count as what they stand for. */
const crossingsOf = (picture: Picture): number => {
  const { routes } = layOut(picture);
  return crossingPairs(
    picture.links.map(({ id, source, target }) => {
      const route = routes.get(id) ?? [];
      const [start, end] = [route[0]?.x ?? 0, route.at(-1)?.x ?? 0];
      const edges = picture.lanes
        .flatMap((_, lane) => [laneX(lane), laneX(lane) + CARD_WIDTH])
        .filter((x) => x >= start && x <= end);
      return { source, target, points: edges.map((x) => ({ x, y: heightAt(route, x) })) };
    }),
  );
};

/**
 * Crossings of Dagre 1.1.2 on the same models: rankdir LR, nodes of 152 × 56, nodesep and ranksep 22, the best of its three rankers, its edge
 * points joined by straight lines and counted by `crossingPairs`. Recorded, because Dagre is no dependency of this project; the bench of the
 * topology measures it again.
 */
const models: readonly [LayeredModel, number][] = [
  [{ sizes: [3, 4, 4, 3, 8, 8], linksPerCard: 1, seed: 1 }, 1],
  [{ sizes: [6, 10, 10, 6, 14, 14], linksPerCard: 1.5, seed: 2 }, 49],
  [{ sizes: [10, 16, 16, 18, 40, 40], linksPerCard: 1.1, seed: 3 }, 130],
  [{ sizes: [10, 16, 16, 18, 40, 40], linksPerCard: 1.5, seed: 4 }, 577],
  [{ sizes: [20, 40, 40, 40, 80, 80], linksPerCard: 1.1, seed: 5 }, 430],
  [{ sizes: [20, 40, 40, 40, 80, 80], linksPerCard: 1.6, seed: 6 }, 3974],
  [{ sizes: [12, 18, 18, 12, 20, 20], linksPerCard: 2.5, seed: 7 }, 720],
];

test.each(models)('%j crosses at most 1.1 times as often as with Dagre (%d)', (model, dagre) => {
  expect(crossingsOf(layeredPicture(model))).toBeLessThanOrEqual(dagre * 1.1);
});
