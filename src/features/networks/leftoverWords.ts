import type { Intent } from '../../core/intents/intent';
import type { Leftover } from '../../core/plan/leftovers';
import type { Say } from '../../words/catalogue';

/** What was left behind, in one sentence. */
export const sayLeftover = (say: Say, leftover: Leftover): string => {
  const { type, name, place } = leftover;
  const nodes = leftover.nodes.join(', ');
  switch (type) {
    case 'policy-failed':
      return nodes === ''
        ? say('leftovers.policy-failed-nowhere', { name, localnet: place })
        : say('leftovers.policy-failed', { name, localnet: place, nodes });
    case 'policy-emptied':
    case 'network-unmapped':
      return say(`leftovers.${type}`, { name, localnet: place });
    case 'localnet-dangling':
      return say('leftovers.localnet-dangling', { localnet: place, nodes });
    case 'localnet-unused':
      return say('leftovers.localnet-unused', { localnet: place });
    case 'bridge-failed':
      return nodes === ''
        ? say('leftovers.bridge-failed-nowhere', { name, bridge: place })
        : say('leftovers.bridge-failed', { name, bridge: place, nodes });
    case 'bridge-emptied':
    case 'network-bridgeless':
      return say(`leftovers.${type}`, { name, bridge: place });
    case 'bridge-unused':
      return say('leftovers.bridge-unused', { bridge: place });
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
    case 'remove-bridge':
      return {
        title: say('leftovers.removeBridgeTitle', { name: intent.bridge }),
        body: say('leftovers.removeBridgeBody'),
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
