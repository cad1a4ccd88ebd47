import { sayEnglish } from './catalogue';
import { fill, plainNumbers } from './say';

describe('a text with parameters', () => {
  it.each([
    ['{{count}} of {{all}}', { count: 1290, all: 1306 }, '1,290 of 1,306'],
    ['{{count}} left', { count: 999 }, '999 left'],
    ['VLAN {{vlan}}, MTU {{mtu}}', { vlan: 1924, mtu: 9000 }, 'VLAN 1924, MTU 9000'],
    ['{{speed}} Mb/s', { speed: 25000 }, '25000 Mb/s'],
    ['not {{this}}', {}, 'not {{this}}'],
  ])('%s with %j is %s: amounts are grouped, settings are not', (text, params, said) => {
    expect(fill(text, params)).toBe(said);
  });

  it('is said in the manner of the language', () => {
    const german = { language: 'de', more: 'und {{count}} weitere' };
    expect(fill('{{count}} Knoten', { count: 12_000 }, german)).toBe('12.000 Knoten');
    expect(fill('{{names}}.', { names: 'a, b, …+1200' }, german)).toBe('a, b und 1.200 weitere.');
  });

  it('says how many more there are of a list that was shortened', () => {
    expect(fill('Networks: {{names}}.', { names: 'a, b, c, d, e, …+88' })).toBe(
      'Networks: a, b, c, d, e and 88 more.',
    );
  });

  it('has plain numbers where a program reads it, and its plural all the same', () => {
    const plain = plainNumbers(sayEnglish);
    expect(plain('noun.nodes', { count: 2000 })).toBe('2000 nodes');
    expect(plain('noun.nodes', { count: 1 })).toBe('1 node');
    expect(sayEnglish('noun.nodes', { count: 2000 })).toBe('2,000 nodes');
    expect(plain('nav.topology')).toBe('Topology');
  });
});
