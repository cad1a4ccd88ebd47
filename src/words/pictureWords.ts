import type { Card, Link } from '../core/topology/card';
import type { PictureWords } from '../core/topology/pictureWords';
import type { Say } from './catalogue';
import { saySubtitles } from './saySubtitles';
import { sayNodeCounts } from './sayCoverage';
import { sayCardFacts, sayFacts, sayLabel, sayNoun, sayTitle } from './sayCard';
import { sayFinding } from './sayFinding';

/** `1,290 of 1,306 nodes`, `9 of 14 NICs`; empty where nothing is counted. */
const sayLinkCoverage = (say: Say, { coverage }: Link): string => {
  if (coverage === undefined) return '';
  return coverage.of === 'nodes'
    ? sayNodeCounts(say, coverage)
    : say('topology.nicsOf', { count: coverage.whole, all: coverage.all });
};

const sayStatus = (say: Say, { status, findings }: Card): string =>
  [
    ...(status === 'ok' ? [] : [say(`topology.status.${status}`)]),
    ...findings.map((finding) => sayFinding(say, finding).title),
  ].join('. ');

/** The texts of the picture for its writers: the same that the page shows. */
export const pictureWords = (say: Say): PictureWords => ({
  name: say('topology.canvas'),
  lane: (lane) => say(`topology.lane.${lane}`),
  noun: (card) =>
    card.facts.type === 'nics' ? say('topology.lane.nics') : sayNoun(say, card.facts),
  title: (card) => sayTitle(say, card),
  facts: (card) => sayFacts(say, card).join(' · '),
  subtitles: (card) => saySubtitles(say, card),
  allFacts: (card) => sayCardFacts(say, card),
  label: (card) => sayLabel(say, card),
  status: (card) => sayStatus(say, card),
  count: (count) => say('noun.count', { count }),
  coverage: (link) => sayLinkCoverage(say, link),
  columns: [
    say('topology.list.lane'),
    say('topology.list.kind'),
    say('topology.list.name'),
    say('topology.list.facts'),
    say('topology.list.status'),
    say('topology.list.stands'),
    say('topology.list.carries'),
  ],
});
