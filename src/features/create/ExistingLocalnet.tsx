import { Alert, FormGroup } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { FieldMessage } from '../../ui/FieldMessage';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import { sayUnknown } from '../../words/sayUnknown';
import { LocalnetTable } from './LocalnetTable';
import type { PhysicalProps } from './physicalProps';

/** The localnets that are there; a field for a name where they cannot be listed. */
export const ExistingLocalnet = ({
  physical,
  options,
  onChange,
  onTouched,
  wordsOf,
}: PhysicalProps): ReactElement => {
  const say = useWords();
  const words = wordsOf('localnet');
  const { localnets, statesUnread } = options;
  if (statesUnread !== undefined && localnets.length === 0) {
    return (
      <TextField
        id="create-localnet"
        label={say('create.localnet')}
        value={physical.localnet}
        isRequired
        hint={say('create.localnetsUnread', { reason: sayUnknown(say, statesUnread) })}
        onChange={(localnet) => onChange({ localnet })}
        onBlur={() => onTouched('localnet')}
        {...words}
      />
    );
  }
  return (
    <FormGroup role="group" label={say('create.localnet')} fieldId="create-localnets">
      {localnets.length === 0 ? (
        <Alert isInline variant="info" title={say('create.localnetsNone')} />
      ) : (
        <LocalnetTable
          localnets={localnets}
          chosen={physical.localnet}
          onChoose={(localnet) => onChange({ localnet })}
        />
      )}
      <FieldMessage id="create-localnets-message" {...words} />
    </FormGroup>
  );
};
