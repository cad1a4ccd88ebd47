import { Checkbox, FormGroup, Grid, GridItem } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { SwitchSays } from '../../components/switchSays/SwitchSays';
import type { UplinkKind } from '../../core/intents/createDraft';
import type { MatchBy } from '../../core/networks/matchUplinks';
import { MATCHES } from '../../core/networks/matchUplinks';
import type { UplinkMatrix } from '../../core/networks/uplinkMatrix';
import { FieldMessage } from '../../ui/FieldMessage';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import { BondFields } from './BondFields';
import type { PhysicalProps } from './physicalProps';
import { SelectField } from './SelectField';
import { TrunkField } from './TrunkField';
import { UplinkTable } from './UplinkTable';

const OVS_KINDS: readonly UplinkKind[] = ['interface', 'linux-bond', 'ovs-bond'];
const LINUX_KINDS: readonly UplinkKind[] = ['interface', 'linux-bond'];

/** What a bridge of its own needs beside the localnet and the nodes: a name, an uplink, and for a bond its name and mode. */
export const NewBridge = (props: PhysicalProps & { matrix: UplinkMatrix }): ReactElement => {
  const say = useWords();
  const { physical, matrix, onChange, onTouched, wordsOf } = props;
  const { choice, uplinkKind, uplinks, lldp, matchBy } = physical;
  // A bond cannot be part of another: chosen before, it would stand there ticked and could not be taken off.
  const isNic = (name: string): boolean =>
    matrix.rows.some(({ names, type }) => type === 'ethernet' && names.includes(name));
  const kinds = choice === 'new-linux-bridge' ? LINUX_KINDS : OVS_KINDS;
  return (
    <>
      <Grid hasGutter md={6}>
        <GridItem>
          <TextField
            id="create-new-bridge"
            label={say('create.bridge')}
            value={physical.newBridge}
            isRequired
            hint={say('create.newBridgeHint')}
            onChange={(newBridge) => onChange({ newBridge })}
            onBlur={() => onTouched('newBridge')}
            {...wordsOf('newBridge')}
          />
        </GridItem>
        <GridItem>
          <SelectField
            id="create-uplink-kind"
            label={say('create.uplinkKind')}
            value={uplinkKind}
            options={kinds.map((kind) => ({
              value: kind,
              label: say(`create.uplinkKind.${kind}`),
            }))}
            words={wordsOf('uplinkKind')}
            onChange={(value) => {
              const kind = kinds.find((known) => known === value) ?? 'interface';
              onChange({
                uplinkKind: kind,
                bondMode: '',
                uplinks: kind === 'interface' ? uplinks.slice(0, 1) : uplinks.filter(isNic),
              });
            }}
          />
        </GridItem>
        {choice === 'new-linux-bridge' && (
          <GridItem>
            <TrunkField {...props} />
          </GridItem>
        )}
        {uplinkKind !== 'interface' && <BondFields {...props} />}
      </Grid>
      <FormGroup role="group" label={say('create.uplinks')} fieldId="create-uplinks">
        <UplinkTable
          matrix={matrix}
          kind={uplinkKind}
          onExpand={props.onExpand}
          chosen={uplinks}
          describedBy="create-uplinks-message"
          onChoose={(chosen) => {
            onTouched('uplinks');
            onChange({ uplinks: chosen });
          }}
        />
        <FieldMessage
          id="create-uplinks-message"
          hint={say('create.uplinksHint')}
          {...wordsOf('uplinks')}
        />
      </FormGroup>
      <SelectField
        id="create-match"
        label={say('create.match')}
        value={matchBy}
        options={[
          { value: '', label: say('create.matchNot') },
          ...MATCHES.map((by) => ({ value: by, label: say(`create.match.${by}`) })),
        ]}
        hint={say('create.matchHint')}
        onChange={(value) => {
          const chosen: MatchBy | undefined = MATCHES.find((by) => by === value);
          onChange({ matchBy: chosen ?? '' });
        }}
      />
      {uplinks.length > 0 && <SwitchSays sayings={props.sayings} />}
      <Checkbox
        id="create-lldp"
        label={say('create.lldp')}
        description={say('create.lldpBody')}
        isChecked={lldp}
        onChange={(_, isChecked) => onChange({ lldp: isChecked })}
      />
    </>
  );
};
