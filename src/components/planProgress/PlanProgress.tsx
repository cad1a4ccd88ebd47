import { ActionList, ActionListGroup, ActionListItem, Alert } from '@patternfly/react-core';
import type { AlertProps } from '@patternfly/react-core';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { leftBehind } from '../../cluster/execute/leftBehind';
import type { PlanRunState, RunState, StepRun } from '../../cluster/execute/planRun';
import { undoKey } from '../../cluster/execute/undo';
import type { Step } from '../../core/plan/plan';
import { ReasonedButton } from '../../ui/ReasonedButton';
import { useWords } from '../../ui/useWords';
import { CloseFailedRun } from './CloseFailedRun';
import { StepProgress } from './StepProgress';
import './planProgress.css';

interface UndoStep {
  key: string;
  step: Step;
  run: StepRun;
}

const variants: Record<RunState, NonNullable<AlertProps['variant']>> = {
  running: 'info',
  undoing: 'info',
  failed: 'danger',
  done: 'success',
  undone: 'success',
};

/** Undo steps that have begun, in the order in which they are taken: last step first. */
const undoStepsOf = ({ plan, undoSteps }: PlanRunState): readonly UndoStep[] =>
  [...plan.steps].reverse().flatMap((step) =>
    step.undo.flatMap((undo) => {
      const key = undoKey(step, undo);
      const run = undoSteps[key];
      return run === undefined ? [] : [{ key, step: undo, run }];
    }),
  );

/** A run of a plan: every step, every node, and what can be done now. */
export const PlanProgress = ({
  run,
  onRetry,
  onUndo,
  onDismiss,
  children,
}: {
  run: PlanRunState;
  onRetry: () => void;
  onUndo: () => void;
  onDismiss: () => void;
  /** What to go on with when all is done. */
  children?: ReactNode;
}): ReactElement => {
  const say = useWords();
  const { plan, steps, state, direction } = run;
  const isBusy = state === 'running' || state === 'undoing';
  const [isClosing, setClosing] = useState(false);
  const left = leftBehind(run);
  const undoing = undoStepsOf(run);
  const canUndo = plan.steps.some(({ undo }) => undo.length > 0);
  const summary =
    state === 'failed' && direction === 'back'
      ? say('progress.run.undoFailed')
      : say(`progress.run.${state}`);
  return (
    <div className="vlan-networks-progress">
      <Alert isInline component="h2" variant={variants[state]} title={summary} isLiveRegion />
      <ol className="vlan-networks-steps" aria-label={say('progress.title')}>
        {plan.steps.map((step) => (
          <StepProgress key={step.id} step={step} run={steps[step.id] ?? { state: 'waiting' }} />
        ))}
      </ol>
      {undoing.length > 0 && (
        <>
          <h3>{say('progress.undoTitle')}</h3>
          <ol className="vlan-networks-steps" aria-label={say('progress.undoTitle')}>
            {undoing.map(({ key, step, run: undoRun }) => (
              <StepProgress key={key} step={step} run={undoRun} isUndo />
            ))}
          </ol>
        </>
      )}
      <ActionList>
        <ActionListGroup>
          {state === 'done' && children}
          {state === 'failed' && (
            <ActionListItem>
              <ReasonedButton onClick={onRetry}>{say('progress.retry')}</ReasonedButton>
            </ActionListItem>
          )}
          {canUndo && state !== 'undone' && (
            <ActionListItem>
              <ReasonedButton
                variant="secondary"
                disabledReason={isBusy ? say('progress.busy') : undefined}
                onClick={onUndo}
              >
                {say('progress.undo')}
              </ReasonedButton>
            </ActionListItem>
          )}
          <ActionListItem>
            <ReasonedButton
              variant={isBusy ? 'secondary' : 'link'}
              disabledReason={isBusy ? say('progress.busy') : undefined}
              onClick={() => {
                if (state === 'failed' && left.length > 0) setClosing(true);
                else onDismiss();
              }}
            >
              {say('progress.dismiss')}
            </ReasonedButton>
          </ActionListItem>
        </ActionListGroup>
      </ActionList>
      {isClosing && (
        <CloseFailedRun left={left} onClose={onDismiss} onStay={() => setClosing(false)} />
      )}
    </div>
  );
};
