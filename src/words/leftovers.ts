/** Words about what earlier runs left behind, and about going on with it. */
export const leftovers = {
  'leftovers.title': 'Left behind by earlier work',
  'leftovers.lead': 'This was begun here and not finished. Continue it, or remove what was made.',
  'leftovers.list': 'What was left behind',
  'leftovers.policy-failed': 'Policy {{name}} for localnet {{localnet}} is not done on {{nodes}}.',
  'leftovers.policy-failed-nowhere': 'Policy {{name}} for localnet {{localnet}} has failed.',
  'leftovers.policy-emptied':
    'Localnet {{localnet}} was taken off the nodes, and its policy {{name}} is still there.',
  'leftovers.localnet-dangling':
    'Localnet {{localnet}} leads to a bridge that is missing on {{nodes}}.',
  'leftovers.localnet-unused': 'Localnet {{localnet}} is mapped, and no network uses it.',
  'leftovers.network-unmapped': 'Network {{name}} needs localnet {{localnet}}, which no node has.',
  'leftovers.bridge-failed':
    'Policy {{name}} for Linux bridge {{bridge}} is not done on {{nodes}}.',
  'leftovers.bridge-failed-nowhere': 'Policy {{name}} for Linux bridge {{bridge}} has failed.',
  'leftovers.bridge-emptied':
    'Linux bridge {{bridge}} was taken off the nodes, and its policy {{name}} is still there.',
  'leftovers.bridge-unused': 'Linux bridge {{bridge}} is there, and no network uses it.',
  'leftovers.network-bridgeless':
    'Network {{name}} needs Linux bridge {{bridge}}, which no node has.',
  'leftovers.continue': 'Continue',
  'leftovers.continueNamed': 'Continue with {{name}}',
  'leftovers.remove': 'Remove…',
  'leftovers.removeNamed': 'Remove… {{name}}',
  'leftovers.retryTitle': 'Continue with policy {{name}}',
  'leftovers.retryBody': 'The policy is applied again on all its nodes.',
  'leftovers.removeLocalnetTitle': 'Remove localnet {{name}}',
  'leftovers.removeLocalnetBody':
    'The mapping is taken off every node, and so is a bridge that its policy made: its NICs get back what they had. Then the policy is deleted.',
  'leftovers.removeBridgeTitle': 'Remove Linux bridge {{name}}',
  'leftovers.removeBridgeBody':
    'The bridge is taken off every node, and its NICs get back what they had. Then the policy is deleted.',
  'leftovers.removeNetworkTitle': 'Remove network {{name}}',
  'leftovers.removeNetworkBody':
    'The attachments that were made here are deleted. What others made, or use, stays.',
  'leftovers.review': 'What will be done',
  'leftovers.startRetry': 'Continue',
  'leftovers.startRemoval': 'Remove',
  'leftovers.cancel': 'Cancel',
  'leftovers.running': 'A change is being made',
  'leftovers.stopped': 'A change has stopped half way',
  'leftovers.show': 'Show progress',
} as const;
