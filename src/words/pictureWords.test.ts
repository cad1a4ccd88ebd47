/** @jest-environment jsdom */
import { worldOfObjects } from '../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../dev/scenarios/scenarios';
import { createDiagnosis } from '../core/diagnostics/createDiagnosis';
import type { Card, CardFacts, Picture } from '../core/topology/card';
import { createTopology } from '../core/topology/createTopology';
import { csvOf } from '../core/topology/csvOf';
import { layOut } from '../core/topology/layOut';
import { mermaidOf } from '../core/topology/mermaidOf';
import { wholePicture } from '../core/topology/pictureQuery';
import { rowsOf } from '../core/topology/rowsOf';
import { svgOf } from '../core/topology/svgOf';
import type { SvgTheme } from '../core/topology/svgTheme';
import { sayEnglish } from './catalogue';
import { pictureWords } from './pictureWords';

const words = pictureWords(sayEnglish);

const pictureOf = (scenario: string): Picture => {
  const world = worldOfObjects(findScenario(scenario).objects());
  return createTopology(world, createDiagnosis(world)).picture(wholePicture);
};

const icon = 'M0 0h1v1z';
const types: readonly CardFacts['type'][] = [
  'switch',
  'unseen-switch',
  'uplink',
  'bridge',
  'unread-nodes',
  'localnet',
  'network',
  'lost-attachment',
  'nics',
  'interface',
  'more',
];

const theme: SvgTheme = {
  background: '#fff',
  lane: '#f2f2f2',
  card: '#fff',
  border: '#c7c7c7',
  text: '#151515',
  subtle: '#4d4d4d',
  link: '#a3a3a3',
  error: '#b1380b',
  warning: '#dca614',
  unknown: '#4d4d4d',
  nounIcons: Object.fromEntries(types.map((type) => [type, icon])) as SvgTheme['nounIcons'],
  statusIcons: { error: icon, warning: icon, unknown: icon },
};

const svgText = (picture: Picture): string => svgOf(picture, layOut(picture), words, theme);

const parsed = (text: string): Document => {
  const document = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
};

/** The same picture with what people could write into a name. */
const renamed = (picture: Picture, name: string): Picture => ({
  ...picture,
  cards: picture.cards.map((card): Card =>
    card.facts.type === 'localnet' ? { ...card, facts: { ...card.facts, name } } : card,
  ),
});

const ODD = '</text><script>alert(1)</script> "&amp; \u0000\u0007\ud800 ]]> end';

describe('the SVG of a picture', () => {
  test('is well-formed and holds every card with its spoken label, every link and the name of every lane', () => {
    const picture = pictureOf('three-workers');
    const document = parsed(svgText(picture));
    const titles = [...document.querySelectorAll('g > title')].map((title) => title.textContent);
    expect(titles).toHaveLength(picture.cards.length);
    expect(titles).toContain('VLAN network vlan-1924, VLAN 1924, reaches 2 of 3 nodes. Warning');
    expect(document.querySelectorAll('path[fill="none"]:not([transform])')).toHaveLength(
      picture.links.length,
    );
    const texts = [...document.querySelectorAll('text')].map((text) => text.textContent);
    expect(texts).toEqual(
      expect.arrayContaining(['Fabric', 'Localnets', 'br-vmdata', 'vlan-1924']),
    );
  });

  test('stands alone: it refers to no address, style sheet, script or font file', () => {
    const text = svgText(pictureOf('three-workers')).replace('http://www.w3.org/2000/svg', '');
    expect(text).not.toMatch(/https?:|href|url\(|@import|<script|<style|<foreignObject|\son\w+=/);
    expect(text).not.toMatch(/NaN|undefined|var\(--/);
  });

  test('takes any name for text and nothing for markup', () => {
    const document = parsed(svgText(renamed(pictureOf('three-workers'), ODD)));
    expect(document.querySelector('script')).toBeNull();
    const texts = [...document.querySelectorAll('title')].map((title) => title.textContent);
    expect(
      texts.some((text) => text.includes('<script>alert(1)</script> "&amp; \ufffd\ufffd\ufffd')),
    ).toBe(true);
  });

  test('keeps every card inside the sheet', () => {
    const document = parsed(svgText(pictureOf('dual-nic')));
    const [, , width = 0, height = 0] = (document.documentElement.getAttribute('viewBox') ?? '')
      .split(' ')
      .map(Number);
    const places = [...document.querySelectorAll('g[transform]')].flatMap((group) => {
      const [, x, y] =
        /^translate\((\S+) (\S+)\)$/.exec(group.getAttribute('transform') ?? '') ?? [];
      return [[Number(x), Number(y)] as const];
    });
    expect(places.length).toBeGreaterThan(9);
    for (const [x, y] of places) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThan(width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThan(height);
    }
  });
});

/** Lines that Mermaid's flowchart grammar takes, as far as the writer uses it. */
const QUOTED = '"[^"\\n]*"';
const mermaidLines = [
  /^flowchart LR$/,
  new RegExp(`^ {2}subgraph \\w+\\[${QUOTED}\\]$`),
  new RegExp(`^ {4}c\\d+\\[${QUOTED}\\](:::(missing|unknown))?$`),
  /^ {2}end$/,
  new RegExp(`^ {2}c\\d+ (---|-\\.-|-\\.-x)(\\|${QUOTED}\\|)? c\\d+$`),
  /^ {2}classDef (missing|unknown) stroke-dasharray:\d \d$/,
];

describe('the Mermaid text of a picture', () => {
  test.each(['three-workers', 'dual-nic'])(
    'of %s is a flowchart with all its cards and links',
    (name) => {
      const picture = pictureOf(name);
      const lines = mermaidOf(picture, layOut(picture), words).trimEnd().split('\n');
      expect(lines.filter((line) => !mermaidLines.some((form) => form.test(line)))).toEqual([]);
      expect(lines.filter((line) => /^ {4}c\d+\[/.test(line))).toHaveLength(picture.cards.length);
      expect(lines.filter((line) => / (---|-\.-|-\.-x)/.test(line))).toHaveLength(
        picture.links.length,
      );
    },
  );

  test('says of a link that is not whole how far it goes', () => {
    const picture = pictureOf('three-workers');
    expect(mermaidOf(picture, layOut(picture), words)).toContain('|"2 of 3 nodes"|');
  });

  test('takes any name for text', () => {
    const picture = renamed(pictureOf('three-workers'), `${ODD}\n  end`);
    const lines = mermaidOf(picture, layOut(picture), words).trimEnd().split('\n');
    expect(lines.filter((line) => !mermaidLines.some((form) => form.test(line)))).toEqual([]);
  });
});

describe('the list of a picture', () => {
  test('has a row for each card, lane by lane, with what it stands on and carries', () => {
    const picture = pictureOf('three-workers');
    const rows = rowsOf(picture, layOut(picture));
    expect(rows).toHaveLength(picture.cards.length);
    const row = rows.find(({ card }) => card.id === 'localnet:vmdata');
    expect(row?.stands.map(words.title)).toEqual(['br-vmdata', 'br-vmdata']);
    expect(row?.carries.map(words.title)).toEqual(['vlan-1924', 'vlan-1926']);
  });

  test('is CSV with a head and a line for each card', () => {
    const picture = pictureOf('three-workers');
    const lines = csvOf(picture, layOut(picture), words).trimEnd().split('\r\n');
    expect(lines[0]).toBe('Lane,Kind,Name,Facts,Status,Stands on,Carries');
    expect(lines).toHaveLength(picture.cards.length + 1);
    expect(lines.find((line) => line.includes(',vlan-1926,'))).toBe(
      'VLAN networks,VLAN network,vlan-1926,VLAN 1926 · MTU 9000 · reaches 2 of 3 nodes,Warning,vmdata,3 NICs',
    );
  });
});

describe('nodes that could not be read', () => {
  const objects = findScenario('three-workers')
    .objects()
    .filter(
      ({ kind, metadata }) =>
        !(kind === 'NodeNetworkState' && ['worker-2', 'worker-3'].includes(metadata.name)),
    );
  const world = worldOfObjects(objects);
  const picture = createTopology(world, createDiagnosis(world)).picture(wholePicture);
  const layout = layOut(picture);

  test('are said in every writer as not known, never as missed', () => {
    expect(mermaidOf(picture, layout, words)).toContain('-.-|"1 of 3 nodes, 2 unknown"|');
    const line = csvOf(picture, layout, words)
      .split('\r\n')
      .find((one) => one.includes(',vlan-1924,'));
    expect(line).toContain('reaches 1 of 3 nodes, 2 unknown');
    expect(svgText(picture)).toContain('reaches 1 of 3 nodes, 2 unknown');
  });

  test('are no warning in the drawing of a link', () => {
    const links = picture.links.filter(({ target }) => target === 'network:ovn:vlan-1924');
    const drawn = parsed(svgText({ ...picture, links }));
    const strokes = [...drawn.querySelectorAll('path[stroke-width]')].map((path) =>
      path.getAttribute('stroke'),
    );
    expect(strokes).toEqual([theme.unknown]);
  });
});
