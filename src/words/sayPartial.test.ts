import { worldOfProject } from '../../dev/fixtures/worldOfProject';
import { createDiagnosis } from '../core/diagnostics/createDiagnosis';
import type { Card } from '../core/topology/card';
import { createTopology } from '../core/topology/createTopology';
import { pathOf } from '../core/topology/pathOf';
import { wholePicture } from '../core/topology/pictureQuery';
import { cardTitle } from '../core/topology/cardText';
import { sayEnglish } from './catalogue';
import { sayFacts, sayLabel, saySubtitle, sayTitle } from './sayCard';
import { sayPath } from './sayPath';

const world = worldOfProject('three-workers', 'frontend');
const picture = createTopology(world, createDiagnosis(world)).picture(wholePicture);

const card = (id: string): Card => {
  const found = picture.cards.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no card ${id}`);
  return found;
};

describe('what a reader of one project is told of the picture', () => {
  test('calls the NICs of a network the least that there are', () => {
    const nics = card('nics:network:ovn:vlan-1924');
    expect(sayTitle(sayEnglish, nics)).toBe('8+ NICs');
    expect(saySubtitle(sayEnglish, nics)).toMatch(/ 1\+ ns$/);
    expect(sayLabel(sayEnglish, nics)).toBe(
      'VM NICs of vlan-1924, at least 8 NICs, at least 1 namespace',
    );
  });

  test('never loses a word or a digit to the width of a card', () => {
    const nics = card('nics:network:ovn:vlan-1924');
    const { facts, ...rest } = nics;
    expect(cardTitle(sayTitle(sayEnglish, nics), nics.status)).toBe('8+ NICs');
    const [nic] = facts.type === 'nics' ? facts.nics : [];
    if (facts.type !== 'nics' || nic === undefined) throw new Error('no NICs');
    const many = { ...rest, facts: { ...facts, nics: Array.from({ length: 12345 }, () => nic) } };
    expect(cardTitle(sayTitle(sayEnglish, many), 'error')).toBe('12,345+ NICs');
    expect(sayLabel(sayEnglish, many)).toMatch(/, at least 12,345 NICs, /);
  });

  test('is not told that what was not read is fine', () => {
    expect(card('nics:network:ovn:vlan-1924').status).toBe('unknown');
    const path = pathOf(picture, 'nics:network:ovn:vlan-1924');
    expect(path.filter(({ status }) => status === 'ok')).toEqual([]);
  });

  test('counts attachments as far as they were read', () => {
    const { facts, ...rest } = card('network:ovn:vlan-1924');
    if (facts.type !== 'network') throw new Error('no network');
    const network = { ...facts.network, mtu: undefined };
    expect(sayFacts(sayEnglish, { ...rest, facts: { ...facts, network } })).toEqual([
      'VLAN 1924',
      'at least 1 NAD',
    ]);
  });

  test('says so in the path as well', () => {
    const lines = sayPath(sayEnglish, pathOf(picture, 'network:ovn:vlan-1924')).split('\n→ ');
    expect(lines.slice(-2)).toEqual([
      'vlan-1924: at least 1 namespace; Unknown',
      'at least 8 VM NICs: Unknown',
    ]);
  });

  test('gives no number of a lane, a link or a problem as all that there is', () => {
    const counts = picture.lanes.map(({ lane, count, isLeast, notice }) => [
      lane,
      notice?.type === 'unknown' ? '?' : `${isLeast === true ? 'at least ' : ''}${String(count)}`,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      fabric: '?',
      uplinks: '?',
      bridges: '?',
      localnets: '?',
      networks: 'at least 1',
      nics: 'at least 8',
    });
    expect(picture.links.filter(({ namespaces }) => namespaces !== undefined)).not.toHaveLength(0);
    for (const { namespaces, isLeast } of picture.links) {
      if (namespaces !== undefined) expect(isLeast).toBe(true);
    }
  });
});
