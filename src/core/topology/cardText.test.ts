import { cardFacts, cardTitle, FACTS, SIGN, TITLE } from './cardText';
import { CARD_WIDTH } from './laneGrid';
import { textWidth } from './textWidth';

const wide = 'm'.repeat(63);

test.each(['error', 'warning', 'unknown'] as const)(
  'a title ends before the sign of a card with the status %s',
  (status) => {
    const title = cardTitle(wide, status);
    expect(title).toBe('mmm…mmm');
    expect(TITLE.x + textWidth(title, TITLE)).toBeLessThan(SIGN.x);
  },
);

test('a title without a sign beside it reaches further, and ends within the card', () => {
  const title = cardTitle(wide, 'ok');
  expect(title).toBe('mmmm…mmmm');
  expect(TITLE.x + textWidth(title, TITLE)).toBeLessThan(CARD_WIDTH);
});

test('facts end within the card, and the usual ones are whole', () => {
  expect(FACTS.x + textWidth(cardFacts([`VLAN 1924 on ${wide}`]), FACTS)).toBeLessThan(CARD_WIDTH);
  expect(cardFacts(['VLAN 1926 · MTU 9000'])).toBe('VLAN 1926 · MTU 9000');
  expect(cardFacts(['eno1 + eno2 · 3 nodes'])).toBe('eno1 + eno2 · 3 nodes');
});

test('of several wordings of the facts the fullest that has room is taken', () => {
  const texts = ['OVS · 1,238 of 1,245 nodes', '1,238 of 1,245 nodes'];
  expect(cardFacts(texts)).toBe('1,238 of 1,245 nodes');
  expect(cardFacts(['OVS · 3 nodes', '3 nodes'])).toBe('OVS · 3 nodes');
});

test('a name of at most 16 letters of ordinary width is whole on a card that is fine', () => {
  expect(cardTitle('bridge-vlan-1924', 'ok')).toBe('bridge-vlan-1924');
  expect(cardTitle('machine-net', 'error')).toBe('machine-net');
});
