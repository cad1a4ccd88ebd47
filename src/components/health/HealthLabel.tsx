import { Label, Tooltip } from '@patternfly/react-core';
import type { LabelProps } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  QuestionCircleIcon,
} from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import type { NetworkVerdict } from '../../core/diagnostics/diagnosis';
import { useWords } from '../../ui/useWords';

type Health = NetworkVerdict['health'];

const looks: Record<Health, Pick<LabelProps, 'status' | 'icon'>> = {
  ok: { status: 'success', icon: <CheckCircleIcon /> },
  warning: { status: 'warning', icon: <ExclamationTriangleIcon /> },
  error: { status: 'danger', icon: <ExclamationCircleIcon /> },
  unknown: { icon: <QuestionCircleIcon /> },
};

/** The health of a network by colour, icon and word; `detail` says what is behind it. */
export const HealthLabel = ({
  health,
  detail,
}: {
  health: Health;
  detail?: string | undefined;
}): ReactElement => {
  const say = useWords();
  const label = (
    <Label variant="outline" isCompact {...looks[health]}>
      {say(`networks.health.${health}`)}
    </Label>
  );
  return detail === undefined ? label : <Tooltip content={detail}>{label}</Tooltip>;
};
