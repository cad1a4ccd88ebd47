import { Alert } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { useWords } from '../../ui/useWords';
import { FindingList } from '../findings/FindingList';
import { FindingSummary } from '../findings/FindingSummary';
import type { PlanPreview } from './planPreview';

/** Which problems the plan will leave behind and which it mends, as the rules see the cluster after it. */
export const PredictedFindings = ({
  preview: { added, mended, hasUnchecked },
}: {
  preview: PlanPreview;
}): ReactElement => {
  const say = useWords();
  return (
    <div className="vlan-networks-stack">
      {added.length === 0 ? (
        <Alert isInline isPlain variant="success" title={say('review.findingsNone')} />
      ) : (
        <FindingList findings={added} heading="h4" />
      )}
      {hasUnchecked && (
        <Alert isInline isPlain variant="info" title={say('review.findingsUnchecked')} />
      )}
      {mended.length > 0 && (
        <>
          <h4>{say('review.findingsMended')}</h4>
          {mended.map((finding) => (
            <FindingSummary key={finding.id} finding={finding} />
          ))}
        </>
      )}
    </div>
  );
};
