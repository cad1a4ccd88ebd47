import type { Card } from '../core/topology/card';
import type { Say } from './catalogue';
import { SEPARATOR, sayFacts, saySubtitle } from './sayCard';

/** What is left of the facts where they have no room: how many nodes it is about stays, what it is of is said shorter or not at all. */
const shorter = (say: Say, card: Card): readonly (readonly string[])[] => {
  const { facts, presence } = card;
  const [first = '', ...rest] = sayFacts(say, card);
  if (presence !== 'there') return [];
  switch (facts.type) {
    case 'bridge':
      return [[first, ...rest.slice(0, 1)], rest.slice(0, 1)];
    case 'localnet':
      return facts.bridges.length === 1 ? [[facts.bridges[0] ?? '', ...rest]] : [];
    case 'uplink':
      return facts.members.length > 0 && facts.namings.length === 1
        ? [[say('topology.members', { count: facts.members.length }), ...rest]]
        : [];
    default:
      return [];
  }
};

/** Wordings of the second line of a card, the fullest first. */
export const saySubtitles = (say: Say, card: Card): readonly string[] => [
  saySubtitle(say, card),
  ...shorter(say, card).map((pieces) => pieces.join(SEPARATOR)),
];
