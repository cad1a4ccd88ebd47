import { mustGet } from '../values/mustGet';
import type { Card, Link, Picture } from './card';
import { cardFacts, cardTitle, FACTS, SIGN, TITLE } from './cardText';
import { CARD_HEIGHT, CARD_WIDTH, laneX } from './laneGrid';
import type { Layout } from './layOut';
import { linkMiddle } from './linkPath';
import type { PictureWords } from './pictureWords';
import type { SvgTheme } from './svgTheme';

const MARGIN = 24;
const HEADER = 40;
/** How far a lane's background reaches beyond its cards. */
const BLEED = 8;

/** Whether XML 1.0 allows a character at all: a name from the cluster may hold any, halves of surrogate pairs included. */
const isAllowed = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
};

const escaped = (text: string): string =>
  Array.from(text, (character) => (isAllowed(character) ? character : '\ufffd'))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

type Attributes = Readonly<Record<string, string | number | undefined>>;

const element = (
  name: string,
  attributes: Attributes,
  children: readonly string[] = [],
): string => {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(String(value))}"`]))
    .join('');
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${children.join('')}</${name}>`;
};

const text = (content: string, attributes: Attributes): string =>
  element('text', attributes, [escaped(content)]);

const colourOf = (theme: SvgTheme, status: Card['status'], fine: string): string =>
  status === 'ok' ? fine : theme[status];

const linkStatus: Record<Link['status'], Card['status']> = {
  ok: 'ok',
  partial: 'warning',
  broken: 'error',
  unknown: 'unknown',
};

const linkOf = (theme: SvgTheme, link: Link, layout: Layout): string => {
  const route = layout.routes.get(link.id) ?? [];
  const status = linkStatus[link.status];
  const { x, y } = linkMiddle(route);
  const count = link.namespaces === undefined ? '' : String(link.namespaces);
  return element('g', {}, [
    element('path', {
      d: mustGet(layout.paths, link.id),
      fill: 'none',
      stroke: colourOf(theme, status, theme.link),
      'stroke-width': link.nodes.length >= 100 ? 3 : link.nodes.length >= 10 ? 2 : 1,
      'stroke-dasharray': link.status === 'broken' ? '5 3' : undefined,
    }),
    ...(count === ''
      ? []
      : [
          text(count, {
            x,
            y: y - 4,
            'text-anchor': 'middle',
            'font-size': 11,
            fill: theme.subtle,
          }),
        ]),
  ]);
};

const cardOf = (theme: SvgTheme, words: PictureWords, card: Card, layout: Layout): string => {
  const { x, y } = mustGet(layout.positions, card.id);
  const { presence, status, facts } = card;
  const label = [words.label(card), words.status(card)].filter((part) => part !== '').join('. ');
  return element('g', { transform: `translate(${String(x)} ${String(y)})` }, [
    element('title', {}, [escaped(label)]),
    element('rect', {
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      rx: 6,
      fill: theme.card,
      stroke: colourOf(theme, status, theme.border),
      'stroke-width': 1.25,
      'stroke-dasharray': presence === 'there' ? undefined : '4 3',
    }),
    element('path', {
      d: theme.nounIcons[facts.type],
      transform: 'translate(10 12)',
      fill: 'none',
      stroke: theme.subtle,
    }),
    text(cardTitle(words.title(card), status), {
      x: TITLE.x,
      y: TITLE.y,
      'font-size': TITLE.size,
      'font-weight': 600,
      fill: theme.text,
    }),
    text(cardFacts(words.subtitles(card)), {
      x: FACTS.x,
      y: FACTS.y,
      'font-size': FACTS.size,
      fill: theme.subtle,
    }),
    ...(status === 'ok'
      ? []
      : [
          element('path', {
            d: theme.statusIcons[status],
            transform: `translate(${String(SIGN.x)} ${String(SIGN.y)})`,
            fill: theme[status],
            'fill-rule': 'evenodd',
          }),
        ]),
  ]);
};

/**
 * The picture as an SVG file that stands alone: colours and outlines are written out, no font, style sheet, script or address is referred to.
 * Every card carries its spoken label, so that the file can be read without seeing it.
 */
export const svgOf = (
  picture: Picture,
  layout: Layout,
  words: PictureWords,
  theme: SvgTheme,
): string => {
  const width = layout.width + 2 * MARGIN;
  const height = layout.height + HEADER + 2 * MARGIN;
  const cards = new Map(picture.cards.map((card) => [card.id, card]));
  const columns = picture.lanes.flatMap(({ lane, count }, index) => {
    const x = laneX(index);
    return [
      element('rect', {
        x: x - BLEED,
        y: -HEADER,
        width: CARD_WIDTH + 2 * BLEED,
        height: layout.height + HEADER + BLEED,
        rx: 6,
        fill: theme.lane,
      }),
      text(words.lane(lane), {
        x,
        y: -14,
        'font-size': 12,
        'font-weight': 600,
        fill: theme.text,
      }),
      text(words.count(count), {
        x: x + CARD_WIDTH,
        y: -14,
        'font-size': 12,
        'text-anchor': 'end',
        fill: theme.subtle,
      }),
    ];
  });
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      role: 'img',
      'font-family': 'Red Hat Text, Helvetica, Arial, sans-serif',
    },
    [
      element('title', {}, [escaped(words.name)]),
      element('rect', { width, height, fill: theme.background }),
      element('g', { transform: `translate(${String(MARGIN)} ${String(MARGIN + HEADER)})` }, [
        ...columns,
        ...picture.links.map((link) => linkOf(theme, link, layout)),
        ...layout.order.flat().map((id) => cardOf(theme, words, mustGet(cards, id), layout)),
      ]),
    ],
  );
};
