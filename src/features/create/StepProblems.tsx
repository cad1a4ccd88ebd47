import { Alert, Button, useWizardContext } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { Refusal } from '../../core/intents/refusal';
import { useWords } from '../../ui/useWords';
import { sayRefusal } from '../../words/sayRefusal';
import { stepOfField } from './stepRefusals';
import type { StepName } from './wizardDraft';

/** Why a step cannot be left, with the way to earlier steps that have to be mended. */
export const StepProblems = ({
  step,
  refusals,
}: {
  step: StepName;
  refusals: readonly Refusal[];
}): ReactElement | null => {
  const say = useWords();
  const { goToStepById } = useWizardContext();
  if (refusals.length === 0) return null;
  return (
    <Alert isInline variant="danger" title={say('create.mend')} isLiveRegion>
      <ul>
        {refusals.map((refusal) => {
          const where = stepOfField(refusal.field);
          return (
            <li key={`${refusal.field} ${refusal.code}`}>
              {sayRefusal(refusal, say)}{' '}
              {where !== step && (
                <Button variant="link" isInline onClick={() => goToStepById(where)}>
                  {say('create.mendEarlier', { step: say(`create.step.${where}`) })}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
};
