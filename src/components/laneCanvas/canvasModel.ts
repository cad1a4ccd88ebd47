import type { EdgeModel, NodeModel } from '@patternfly/react-topology';
import type { Card, CardStatus, Link, Picture, Presence } from '../../core/topology/card';
import { CARD_HEIGHT, CARD_WIDTH } from '../../core/topology/laneGrid';
import type { Layout } from '../../core/topology/layOut';
import type { Point } from '../../core/topology/routeLinks';
import type { Say } from '../../words/catalogue';
import { sayLabel, sayTitle } from '../../words/sayCard';
import { saySubtitles } from '../../words/saySubtitles';
import { sayFinding } from '../../words/sayFinding';
import { sayOrMore } from '../../words/sayLeast';
import { linkMiddle } from '../../core/topology/linkPath';
import { cardFacts, cardTitle } from '../../core/topology/cardText';

/** What a card draws: texts ready to show. */
export interface CardData {
  icon: Card['facts']['type'];
  presence: Presence;
  status: CardStatus;
  title: string;
  subtitle: string;
  /** Nodes, or NICs: all that is said when the picture is small. */
  count: string;
  /** The spoken name, and the tooltip with what was shortened. */
  label: string;
  /** What is wrong, spoken after the name; empty when nothing is. */
  description: string;
}

export interface LinkData {
  source: string;
  target: string;
  status: Link['status'];
  path: string;
  middle: Point;
  /** Namespaces with an attachment; empty on other links. */
  number: string;
  /** 1 to 3, by the order of magnitude of its nodes. */
  strength: number;
}

const descriptionOf = (say: Say, { status, findings }: Card): string =>
  [
    ...(status === 'ok' ? [] : [say(`topology.status.${status}`)]),
    ...findings.slice(0, 3).map((finding) => sayFinding(say, finding).title),
  ].join('. ');

const countOf = (say: Say, { facts, weight, presence }: Card): string => {
  if (facts.type === 'more') return say('noun.count', { count: facts.count });
  if (presence === 'missing' && weight === 0) return '';
  return sayOrMore(say, facts.type === 'nics' ? facts : {}, weight);
};

const cardData = (say: Say, card: Card): CardData => ({
  icon: card.facts.type,
  presence: card.presence,
  status: card.status,
  title: cardTitle(sayTitle(say, card), card.status),
  subtitle: cardFacts(saySubtitles(say, card)),
  count: countOf(say, card),
  label: sayLabel(say, card),
  description: descriptionOf(say, card),
});

const linkData = (say: Say, link: Link, route: readonly Point[], path: string): LinkData => ({
  source: link.source,
  target: link.target,
  status: link.status,
  path,
  middle: linkMiddle(route),
  number: link.namespaces === undefined ? '' : sayOrMore(say, link, link.namespaces),
  strength: link.nodes.length >= 100 ? 3 : link.nodes.length >= 10 ? 2 : 1,
});

export interface CanvasModel {
  nodes: readonly (Omit<NodeModel, 'data'> & { data: CardData; x: number; y: number })[];
  edges: readonly (Omit<EdgeModel, 'data'> & { data: LinkData })[];
}

/** The picture as react-topology takes it: positions and texts are part of the model, the library lays nothing out. */
export const canvasModel = (say: Say, picture: Picture, layout: Layout): CanvasModel => {
  const cards = new Map(picture.cards.map((card) => [card.id, card]));
  const nodes = layout.order.flat().flatMap((id) => {
    const card = cards.get(id);
    const place = layout.positions.get(id);
    if (card === undefined || place === undefined) return [];
    return [
      {
        id,
        type: 'card',
        width: CARD_WIDTH,
        height: CARD_HEIGHT,
        x: place.x,
        y: place.y,
        data: cardData(say, card),
      },
    ];
  });
  const edges = picture.links.flatMap((link) => {
    const route = layout.routes.get(link.id);
    const path = layout.paths.get(link.id);
    if (route === undefined || path === undefined) return [];
    const { id, source, target } = link;
    return [{ id, type: 'link', source, target, data: linkData(say, link, route, path) }];
  });
  return { nodes, edges };
};
