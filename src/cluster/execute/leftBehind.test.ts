import type { Step } from '../../core/plan/plan';
import { leftBehind } from './leftBehind';
import type { StepRun } from './planRun';

const step: Step = {
  id: 'create nad team-a/v27',
  kind: 'nad',
  namespace: 'team-a',
  name: 'v27',
  write: { type: 'delete' },
  after: [],
  undo: [],
};

describe('what a run leaves in the cluster', () => {
  it.each<[string, StepRun | undefined, boolean]>([
    ['a write that is done', { state: 'done', written: true }, true],
    ['a write whose nodes failed', { state: 'failed', written: true }, true],
    ['a write whose answer was lost', { state: 'failed', inDoubt: true }, true],
    ['a write that was refused', { state: 'failed' }, false],
    ['a step that was not tried', { state: 'skipped' }, false],
    ['what was taken back', { state: 'undone', written: true }, false],
    ['what was there before', { state: 'done', written: true, note: 'was-there' }, false],
    ['a step that nothing is known of', undefined, false],
  ])('%s: %j is left: %j', (_, run, isLeft) => {
    const left = leftBehind({
      plan: { intent: { type: 'retry-policy', policy: 'p' }, steps: [step] },
      steps: run === undefined ? {} : { [step.id]: run },
      undoSteps: {},
      state: 'failed',
      direction: 'forward',
    });
    expect(left).toEqual(isLeft ? [step] : []);
  });
});
