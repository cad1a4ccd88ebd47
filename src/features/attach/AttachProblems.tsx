import { Alert } from '@patternfly/react-core';
import type { ReactElement, Ref } from 'react';
import { useWords } from '../../ui/useWords';

/** Why the form cannot be reviewed, and what to do about each reason. Takes the focus where no field can. */
export const AttachProblems = ({
  problems,
  wasSentBack,
  focus,
}: {
  problems: readonly string[];
  /** The review was left because the cluster changed under it. */
  wasSentBack: boolean;
  focus: Ref<HTMLDivElement>;
}): ReactElement => {
  const say = useWords();
  return (
    <div ref={focus} tabIndex={-1}>
      <Alert
        isInline
        variant={problems.length === 0 ? 'info' : 'danger'}
        title={say(wasSentBack ? 'attach.sentBack' : 'attach.mend')}
        isLiveRegion
      >
        {problems.length > 0 && (
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        {wasSentBack && <p>{say('attach.sentBackKept')}</p>}
      </Alert>
    </div>
  );
};
