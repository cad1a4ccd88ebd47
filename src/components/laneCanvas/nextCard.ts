import type { Picture } from '../../core/topology/card';
import type { Layout } from '../../core/topology/layOut';

const verticalDistance = (layout: Layout, a: string, b: string): number =>
  Math.abs((layout.positions.get(a)?.y ?? 0) - (layout.positions.get(b)?.y ?? 0));

const nearest = (layout: Layout, from: string, ids: readonly string[]): string | undefined =>
  [...ids].sort((a, b) => verticalDistance(layout, from, a) - verticalDistance(layout, from, b))[0];

/** The nearest lane with cards in a direction. */
const lanesBeyond = (layout: Layout, lane: number, step: number): readonly string[] => {
  for (let next = lane + step; next >= 0 && next < layout.order.length; next += step) {
    const ids = layout.order[next];
    if (ids !== undefined && ids.length > 0) return ids;
  }
  return [];
};

/**
 * Where a key leads from a card: up and down within its lane, left and right along its links, or to the nearest card of the next lane where
 * it has none. `undefined`: the key means nothing here, or there is nothing in that direction.
 */
export const nextCard = (
  picture: Picture,
  layout: Layout,
  from: string,
  key: string,
): string | undefined => {
  const lane = layout.order.findIndex((ids) => ids.includes(from));
  const own = layout.order[lane] ?? [];
  const index = own.indexOf(from);
  switch (key) {
    case 'ArrowUp':
      return own[index - 1];
    case 'ArrowDown':
      return own[index + 1];
    case 'Home':
      return own[0];
    case 'End':
      return own.at(-1);
    case 'ArrowLeft': {
      const linked = picture.links.flatMap(({ source, target }) =>
        target === from ? [source] : [],
      );
      return nearest(layout, from, linked.length > 0 ? linked : lanesBeyond(layout, lane, -1));
    }
    case 'ArrowRight': {
      const linked = picture.links.flatMap(({ source, target }) =>
        source === from ? [target] : [],
      );
      return nearest(layout, from, linked.length > 0 ? linked : lanesBeyond(layout, lane, 1));
    }
    default:
      return undefined;
  }
};
