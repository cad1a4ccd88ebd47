import { Content } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { PlanReview } from '../../components/planReview/PlanReview';
import type { PlanUnderReview } from '../../components/planReview/usePlanReview';
import type { CreateVlanNetworks } from '../../core/intents/intent';
import { useWords } from '../../ui/useWords';
import type { useManifestEdits } from './useManifestEdits';
import { WillExist } from './WillExist';

/** Step 4: what will be, before it is. Nothing of a plan is shown where something refuses the form. */
export const ReviewStep = ({
  intent,
  isRefused,
  review,
  manifests,
}: {
  intent: CreateVlanNetworks | undefined;
  isRefused: boolean;
  review: PlanUnderReview;
  manifests: ReturnType<typeof useManifestEdits>;
}): ReactElement => {
  const say = useWords();
  const { preparation, rights, reviews, again } = review;
  return (
    <>
      <Content>
        <h2>{say('create.reviewQuestion')}</h2>
        <p>{say('create.reviewLead')}</p>
      </Content>
      {!isRefused && (
        <PlanReview
          preparation={preparation}
          rights={rights}
          reviews={reviews}
          onAgain={again}
          hasPicture
          onEdit={manifests.edit}
          onReset={manifests.reset}
        >
          {intent !== undefined && (
            <WillExist
              intent={intent}
              coverage={
                preparation.status === 'ready' ? preparation.prepared.preview.coverage : undefined
              }
            />
          )}
        </PlanReview>
      )}
    </>
  );
};
