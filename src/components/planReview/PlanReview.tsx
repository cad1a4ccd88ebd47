import { Alert, Button, Content, Skeleton, Spinner } from '@patternfly/react-core';
import { lazy, Suspense } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { StepReview } from '../../cluster/execute/planRun';
import type { Step } from '../../core/plan/plan';
import { useWords } from '../../ui/useWords';
import { sayRefusal } from '../../words/sayRefusal';
import { PredictedFindings } from './PredictedFindings';
import type { Preparation } from './usePreparedPlan';
import { WhatIsWritten } from './WhatIsWritten';
import type { Right } from './WhatIsWritten';
import { YamlDocuments } from './YamlDocuments';
import './planReview.css';

/** The picture and what draws it are loaded when a review has one, in one chunk with the topology page's. */
const PlanPicture = lazy(async () =>
  import(/* webpackChunkName: "picture" */ './PlanPicture').then((module) => ({
    default: module.PlanPicture,
  })),
);

/** Everything there is to look at before a plan is written. `children`: what will exist, in words. */
export const PlanReview = ({
  preparation,
  rights,
  reviews,
  onAgain,
  onEdit,
  onReset,
  hasPicture = false,
  children,
}: {
  preparation: Preparation;
  rights: readonly Right[];
  reviews: readonly StepReview[] | undefined;
  onAgain: () => void;
  /** What speaks against an edited manifest, in sentences; left out: manifests are shown only. */
  onEdit?: ((step: Step, yaml: string) => Promise<readonly string[]>) | undefined;
  /** Takes back what was edited by hand in a step. */
  onReset?: ((step: Step) => void) | undefined;
  /** Draws the cluster before and after. */
  hasPicture?: boolean;
  children: ReactNode;
}): ReactElement => {
  const say = useWords();
  if (preparation.status === 'reading') {
    return (
      <div role="status">
        <Spinner isInline aria-hidden /> {say('review.awaiting')}
      </div>
    );
  }
  if (preparation.status === 'loading') {
    return (
      <div role="status" aria-label={say('review.loading')} className="vlan-networks-review">
        <Skeleton width="60%" />
        <Skeleton width="80%" />
        <Skeleton width="70%" />
      </div>
    );
  }
  if (preparation.status === 'failed') {
    return (
      <Alert
        isInline
        variant="danger"
        title={say('review.failed')}
        actionLinks={
          <Button variant="link" isInline onClick={onAgain}>
            {say('shell.again')}
          </Button>
        }
      >
        <p>{preparation.message}</p>
      </Alert>
    );
  }
  const { plan, yamls, preview, edited, dropped } = preparation.prepared;
  const { steps, refusals = [] } = plan;
  return (
    <div className="vlan-networks-review">
      {children}
      {refusals.length > 0 && (
        <Alert isInline variant="warning" title={say('review.refusals')}>
          <ul>
            {refusals.map((refusal) => (
              <li key={`${refusal.field} ${refusal.code}`}>{sayRefusal(refusal, say)}</li>
            ))}
          </ul>
        </Alert>
      )}
      {dropped.length > 0 && (
        <Alert isInline variant="warning" title={say('review.editsDropped')}>
          <p>{dropped.join(', ')}</p>
        </Alert>
      )}
      {hasPicture && steps.length > 0 && (
        <section>
          <Content component="h3">{say('review.picture')}</Content>
          <Suspense fallback={<Skeleton height="12rem" />}>
            <PlanPicture then={preview.then} />
          </Suspense>
        </section>
      )}
      <section>
        <Content component="h3">{say('review.findings')}</Content>
        <PredictedFindings preview={preview} />
      </section>
      <section>
        {steps.length === 0 ? (
          <Alert isInline variant="info" title={say('review.nothing')} />
        ) : (
          <WhatIsWritten steps={steps} rights={rights} reviews={reviews} />
        )}
        {rights.includes('denied') && (
          <Alert isInline variant="warning" title={say('review.denied')} />
        )}
      </section>
      {steps.length > 0 && (
        <section>
          <Content component="h3">{say('review.yaml')}</Content>
          <YamlDocuments
            steps={steps}
            yamls={yamls}
            edited={edited}
            onEdit={onEdit}
            onReset={onReset}
          />
        </section>
      )}
    </div>
  );
};
