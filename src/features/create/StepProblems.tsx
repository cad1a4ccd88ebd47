import { Alert, Button, useWizardContext } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { Refusal } from '../../core/intents/refusal';
import { useWords } from '../../ui/useWords';
import { sayRefusal } from '../../words/sayRefusal';
import { stepOfField } from './stepRefusals';
import type { StepName } from './wizardDraft';

/** Why a step cannot be left, or what is to be known of it, with the way to the steps where that is said of a field. */
export const StepProblems = ({
  step,
  severity,
  refusals,
  onGo,
}: {
  step: StepName;
  severity: Refusal['severity'];
  refusals: readonly Refusal[];
  /** Hears to which step the person goes because of them. */
  onGo: (step: StepName) => void;
}): ReactElement | null => {
  const say = useWords();
  const { goToStepById } = useWizardContext();
  if (refusals.length === 0) return null;
  const isWarning = severity === 'warning';
  const title = isWarning ? 'create.know' : step === 'review' ? 'create.mendFirst' : 'create.mend';
  return (
    <Alert isInline variant={isWarning ? 'warning' : 'danger'} title={say(title)} isLiveRegion>
      <ul>
        {refusals.map((refusal) => {
          const where = stepOfField(refusal.field);
          const params = { step: say(`create.step.${where}`) };
          return (
            <li key={`${refusal.field} ${refusal.code}`}>
              {sayRefusal(refusal, say)}{' '}
              {where !== step && (
                <Button
                  variant="link"
                  isInline
                  onClick={() => {
                    onGo(where);
                    goToStepById(where);
                  }}
                >
                  {isWarning
                    ? say('create.changeEarlier', params)
                    : say('create.mendEarlier', params)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
};
