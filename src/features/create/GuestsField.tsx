import { Checkbox, FormGroup } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { PhysicalDraft } from '../../core/intents/createDraft';
import { FieldMessage } from '../../ui/FieldMessage';
import { useWords } from '../../ui/useWords';
import type { PhysicalProps } from './physicalProps';

type Choice = PhysicalDraft['choice'];

/** The nearest way to the nodes that lets such guests through, or the one that is usual without them. */
export const choiceFor = (choice: Choice, isFree: boolean): Choice => {
  if (choice.endsWith('linux-bridge') === isFree) return choice;
  if (isFree) return choice === 'new-bridge' ? 'new-linux-bridge' : 'existing-linux-bridge';
  return choice === 'new-linux-bridge' ? 'new-bridge' : 'existing-localnet';
};

/** The question that decides between a localnet and a Linux bridge. */
export const GuestsField = ({ physical, onChange, wordsOf }: PhysicalProps): ReactElement => {
  const say = useWords();
  const { choice, guestsChangeMacs, guestsTag } = physical;
  const change = (part: Pick<Partial<PhysicalDraft>, 'guestsChangeMacs' | 'guestsTag'>): void => {
    const next = { guestsChangeMacs, guestsTag, ...part };
    onChange({ ...part, choice: choiceFor(choice, next.guestsChangeMacs || next.guestsTag) });
  };
  return (
    <FormGroup role="group" label={say('create.guests')} fieldId="create-guests">
      <Checkbox
        id="create-guests-macs"
        label={say('create.guestsMacs')}
        description={say('create.guestsMacsBody')}
        isChecked={guestsChangeMacs}
        onChange={(_, isChecked) => change({ guestsChangeMacs: isChecked })}
      />
      <Checkbox
        id="create-guests-tag"
        label={say('create.guestsTag')}
        description={say('create.guestsTagBody')}
        isChecked={guestsTag}
        onChange={(_, isChecked) => change({ guestsTag: isChecked })}
      />
      <FieldMessage
        id="create-guests-message"
        {...wordsOf('choice')}
        hint={guestsChangeMacs || guestsTag ? say('create.guestsLead') : undefined}
      />
    </FormGroup>
  );
};
