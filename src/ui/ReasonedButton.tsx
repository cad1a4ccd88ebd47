import { Button, Tooltip } from '@patternfly/react-core';
import type { ButtonProps } from '@patternfly/react-core';
import type { ReactElement } from 'react';

interface Props extends Omit<ButtonProps, 'isDisabled' | 'isAriaDisabled' | 'ref'> {
  /** Why the action cannot be taken now; left out when it can. */
  disabledReason?: string | undefined;
}

/** A button that says why it is disabled. It stays focusable then, so that the reason reaches the keyboard and the screen reader. */
export const ReasonedButton = ({ disabledReason, ...button }: Props): ReactElement =>
  disabledReason === undefined ? (
    <Button {...button} />
  ) : (
    <Tooltip content={disabledReason}>
      <Button {...button} isAriaDisabled />
    </Tooltip>
  );
