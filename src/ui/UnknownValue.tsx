import { Button, Icon, Popover } from '@patternfly/react-core';
import { QuestionCircleIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import { useWords } from './useWords';

/** A value that is not known, with the reason behind a button that keyboard and touch reach as well. */
export const UnknownValue = ({ reason, text }: { reason: string; text?: string }): ReactElement => {
  const say = useWords();
  return (
    <Popover bodyContent={reason} triggerAction="hover" showClose={false}>
      <Button
        variant="plain"
        hasNoPadding
        className="vlan-networks-unknown"
        icon={
          <Icon isInline>
            <QuestionCircleIcon />
          </Icon>
        }
        aria-label={`${text ?? say('why.unknown')}. ${reason}`}
      >
        {text ?? say('why.unknown')}
      </Button>
    </Popover>
  );
};
