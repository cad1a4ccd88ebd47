import {
  ExpandableSection,
  FormGroup,
  FormSelect,
  FormSelectOption,
  Grid,
  GridItem,
  Radio,
} from '@patternfly/react-core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { nicModels } from '../../core/intents/validateAttachDraft';
import { FieldMessage } from '../../ui/FieldMessage';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import type { AttachForm } from './attachForm';

interface Props {
  form: AttachForm;
  /** The name that the NIC gets as things stand. */
  nicName: string;
  onChange: (change: Partial<AttachForm>) => void;
  onTouched: (field: string) => void;
  refusalOf: (field: string) => string | undefined;
}

const PodNetworkChoice = ({ form, onChange }: Props): ReactElement => {
  const say = useWords();
  return (
    <FormGroup role="radiogroup" label={say('attach.how')} fieldId="attach-how" isStack>
      <Radio
        id="attach-beside"
        name="attach-how"
        label={say('attach.beside')}
        aria-describedby="attach-beside-body"
        description={<span id="attach-beside-body">{say('attach.besideBody')}</span>}
        isChecked={form.podNetwork === 'beside'}
        onChange={() => onChange({ podNetwork: 'beside' })}
      />
      <Radio
        id="attach-instead"
        name="attach-how"
        label={say('attach.instead')}
        aria-describedby="attach-instead-body"
        description={<span id="attach-instead-body">{say('attach.insteadBody')}</span>}
        isChecked={form.podNetwork === 'instead'}
        onChange={() => onChange({ podNetwork: 'instead' })}
      />
    </FormGroup>
  );
};

const MacFields = ({ form, onChange, onTouched, refusalOf }: Props): ReactElement => {
  const say = useWords();
  const [isOpen, setOpen] = useState(Object.values(form.macs).some((mac) => mac !== ''));
  return (
    <ExpandableSection
      toggleText={say('attach.macsToggle')}
      isExpanded={isOpen}
      onToggle={(_, open) => setOpen(open)}
    >
      <Grid hasGutter md={6}>
        {form.vms.map((vm) => (
          <GridItem key={vm}>
            <TextField
              id={`attach-mac-${vm}`}
              label={say('attach.mac', { vm })}
              value={form.macs[vm] ?? ''}
              hint={say('attach.macHint')}
              refusal={refusalOf(`macs[${vm}]`)}
              onChange={(mac) => onChange({ macs: { ...form.macs, [vm]: mac } })}
              onBlur={() => onTouched(`macs[${vm}]`)}
            />
          </GridItem>
        ))}
      </Grid>
    </ExpandableSection>
  );
};

/** The new NIC: beside or instead of the pod network, its name, its model and its MAC addresses. */
export const NicFields = (props: Props): ReactElement => {
  const say = useWords();
  const { form, nicName, onChange, onTouched, refusalOf } = props;
  const modelRefusal = refusalOf('model');
  return (
    <>
      <PodNetworkChoice {...props} />
      <Grid hasGutter md={6}>
        <GridItem>
          <TextField
            id="attach-nic"
            label={say('attach.nic')}
            value={nicName}
            isRequired
            hint={say('attach.nicHint')}
            refusal={refusalOf('nicName')}
            onChange={(typed) => onChange({ nicName: typed })}
            onBlur={() => onTouched('nicName')}
          />
        </GridItem>
        <GridItem>
          <FormGroup label={say('attach.model')} fieldId="attach-model">
            <FormSelect
              id="attach-model"
              value={form.model}
              validated={modelRefusal === undefined ? 'default' : 'error'}
              aria-describedby="attach-model-message"
              onChange={(_, model) => onChange({ model })}
            >
              {nicModels.map((model) => (
                <FormSelectOption key={model} value={model} label={model} />
              ))}
            </FormSelect>
            <FieldMessage
              id="attach-model-message"
              refusal={modelRefusal}
              hint={say('attach.modelHint')}
            />
          </FormGroup>
        </GridItem>
      </Grid>
      {form.vms.length > 0 && <MacFields {...props} />}
    </>
  );
};
