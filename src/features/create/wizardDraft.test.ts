import { emptyCreateDraft } from '../../core/intents/createDraft';
import { readWizardDraft, withLink } from './wizardDraft';

const linked = (query: string) =>
  withLink(readWizardDraft(undefined), new URLSearchParams(query)).form.physical;

describe('the link that opens the wizard', () => {
  test.each([
    ['localnet=vmdata', { choice: 'existing-localnet', localnet: 'vmdata' }],
    ['bridge=br-vmdata', { choice: 'existing-linux-bridge', bridge: 'br-vmdata' }],
    ['', {}],
  ])('chooses what it names: %s', (query, chosen) => {
    expect(linked(query)).toEqual({ ...emptyCreateDraft.physical, ...chosen });
  });
});
