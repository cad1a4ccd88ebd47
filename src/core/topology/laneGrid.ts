import { compareNames } from '../values/compareNames';
import { mustGet } from '../values/mustGet';
import type { Card, Picture } from './card';
import { Neighbours } from './neighbours';
import type { Pull, Slot } from './orderLanes';

/** Pixels at scale 1: six lanes fit a window of 1280 px. */
export const CARD_WIDTH = 152;
export const CARD_HEIGHT = 56;
export const GAP = 22;

/** Room for a link that passes through a lane. */
const PASSAGE_HEIGHT = 6;

/** Left edge of a lane's cards. */
export const laneX = (lane: number): number => lane * (CARD_WIDTH + GAP);

const presenceGroup: Record<Card['presence'], number> = { there: 0, unknown: 1, missing: 2 };

const cardSlot = (card: Card, lane: number): Slot => ({
  id: card.id,
  lane,
  height: CARD_HEIGHT,
  rank: [card.facts.type === 'more' ? 3 : presenceGroup[card.presence], card.weight, card.id],
});

/** A picture as slots in lanes: its cards, and the places where links pass through lanes. */
export interface LaneGrid {
  laneCount: number;
  slots: ReadonlyMap<string, Slot>;
  /** Links between neighbouring lanes, each pair once, sorted. */
  pulls: readonly Pull[];
  neighbours: Neighbours;
  /** Ids of slots that are drawn for something missing: they never bend the line of what is there. */
  ghosts: ReadonlySet<string>;
  /** For each link the slots it runs through from left to right, its ends included. */
  stops: ReadonlyMap<string, readonly string[]>;
}

/** Links from one card that leave out lanes share one passage through each of them. */
export const laneGrid = ({ lanes, cards, links }: Picture): LaneGrid => {
  const places = new Map(lanes.map(({ lane }, place) => [lane, place]));
  const slots = new Map(cards.map((card) => [card.id, cardSlot(card, mustGet(places, card.lane))]));
  const pulls = new Map<string, Pull>();
  const stops = new Map<string, readonly string[]>();
  for (const { id, source, target } of links) {
    const [from, to] = [mustGet(slots, source), mustGet(slots, target)];
    const run: string[] = [source];
    for (let lane = from.lane + 1; lane < to.lane; lane++) {
      const passage = `passage:${String(lane)}:${source}`;
      const rank = [from.rank[0], from.rank[1], passage] as const;
      slots.set(passage, { id: passage, lane, height: PASSAGE_HEIGHT, rank });
      run.push(passage);
    }
    run.push(target);
    stops.set(id, run);
    for (const [index, next] of run.slice(1).entries()) {
      const stop = run[index] ?? source;
      pulls.set(`${stop}>${next}`, { source: stop, target: next });
    }
  }
  const sorted = [...pulls.values()].sort(
    (a, b) => compareNames(a.source, b.source) || compareNames(a.target, b.target),
  );
  return {
    laneCount: lanes.length,
    slots,
    pulls: sorted,
    neighbours: new Neighbours(sorted),
    ghosts: new Set(cards.flatMap(({ id, presence }) => (presence === 'missing' ? [id] : []))),
    stops,
  };
};

export const isCard = ({ height }: Slot): boolean => height === CARD_HEIGHT;
