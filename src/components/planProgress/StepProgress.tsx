import { Alert } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { StepRun } from '../../cluster/execute/planRun';
import { listNames } from '../../core/diagnostics/listNames';
import type { EnactmentState } from '../../core/kinds/nodeNetworkConfigurationEnactment';
import type { Step } from '../../core/plan/plan';
import { useWords } from '../../ui/useWords';
import type { Say } from '../../words/catalogue';
import { stepTitle } from '../../words/stepTitle';
import { PolicyNodes } from './PolicyNodes';
import { StepState } from './StepState';

type StepError = NonNullable<StepRun['error']>;

/** What somebody changed, place by place. */
const Differences = ({
  differences,
}: {
  differences: NonNullable<StepError['differences']>;
}): ReactElement => {
  const say = useWords();
  const shown = (json: string): string => (json === '' ? say('progress.difference.nothing') : json);
  return (
    <ul aria-label={say('progress.differences')}>
      {differences.map(({ field, wanted, found }) => (
        <li key={field} className="vlan-networks-server-text">
          {say('progress.difference', { field, wanted: shown(wanted), found: shown(found) })}
        </li>
      ))}
    </ul>
  );
};

/** What failed: with the nodes where they tell, and said otherwise of an undo that met a change. */
const failureTitle = (
  say: Say,
  { name }: Step,
  { code }: StepError,
  isUndo: boolean,
  nodes: StepRun['nodes'],
) => {
  const nodesAt = (...states: readonly EnactmentState[]): readonly string[] =>
    Object.entries(nodes ?? {}).flatMap(([node, at]) => (states.includes(at) ? node : []));
  const failing = nodesAt('failing');
  if (code === 'policy-deleted') {
    const taken = nodesAt('available', 'progressing');
    return taken.length === 0
      ? say('progress.policyDeletedEarly', { policy: name })
      : say('progress.policyDeleted', { policy: name, nodes: listNames(taken) });
  }
  if (isUndo && code === 'changed') return say('progress.changedUndo');
  return code === 'rollout-failed' && failing.length > 0
    ? say('progress.failedOn', { nodes: listNames(failing) })
    : say(`progress.failure.${code}`);
};

const Failure = ({
  step,
  error,
  isUndo,
  nodes,
}: {
  step: Step;
  error: StepError;
  isUndo: boolean;
  nodes: StepRun['nodes'];
}): ReactElement => {
  const say = useWords();
  const { differences = [] } = error;
  return (
    <Alert
      isInline
      component="h3"
      variant="danger"
      title={failureTitle(say, step, error, isUndo, nodes)}
    >
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
      {differences.length > 0 && <Differences differences={differences} />}
      {!isUndo && error.code === 'policy-deleted' && step.write.type === 'create' && (
        <p>{say('progress.policyDeletedWayOut')}</p>
      )}
      {isUndo && error.code === 'changed' && <p>{say('progress.changedWayOut')}</p>}
    </Alert>
  );
};

/** The table of nodes says which node failed and why: its message in the alert as well would be the same, unread. */
const isToldByNodes = ({ error, nodes = {} }: StepRun): boolean =>
  error?.code === 'rollout-failed' && Object.values(nodes).includes('failing');

/** One step of a run: what it does, how far it is, and on which nodes. */
export const StepProgress = ({
  step,
  run,
  isUndo = false,
}: {
  step: Step;
  run: StepRun;
  /** It takes something back. */
  isUndo?: boolean;
}): ReactElement => {
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
        <Failure
          step={step}
          error={isToldByNodes(run) ? { ...error, message: '' } : error}
          isUndo={isUndo}
          nodes={nodes}
        />
      )}
      {isRollout && <PolicyNodes policy={policy} nodes={nodes ?? {}} />}
    </li>
  );
};
