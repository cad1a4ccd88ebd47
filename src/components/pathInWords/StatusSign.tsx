import { Icon } from '@patternfly/react-core';
import type { IconComponentProps } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import type { CardStatus } from '../../core/topology/card';
import { useWords } from '../../ui/useWords';

const signs: Readonly<
  Record<CardStatus, { color?: NonNullable<IconComponentProps['status']>; icon: ReactElement }>
> = {
  ok: { color: 'success', icon: <CheckCircleIcon /> },
  warning: { color: 'warning', icon: <ExclamationTriangleIcon /> },
  error: { color: 'danger', icon: <ExclamationCircleIcon /> },
  unknown: { icon: <QuestionCircleIcon /> },
};

/** A status as colour, shape and spoken word. */
export const StatusSign = ({ status }: { status: CardStatus }): ReactElement => {
  const say = useWords();
  const { color, icon } = signs[status];
  return (
    <>
      <Icon {...(color !== undefined && { status: color })} isInline aria-hidden="true">
        {icon}
      </Icon>
      <span className="pf-v6-u-screen-reader">{say(`topology.status.${status}`)}</span>
    </>
  );
};
