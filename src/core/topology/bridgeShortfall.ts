import type { Card, Link } from './card';

/**
 * Says on each bridge on which nodes a bridge of its name is missing, or carries less than elsewhere: those of its ghost and of its links
 * that are not whole.
 */
export const withShortfall = (cards: readonly Card[], links: readonly Link[]): readonly Card[] => {
  const ghosts = new Map<string, readonly string[]>();
  for (const { facts, presence, nodes } of cards) {
    if (facts.type === 'bridge' && presence === 'missing') ghosts.set(facts.name, nodes);
  }
  const unmapped = new Set<string>();
  for (const { source, lacking } of links) if (lacking.length > 0) unmapped.add(source);
  return cards.map((card) => {
    if (card.facts.type !== 'bridge' || card.presence !== 'there') return card;
    const lacking = ghosts.get(card.facts.name) ?? [];
    const partial = lacking.length > 0 || unmapped.has(card.id);
    if (!partial) return card;
    const facts = { ...card.facts, lacking };
    return { ...card, facts, status: card.status === 'error' ? card.status : 'warning' };
  });
};
