import { Alert } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { StepRun } from '../../cluster/execute/planRun';
import type { Step } from '../../core/plan/plan';
import { useWords } from '../../ui/useWords';
import { stepTitle } from '../../words/stepTitle';
import { PolicyNodes } from './PolicyNodes';
import { StepState } from './StepState';

const Failure = ({ error }: { error: NonNullable<StepRun['error']> }): ReactElement => {
  const say = useWords();
  return (
    <Alert isInline component="h3" variant="danger" title={say(`progress.failure.${error.code}`)}>
      {error.message !== '' && <p className="vlan-networks-server-text">{error.message}</p>}
      {error.causes.length > 0 && (
        <ul>
          {error.causes.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              {field}: {message}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
};

/** The table of nodes says which node failed and why: its message in the alert as well would be the same, unread. */
const isToldByNodes = ({ error, nodes = {} }: StepRun): boolean =>
  error?.code === 'rollout-failed' && Object.values(nodes).includes('failing');

/** One step of a run: what it does, how far it is, and on which nodes. */
export const StepProgress = ({ step, run }: { step: Step; run: StepRun }): ReactElement => {
  const say = useWords();
  const { state, note, message, error, nodes } = run;
  const policy = step.waitFor?.type === 'policy' ? step.waitFor.policy : undefined;
  const isRollout = policy !== undefined && (state === 'waiting-for' || nodes !== undefined);
  return (
    <li className="vlan-networks-step">
      <div className="vlan-networks-step-head">
        <span className="vlan-networks-step-title">{stepTitle(step, say)}</span>
        <StepState state={state} />
      </div>
      {note !== undefined && <p>{say(`progress.note.${note}`)}</p>}
      {message !== undefined && message !== '' && error === undefined && (
        <p className="vlan-networks-server-text">{message}</p>
      )}
      {error !== undefined && (
        <Failure error={isToldByNodes(run) ? { ...error, message: '' } : error} />
      )}
      {isRollout && <PolicyNodes policy={policy} nodes={nodes ?? {}} />}
    </li>
  );
};
