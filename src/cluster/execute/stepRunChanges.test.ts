import type { StepNote } from './planRun';
import { undone } from './stepRunChanges';

it.each<[StepNote, StepNote | undefined]>([
  ['restart-required', 'restart-if-started'],
  ['at-next-start', 'restart-if-started'],
  ['attached', undefined],
  ['migration-pending', undefined],
])('says nothing of a step with the note %s that its undo made untrue', (note, expected) => {
  const step = undone({ state: 'done', written: true, note, message: 'a restart is required' });
  expect(step).toEqual({
    state: 'undone',
    written: true,
    ...(expected !== undefined && { note: expected }),
  });
});
