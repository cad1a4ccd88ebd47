import { emptyNetworkDraft } from '../../core/intents/createDraft';
import { sayEnglish } from '../../words/catalogue';
import { draftSummary } from './draftSummary';

const summary = (typed: Partial<typeof emptyNetworkDraft>): string =>
  draftSummary(sayEnglish, { ...emptyNetworkDraft, ...typed });

test.each([
  [{ name: 'backup', vlan: '120' }, 'backup · VLAN 120 · MTU 1500'],
  [{ name: 'backup', vlan: '0005', mtu: ' 09000' }, 'backup · VLAN 5 · MTU 9000'],
  [{ name: ' backup ', vlan: '7', untagged: true }, 'backup · untagged · MTU 1500'],
  [{ name: 'backup', vlan: '' }, 'backup'],
  [{ name: 'backup', vlan: '100abc' }, 'backup'],
  [{ name: 'backup', vlan: '5', mtu: 'jumbo' }, 'backup'],
])('%j is summed up as “%s”', (typed, text) => {
  expect(summary(typed)).toBe(text);
});

test('an empty form is introduced instead', () => {
  expect(summary({ vlan: '5' })).toBe(sayEnglish('create.lead'));
  expect(draftSummary(sayEnglish, undefined)).toBe(sayEnglish('create.lead'));
});
