import { compareNames } from '../values/compareNames';
import { worst } from './card';
import type { Card, Picture } from './card';
import { Neighbours } from './neighbours';
import { hopOf, there } from './pathHops';
import type { PathHop } from './pathHop';
import type { Slice } from './pathHops';

/** Lines per lane: a hub with forty networks is not read out one by one. */
const LINES_PER_LANE = 4;

/** Cards that people call the same are one line: a bridge and its ghost, a NIC that is used here and free there. */
const lineOf = ({ id, facts }: Card): string =>
  facts.type === 'bridge' || facts.type === 'uplink' ? facts.name : id;

const groupsOf = (cards: readonly Card[], seen: boolean): readonly (readonly Card[])[] => {
  const groups = new Map<string, Card[]>();
  for (const card of cards) {
    // Where some switch is seen, those that are not are a note beneath it; unread nodes beneath the bridges.
    if (card.presence === 'unknown' && seen && card.lane !== 'localnets') continue;
    const name = lineOf(card);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [card]);
    else group.push(card);
  }
  const weight = (group: readonly Card[]): number =>
    Math.max(...group.map((card) => (card.presence === 'there' ? card.weight : 0)));
  return [...groups.values()]
    .map((group) =>
      [...group].sort((a, b) => weight([b]) - weight([a]) || compareNames(a.id, b.id)),
    )
    .sort((a, b) => weight(b) - weight(a) || compareNames(a[0]?.id ?? '', b[0]?.id ?? ''));
};

/**
 * The path of a selection in words, as data: one line per thing from the switch to the NICs, over the slice that the selection lights.
 * Empty when the card is not in the picture.
 */
export const pathOf = (picture: Picture, selected: string): readonly PathHop[] => {
  const lit = new Neighbours(picture.links).closure([selected]);
  const cards = picture.cards.filter(({ id }) => lit.has(id));
  const byId = new Map(cards.map((card) => [card.id, card]));
  if (!byId.has(selected)) return [];
  const links = picture.links.filter(({ source, target }) => byId.has(source) && byId.has(target));
  const slice: Slice = { cards, links, byId };
  return picture.lanes.flatMap(({ lane }) => {
    const own = cards.filter((card) => card.lane === lane);
    const groups = groupsOf(own, there(own).length > 0);
    const first = (group: readonly Card[]): number =>
      Number(group.some(({ id }) => id === selected));
    const lines = [...groups].sort((a, b) => first(b) - first(a));
    const rest = Math.max(0, lines.length - LINES_PER_LANE);
    const hops = lines
      .slice(0, LINES_PER_LANE)
      .map((group): PathHop => ({ lane, cards: group, ...hopOf[lane](group, slice), more: 0 }));
    if (rest === 0) return hops;
    const statuses = lines.slice(LINES_PER_LANE).map((group) => hopOf[lane](group, slice).status);
    return [
      ...hops,
      { lane, cards: [], status: worst(statuses), count: undefined, notes: [], more: rest },
    ];
  });
};
