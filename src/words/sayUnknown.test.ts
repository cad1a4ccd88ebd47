import type { UnknownReason } from '../core/inventory/loadState';
import { sayEnglish } from './catalogue';
import { sayUnknown } from './sayUnknown';

it.each<[UnknownReason, string]>([
  [{ kind: 'vm', cause: 'loading', detail: '' }, 'Still reading virtual machines.'],
  [{ kind: 'vm', cause: 'forbidden', detail: 'x' }, 'You may not read virtual machines.'],
  [
    { kind: 'vm', cause: 'forbidden', detail: 'x', elsewhere: true },
    'You may not read virtual machines in every namespace.',
  ],
  [
    { kind: 'cudn', cause: 'absent', detail: '' },
    'This cluster has no cluster user-defined networks.',
  ],
  [
    { kind: 'nns', cause: 'failed', detail: 'no answer' },
    'Reading node network states failed: no answer',
  ],
  [
    { kind: 'nns', cause: 'not-reported', detail: 'worker-1' },
    'This cluster does not report it for worker-1.',
  ],
  [
    { kind: 'node', cause: 'not-reported', detail: '' },
    'This cluster does not report it for nodes.',
  ],
  [
    { kind: 'nns', cause: 'unreadable', detail: 'worker-1: status.currentState' },
    'Part of the node network states could not be read. worker-1: status.currentState',
  ],
  [
    { kind: 'nad', cause: 'not-listed', detail: '' },
    'What was read does not include network attachment definitions.',
  ],
])('says of %j: %s', (reason, sentence) => {
  expect(sayUnknown(sayEnglish, reason)).toBe(sentence);
});
