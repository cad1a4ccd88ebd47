import type { Card, Link, Mark, Picture } from './card';
import type { Topology, WholeDrawing } from './createTopology';
import type { PictureQuery } from './pictureQuery';
import { DEFAULT_LOCALNET } from './sketchLocalnets';

/** What of a card a plan may change; findings and counts that follow from elsewhere are part of it, because they are what people look for. */
const cardText = ({ presence, status, facts, nodes, weight }: Card): string =>
  JSON.stringify([
    presence,
    status,
    // NICs are told by their number and VMs; their states are nothing that a plan draws.
    facts.type === 'nics' ? [facts.of, facts.vms, facts.namespaces] : facts,
    nodes,
    weight,
  ]);

const linkText = ({ status, nodes, lacking, unread, coverage, namespaces }: Link): string =>
  JSON.stringify([status, nodes, lacking, unread, coverage ?? null, namespaces ?? null]);

/** Cards of one lane that people call the same: a bridge whose uplink changes is another card by its configuration. */
const sameThing = ({ lane, facts, id }: Card): string => {
  switch (facts.type) {
    case 'bridge':
      return `${lane} ${facts.name}`;
    case 'uplink':
      return `${lane} ${facts.name} ${facts.bridge ?? ''}`;
    default:
      return id;
  }
};

const marked = <T extends { id: string }>(
  now: readonly T[],
  then: readonly T[],
  text: (one: T) => string,
): { id: string; mark: Mark | undefined; one: T }[] => {
  const before = new Map(now.map((one) => [one.id, text(one)]));
  return then.map((one) => {
    const old = before.get(one.id);
    const mark = old === undefined ? 'added' : old === text(one) ? undefined : 'changed';
    return { id: one.id, mark, one };
  });
};

/** The drawing after a plan, with what it adds, changes and takes away marked against the drawing before it. */
const overlay = (now: WholeDrawing, then: WholeDrawing): WholeDrawing => {
  // A spare NIC has a card only beside the ghost of its bridge, and physnet only where there is no other localnet: neither is gone when its
  // card is.
  const real = now.cards.filter(
    ({ presence, facts }) =>
      presence === 'there' &&
      (facts.type !== 'localnet' || facts.name !== DEFAULT_LOCALNET) &&
      (facts.type !== 'uplink' || facts.bridge !== undefined || facts.master),
  );
  const known = new Set(real.map(sameThing));
  const cards = marked(now.cards, then.cards, cardText).map(({ mark, one }): Card => {
    if (mark === undefined) return one;
    const renewed = mark === 'added' && known.has(sameThing(one));
    return { ...one, mark: renewed ? 'changed' : mark };
  });
  const kept = new Set(cards.flatMap((card) => [card.id, sameThing(card)]));
  const removed = real
    .filter((card) => !kept.has(card.id) && !kept.has(sameThing(card)))
    .map((card): Card => ({ ...card, mark: 'removed' }));
  const drawn = new Set([...cards, ...removed].map(({ id }) => id));
  const links = marked(now.links, then.links, linkText).map(({ mark, one }): Link =>
    mark === undefined ? one : { ...one, mark },
  );
  const ids = new Set(links.map(({ id }) => id));
  const cut = now.links
    .filter(({ id, source, target }) => !ids.has(id) && drawn.has(source) && drawn.has(target))
    .map((link): Link => ({ ...link, mark: 'removed' }));
  return { cards: [...cards, ...removed], links: [...links, ...cut], matches: then.matches };
};

/**
 * What a plan would draw: the picture of the projected cluster, with added, changed and removed cards and links marked. Marked cards are drawn
 * whatever the caps. `now` and `then` are the topologies of the inventory and of the projected one.
 */
export const previewPicture = (now: Topology, then: Topology, query: PictureQuery): Picture => {
  const drawing = overlay(now.drawing(query), then.drawing(query));
  const touched = drawing.cards.flatMap(({ id, mark }) => (mark === undefined ? [] : [id]));
  return then.bounded(drawing, { ...query, pinned: [...query.pinned, ...touched] });
};
