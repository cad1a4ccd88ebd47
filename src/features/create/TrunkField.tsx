import type { ReactElement } from 'react';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import type { PhysicalProps } from './physicalProps';

/** The VLANs of a Linux bridge's trunk, which are those that guests may tag. */
export const TrunkField = ({
  physical,
  onChange,
  onTouched,
  wordsOf,
}: PhysicalProps): ReactElement => {
  const say = useWords();
  return (
    <TextField
      id="create-trunk"
      label={say('create.trunk')}
      value={physical.trunk}
      isRequired
      hint={say(physical.choice === 'new-linux-bridge' ? 'create.trunkHint' : 'create.trunkGuests')}
      onChange={(trunk) => onChange({ trunk })}
      onBlur={() => onTouched('trunk')}
      {...wordsOf('trunk')}
    />
  );
};
