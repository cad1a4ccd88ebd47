import {
  Alert,
  Button,
  Content,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  PageSection,
} from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';
import type { PlanRunState } from '../../cluster/execute/planRun';
import { planRunner } from '../../cluster/planRunner';
import { usePlanRun } from '../../cluster/usePlanRun';
import { attachPath, createPath } from '../../components/paths/pagePaths';
import { PlanProgress } from '../../components/planProgress/PlanProgress';
import { PlanReview } from '../../components/planReview/PlanReview';
import { usePlanReview, whyNotRun } from '../../components/planReview/usePlanReview';
import type { Intent } from '../../core/intents/intent';
import { ReasonedButton } from '../../ui/ReasonedButton';
import { useWords } from '../../ui/useWords';
import { wordsOfIntent } from './leftoverWords';
import type { IntentWords } from './leftoverWords';

const isOver = ({ state }: PlanRunState): boolean => state === 'done' || state === 'undone';

const isBusy = ({ state }: PlanRunState): boolean => state === 'running' || state === 'undoing';

/** The plan as it will be written, and the button that begins it. */
const Review = ({
  intent,
  words,
  busyReason,
  onClose,
}: {
  intent: Intent;
  words: IntentWords;
  busyReason: string | undefined;
  onClose: () => void;
}): ReactElement => {
  const say = useWords();
  const review = usePlanReview(intent, undefined);
  const { preparation, rights, reviews, again } = review;
  const reason = whyNotRun(review);
  return (
    <>
      <ModalBody>
        <Content component="h2">{say('leftovers.review')}</Content>
        <PlanReview preparation={preparation} rights={rights} reviews={reviews} onAgain={again}>
          <Content component="p">{words.body}</Content>
        </PlanReview>
        {reason === 'refused' && <Alert isInline variant="warning" title={say('review.refused')} />}
      </ModalBody>
      <ModalFooter>
        <ReasonedButton
          variant={intent.type === 'retry-policy' ? 'primary' : 'danger'}
          disabledReason={busyReason ?? (reason && say(`review.${reason}`))}
          onClick={() => {
            if (preparation.status === 'ready') planRunner.start(preparation.prepared.plan);
          }}
        >
          {words.start}
        </ReasonedButton>
        <Button variant="link" onClick={onClose}>
          {say('leftovers.cancel')}
        </Button>
      </ModalFooter>
    </>
  );
};

/** Where somebody finds a run that is under way, or has stopped. */
const RunNotice = ({ run, onShow }: { run: PlanRunState; onShow: () => void }): ReactElement => {
  const say = useWords();
  const { intent } = run.plan;
  const words = wordsOfIntent(say, intent);
  const page = intent.type === 'attach-nics' ? attachPath() : createPath;
  return (
    <PageSection hasBodyWrapper={false}>
      <Alert
        isInline
        variant={isBusy(run) ? 'info' : 'warning'}
        title={isBusy(run) ? say('leftovers.running') : say('leftovers.stopped')}
        actionLinks={
          words === undefined ? (
            <Link to={page}>{say('leftovers.show')}</Link>
          ) : (
            <Button variant="link" isInline onClick={onShow}>
              {say('leftovers.show')}
            </Button>
          )
        }
      >
        {words?.title}
      </Alert>
    </PageSection>
  );
};

/**
 * The dialog in which a leftover is finished or removed, and the notice of the run that is remembered. `children` stands where nothing is
 * under way: what a run is working on is not left behind.
 */
export const LeftoverRun = ({
  intent,
  onClose,
  children,
}: {
  /** What was chosen just now. */
  intent: Intent | undefined;
  onClose: () => void;
  children: ReactNode;
}): ReactElement => {
  const say = useWords();
  const run = usePlanRun();
  const [isShown, setShown] = useState(false);
  const own = run !== undefined && wordsOfIntent(say, run.plan.intent) !== undefined;
  const followed = own ? run : undefined;
  const isOpen = isShown || intent !== undefined;
  const close = (): void => {
    setShown(false);
    onClose();
  };
  // A run that is over and that nobody looks at has been seen.
  const isSeen = followed !== undefined && isOver(followed) && !isOpen;
  useEffect(() => {
    if (isSeen) planRunner.dismiss();
  }, [isSeen]);
  // A chosen intent is reviewed, unless it is what runs: then it is followed.
  const shown =
    followed !== undefined &&
    (intent === undefined || JSON.stringify(followed.plan.intent) === JSON.stringify(intent))
      ? followed
      : undefined;
  const subject = shown?.plan.intent ?? intent;
  const words = subject === undefined ? undefined : wordsOfIntent(say, subject);
  return (
    <>
      {run !== undefined && !isOver(run) ? (
        <RunNotice run={run} onShow={() => setShown(true)} />
      ) : (
        children
      )}
      {isOpen && words !== undefined && subject !== undefined && (
        <Modal
          isOpen
          variant="large"
          onClose={close}
          aria-labelledby="vlan-networks-leftover-title"
        >
          <ModalHeader title={words.title} labelId="vlan-networks-leftover-title" />
          {shown === undefined ? (
            <Review
              intent={subject}
              words={words}
              busyReason={run !== undefined && isBusy(run) ? say('progress.otherRuns') : undefined}
              onClose={close}
            />
          ) : (
            <ModalBody>
              <PlanProgress
                run={shown}
                onRetry={planRunner.retry}
                onUndo={planRunner.undo}
                onDismiss={() => {
                  planRunner.dismiss();
                  close();
                }}
              />
            </ModalBody>
          )}
        </Modal>
      )}
    </>
  );
};
