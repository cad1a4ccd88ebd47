import { mustGet } from '../values/mustGet';
import type { Link, Picture } from './card';
import type { Layout } from './layOut';
import type { PictureWords } from './pictureWords';

/** Mermaid takes entities by `#`; everything that ends a quoted text or begins markup is one (mermaid docs, "Entity codes"). */
const textOf = (text: string): string =>
  text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[^\p{L}\p{N} .,:+·…()/_-]/gu, (character) => `#${String(character.codePointAt(0))};`);

const arrow: Record<Link['status'], string> = {
  ok: '---',
  partial: '-.-',
  broken: '-.-x',
  unknown: '-.-',
};

/**
 * The picture as a Mermaid flowchart, for tickets and documents: a subgraph per lane, the cards of each from the top, the coverage on links
 * that are not whole.
 */
export const mermaidOf = (
  { lanes, cards, links }: Picture,
  { order }: Layout,
  words: PictureWords,
): string => {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const names = new Map(order.flat().map((id, index) => [id, `c${String(index)}`]));
  const subgraphs = order.flatMap((ids, index) => {
    const lane = lanes[index]?.lane;
    if (lane === undefined || ids.length === 0) return [];
    return [
      `  subgraph ${lane}["${textOf(words.lane(lane))}"]`,
      ...ids.map((id) => {
        const card = mustGet(byId, id);
        const mark = card.presence === 'there' ? '' : `:::${card.presence}`;
        const text = `${textOf(words.title(card))}<br/>${textOf(words.facts(card))}`;
        return `    ${mustGet(names, id)}["${text}"]${mark}`;
      }),
      '  end',
    ];
  });
  const lines = links.map((link) => {
    const coverage = link.status === 'ok' ? '' : words.coverage(link);
    const label = coverage === '' ? '' : `|"${textOf(coverage)}"|`;
    return `  ${mustGet(names, link.source)} ${arrow[link.status]}${label} ${mustGet(names, link.target)}`;
  });
  return [
    'flowchart LR',
    ...subgraphs,
    ...lines,
    '  classDef missing stroke-dasharray:4 3',
    '  classDef unknown stroke-dasharray:2 2',
    '',
  ].join('\n');
};
