import type { Intent } from '../../core/intents/intent';
import type { Leftover } from '../../core/plan/leftovers';
import type { Say } from '../../words/catalogue';

/** What was left behind, in one sentence. */
export const sayLeftover = (say: Say, leftover: Leftover): string => {
  const { type, name, localnet } = leftover;
  const nodes = leftover.nodes.join(', ');
  switch (type) {
    case 'policy-failed':
      return nodes === ''
        ? say('leftovers.policy-failed-nowhere', { name, localnet })
        : say('leftovers.policy-failed', { name, localnet, nodes });
    case 'policy-emptied':
    case 'network-unmapped':
      return say(`leftovers.${type}`, { name, localnet });
    case 'localnet-dangling':
      return say('leftovers.localnet-dangling', { localnet, nodes });
    case 'localnet-unused':
      return say('leftovers.localnet-unused', { localnet });
  }
};

/** Texts of the dialog in which an intent is reviewed and followed. */
export interface IntentWords {
  title: string;
  body: string;
  start: string;
}

/** The intents that the dialog knows; `undefined` for those that have a page of their own. */
export const wordsOfIntent = (say: Say, intent: Intent): IntentWords | undefined => {
  switch (intent.type) {
    case 'retry-policy':
      return {
        title: say('leftovers.retryTitle', { name: intent.policy }),
        body: say('leftovers.retryBody'),
        start: say('leftovers.startRetry'),
      };
    case 'remove-localnet':
      return {
        title: say('leftovers.removeLocalnetTitle', { name: intent.localnet }),
        body: say('leftovers.removeLocalnetBody'),
        start: say('leftovers.startRemoval'),
      };
    case 'remove-vlan-network':
      return {
        title: say('leftovers.removeNetworkTitle', {
          name: intent.network.replace(/^(ovn|bridge):/, ''),
        }),
        body: say('leftovers.removeNetworkBody'),
        start: say('leftovers.startRemoval'),
      };
    default:
      return undefined;
  }
};
