import { GridItem } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { BOND_OPTIONS, HASH_POLICIES, LACP_RATES } from '../../core/intents/readUplink';
import { LINUX_BOND_MODES, OVS_BOND_MODES } from '../../core/kinds/bridgePolicy';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import type { PhysicalProps } from './physicalProps';
import { SelectField } from './SelectField';

/** What a mode of a kernel bond can be told; each option only where the mode knows it. */
const BondOptions = ({
  physical,
  onChange,
  onTouched,
  wordsOf,
}: PhysicalProps): ReactElement | null => {
  const say = useWords();
  const mode = LINUX_BOND_MODES.find((known) => known === physical.bondMode);
  if (physical.uplinkKind !== 'linux-bond' || mode === undefined) return null;
  const takes = BOND_OPTIONS[mode];
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const usual = { value: '', label: say('create.bondUsual') };
  return (
    <>
      <GridItem>
        <TextField
          id="create-bond-miimon"
          label={say('create.bondMiimon')}
          value={physical.bondMiimon}
          isRequired
          inputMode="numeric"
          hint={say('create.bondMiimonHint')}
          onChange={(bondMiimon) => onChange({ bondMiimon })}
          onBlur={() => onTouched('bondMiimon')}
          {...wordsOf('bondMiimon')}
        />
      </GridItem>
      {takes.includes('lacp_rate') && (
        <GridItem>
          <SelectField
            id="create-bond-lacp"
            label={say('create.bondLacpRate')}
            value={physical.bondLacpRate}
            options={[usual, ...plain(LACP_RATES)]}
            hint={say('create.bondLacpRateHint')}
            onChange={(bondLacpRate) => onChange({ bondLacpRate })}
          />
        </GridItem>
      )}
      {takes.includes('xmit_hash_policy') && (
        <GridItem>
          <SelectField
            id="create-bond-hash"
            label={say('create.bondHash')}
            value={physical.bondHash}
            options={[usual, ...plain(HASH_POLICIES)]}
            hint={say('create.bondHashHint')}
            onChange={(bondHash) => onChange({ bondHash })}
          />
        </GridItem>
      )}
      {takes.includes('primary') && (
        <GridItem>
          <SelectField
            id="create-bond-primary"
            label={say('create.bondPrimary')}
            value={physical.bondPrimary}
            options={[
              { value: '', label: say('create.bondPrimaryNone') },
              ...plain(physical.uplinks),
            ]}
            hint={say('create.bondPrimaryHint')}
            words={wordsOf('bondPrimary')}
            onChange={(bondPrimary) => onChange({ bondPrimary })}
          />
        </GridItem>
      )}
    </>
  );
};

/** Name, mode and options of a bond that the policy makes. */
export const BondFields = (props: PhysicalProps): ReactElement => {
  const say = useWords();
  const { physical, onChange, onTouched, wordsOf } = props;
  const modes: readonly string[] =
    physical.uplinkKind === 'linux-bond' ? LINUX_BOND_MODES : OVS_BOND_MODES;
  return (
    <>
      <GridItem>
        <TextField
          id="create-bond-name"
          label={say('create.bondName')}
          value={physical.bondName}
          isRequired
          hint={say('create.bondNameHint')}
          onChange={(bondName) => onChange({ bondName })}
          onBlur={() => onTouched('bondName')}
          {...wordsOf('bondName')}
        />
      </GridItem>
      <GridItem>
        <SelectField
          id="create-bond-mode"
          label={say('create.bondMode')}
          value={physical.bondMode}
          placeholder={say('create.bondModeChoose')}
          options={modes.map((mode) => ({ value: mode, label: mode }))}
          hint={say('create.bondModeHint')}
          words={wordsOf('bondMode')}
          onChange={(bondMode) => onChange({ bondMode })}
          onBlur={() => onTouched('bondMode')}
        />
      </GridItem>
      <BondOptions {...props} />
    </>
  );
};
