import { Label } from '@patternfly/react-core';
import {
  MinusCircleIcon,
  CheckCircleIcon,
  PendingIcon,
  ExclamationCircleIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { LabelProps } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { StepReview } from '../../cluster/execute/planRun';
import type { Step } from '../../core/plan/plan';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import { stepTitle } from '../../words/stepTitle';

export type Right = 'allowed' | 'denied' | 'unknown' | 'loading';

const rightLooks: Record<Right, Pick<LabelProps, 'status' | 'icon'>> = {
  allowed: { status: 'success', icon: <CheckCircleIcon /> },
  denied: { status: 'danger', icon: <MinusCircleIcon /> },
  unknown: { icon: <QuestionCircleIcon /> },
  loading: { icon: <PendingIcon /> },
};

const outcomeLooks: Record<StepReview['outcome'], Pick<LabelProps, 'status' | 'icon'>> = {
  accepted: { status: 'success', icon: <CheckCircleIcon /> },
  later: { icon: <PendingIcon /> },
  refused: { status: 'danger', icon: <ExclamationCircleIcon /> },
  forbidden: { status: 'danger', icon: <MinusCircleIcon /> },
  failed: { icon: <QuestionCircleIcon /> },
};

const Checked = ({ review }: { review: StepReview | undefined }): ReactElement => {
  const say = useWords();
  if (review === undefined) {
    return (
      <Label variant="outline" isCompact icon={<PendingIcon />}>
        {say('review.checking')}
      </Label>
    );
  }
  return (
    <>
      <Label variant="outline" isCompact {...outcomeLooks[review.outcome]}>
        {say(`review.outcome.${review.outcome}`)}
      </Label>
      {review.message !== undefined && review.message !== '' && (
        <div className="vlan-networks-server-text">{review.message}</div>
      )}
    </>
  );
};

/** Every write of a plan in its order, whether the user may do it, and what the server says to it before it is done. */
export const WhatIsWritten = ({
  steps,
  rights,
  reviews,
}: {
  steps: readonly Step[];
  /** By the index of the step. */
  rights: readonly Right[];
  /** `undefined` while the server is being asked. */
  reviews: readonly StepReview[] | undefined;
}): ReactElement => {
  const say = useWords();
  return (
    <Table variant="compact" className="vlan-networks-steps-table">
      <Caption>{say('review.plan')}</Caption>
      <Thead>
        <Tr>
          <Th>{say('review.step')}</Th>
          <Th modifier="nowrap">{say('review.rights')}</Th>
          <Th modifier="nowrap">{say('review.check')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {steps.map((step, index) => {
          const right = rights[index] ?? 'loading';
          return (
            <Tr key={step.id}>
              <Td dataLabel={say('review.step')}>
                <WholeWords>{`${String(index + 1)}. ${stepTitle(step, say)}`}</WholeWords>
              </Td>
              <Td dataLabel={say('review.rights')}>
                <Label variant="outline" isCompact {...rightLooks[right]}>
                  {say(`review.right.${right}`)}
                </Label>
              </Td>
              <Td dataLabel={say('review.check')}>
                <Checked review={reviews?.find((review) => review.step === step.id)} />
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
};
