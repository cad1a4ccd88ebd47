import type { ReactElement } from 'react';
import type { Finding } from '../../core/diagnostics/finding';
import { FindingSummary } from './FindingSummary';

/** So many are read at a glance; of more, the titles come first and each opens on its own. */
const MOST_TOLD_WHOLE = 3;

/** The problems of one subject: few with cause and remedy at once, many as titles to open. */
export const FindingList = ({
  findings,
  heading,
}: {
  findings: readonly Finding[];
  /** Level of their titles, one below the heading that they stand under. */
  heading: 'h3' | 'h4';
}): ReactElement => (
  <>
    {findings.map((finding) => (
      <FindingSummary
        key={finding.id}
        finding={finding}
        heading={heading}
        isWhole={findings.length <= MOST_TOLD_WHOLE}
      />
    ))}
  </>
);
