import {
  Checkbox,
  FormGroup,
  FormSelect,
  FormSelectOption,
  Grid,
  GridItem,
} from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { PhysicalDraft, UplinkKind } from '../../core/intents/createDraft';
import { LINUX_BOND_MODES, OVS_BOND_MODES } from '../../core/kinds/bridgePolicy';
import type { UplinkMatrix } from '../../core/networks/uplinkMatrix';
import { FieldMessage } from '../../ui/FieldMessage';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import type { FieldWords } from './fieldWords';
import { UplinkTable } from './UplinkTable';

type Field = keyof PhysicalDraft;

const KINDS: readonly UplinkKind[] = ['interface', 'linux-bond', 'ovs-bond'];

/** A mode that works with any switch comes first; the others need the switch to know of the bond. */
const modesOf = (kind: UplinkKind): readonly string[] =>
  kind === 'linux-bond' ? LINUX_BOND_MODES : OVS_BOND_MODES;

interface Props {
  physical: PhysicalDraft;
  matrix: UplinkMatrix;
  onChange: (change: Partial<PhysicalDraft>) => void;
  onTouched: (field: Field) => void;
  wordsOf: (field: Field) => FieldWords;
}

const Bond = ({ physical, onChange, onTouched, wordsOf }: Props): ReactElement => {
  const say = useWords();
  const { refusal } = wordsOf('bondMode');
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
        <FormGroup label={say('create.bondMode')} fieldId="create-bond-mode">
          <FormSelect
            id="create-bond-mode"
            value={physical.bondMode}
            validated={refusal === undefined ? 'default' : 'error'}
            aria-describedby="create-bond-mode-message"
            onChange={(_, bondMode) => onChange({ bondMode })}
            onBlur={() => onTouched('bondMode')}
          >
            <FormSelectOption value="" isPlaceholder label={say('create.bondModeChoose')} />
            {modesOf(physical.uplinkKind).map((mode) => (
              <FormSelectOption key={mode} value={mode} label={mode} />
            ))}
          </FormSelect>
          <FieldMessage
            id="create-bond-mode-message"
            hint={say('create.bondModeHint')}
            {...wordsOf('bondMode')}
          />
        </FormGroup>
      </GridItem>
    </>
  );
};

/** What a bridge of its own needs beside the localnet and the nodes: a name, an uplink, and for a bond its name and mode. */
export const NewBridge = (props: Props): ReactElement => {
  const say = useWords();
  const { physical, matrix, onChange, onTouched, wordsOf } = props;
  const { uplinkKind, uplinks, lldp } = physical;
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
          <FormGroup label={say('create.uplinkKind')} fieldId="create-uplink-kind">
            <FormSelect
              id="create-uplink-kind"
              value={uplinkKind}
              onChange={(_, value) => {
                const kind = KINDS.find((known) => known === value) ?? 'interface';
                onChange({
                  uplinkKind: kind,
                  bondMode: '',
                  uplinks: kind === 'interface' ? uplinks.slice(0, 1) : uplinks,
                });
              }}
            >
              {KINDS.map((kind) => (
                <FormSelectOption
                  key={kind}
                  value={kind}
                  label={say(`create.uplinkKind.${kind}`)}
                />
              ))}
            </FormSelect>
          </FormGroup>
        </GridItem>
        {uplinkKind !== 'interface' && <Bond {...props} />}
      </Grid>
      <FormGroup role="group" label={say('create.uplinks')} fieldId="create-uplinks">
        <UplinkTable
          matrix={matrix}
          kind={uplinkKind}
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
