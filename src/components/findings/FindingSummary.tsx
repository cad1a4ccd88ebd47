import { Alert } from '@patternfly/react-core';
import type { AlertProps } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { Finding, Severity } from '../../core/diagnostics/finding';
import { useWords } from '../../ui/useWords';
import { sayFinding } from '../../words/sayFinding';

const variants: Record<Severity, NonNullable<AlertProps['variant']>> = {
  critical: 'danger',
  error: 'danger',
  warning: 'warning',
  info: 'info',
};

/** A finding in words: what it is, and behind a toggle or at once why, and what mends it. */
export const FindingSummary = ({
  finding,
  heading = 'h4',
  isWhole = false,
}: {
  finding: Finding;
  /** Level of its title, one below the heading that it stands under. */
  heading?: 'h3' | 'h4';
  /** Cause and remedy stand there without a toggle. */
  isWhole?: boolean;
}): ReactElement => {
  const say = useWords();
  const { title, cause, remedy } = sayFinding(say, finding);
  return (
    <Alert
      component={heading}
      isInline
      isExpandable={!isWhole}
      variant={variants[finding.severity]}
      title={title}
      toggleAriaLabel={say('shell.detailsOf', { title })}
    >
      {cause !== '' && <p>{cause}</p>}
      {remedy !== '' && <p>{remedy}</p>}
    </Alert>
  );
};
