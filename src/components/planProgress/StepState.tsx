import { Icon, Spinner } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  MinusCircleIcon,
  PendingIcon,
} from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import type { StepPhase } from '../../cluster/execute/planRun';
import type { EnactmentState } from '../../core/kinds/nodeNetworkConfigurationEnactment';
import { useWords } from '../../ui/useWords';

const Working = (): ReactElement => <Spinner size="md" aria-hidden />;

const stepIcons: Record<StepPhase, ReactElement> = {
  waiting: <PendingIcon />,
  writing: <Working />,
  'waiting-for': <Working />,
  done: (
    <Icon status="success">
      <CheckCircleIcon />
    </Icon>
  ),
  failed: (
    <Icon status="danger">
      <ExclamationCircleIcon />
    </Icon>
  ),
  skipped: <MinusCircleIcon />,
  undone: <MinusCircleIcon />,
};

const nodeIcons: Record<EnactmentState, ReactElement> = {
  pending: <PendingIcon />,
  progressing: <Working />,
  retrying: (
    <Icon status="warning">
      <ExclamationTriangleIcon />
    </Icon>
  ),
  available: stepIcons.done,
  failing: stepIcons.failed,
  aborted: <MinusCircleIcon />,
  unknown: <PendingIcon />,
};

/** The state of a step by icon and word. */
export const StepState = ({ state }: { state: StepPhase }): ReactElement => {
  const say = useWords();
  return (
    <span className="vlan-networks-state">
      {stepIcons[state]} <span>{say(`progress.state.${state}`)}</span>
    </span>
  );
};

/** The state of a policy on one node by icon and word. */
export const NodeState = ({ state }: { state: EnactmentState }): ReactElement => {
  const say = useWords();
  return (
    <span className="vlan-networks-state">
      {nodeIcons[state]} <span>{say(`progress.node.${state}`)}</span>
    </span>
  );
};
