import {
  ActionList,
  ActionListGroup,
  ActionListItem,
  Button,
  useWizardContext,
  WizardFooterWrapper,
} from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { ReasonedButton } from '../../ui/ReasonedButton';
import { useWords } from '../../ui/useWords';
import { STEPS } from './wizardDraft';

/** The wizard's own buttons. `Next` is never disabled: pressed on a step that cannot be left, it says why. */
export const WizardButtons = ({
  mayLeave,
  onRefused,
  whyNotCreate,
  onCreate,
  whyNoYaml,
  onDownload,
  onCancel,
}: {
  mayLeave: (step: number) => boolean;
  onRefused: (step: number) => void;
  whyNotCreate: string | undefined;
  onCreate: () => void;
  whyNoYaml: string | undefined;
  onDownload: () => void;
  onCancel: () => void;
}): ReactElement => {
  const say = useWords();
  const { activeStep, goToNextStep, goToPrevStep } = useWizardContext();
  const step = STEPS.findIndex((name) => name === activeStep.id);
  const isReview = step === STEPS.length - 1;
  return (
    <WizardFooterWrapper>
      <ActionList>
        <ActionListGroup>
          {step > 0 && (
            <ActionListItem>
              <Button variant="secondary" onClick={() => void goToPrevStep()}>
                {say('create.back')}
              </Button>
            </ActionListItem>
          )}
          {isReview ? (
            <>
              <ActionListItem>
                <ReasonedButton disabledReason={whyNotCreate} onClick={onCreate}>
                  {say('create.create')}
                </ReasonedButton>
              </ActionListItem>
              <ActionListItem>
                <ReasonedButton variant="secondary" disabledReason={whyNoYaml} onClick={onDownload}>
                  {say('review.download')}
                </ReasonedButton>
              </ActionListItem>
            </>
          ) : (
            <ActionListItem>
              <Button
                onClick={() => {
                  if (mayLeave(step)) void goToNextStep();
                  else onRefused(step);
                }}
              >
                {say('create.next')}
              </Button>
            </ActionListItem>
          )}
        </ActionListGroup>
        <ActionListGroup>
          <ActionListItem>
            <Button variant="link" onClick={onCancel}>
              {say('shell.cancel')}
            </Button>
          </ActionListItem>
        </ActionListGroup>
      </ActionList>
    </WizardFooterWrapper>
  );
};
