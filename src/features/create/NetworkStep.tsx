import { Checkbox, Content, Form, Grid, GridItem } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { NetworkDraft } from '../../core/intents/createDraft';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import type { FieldWords } from './fieldWords';

type Field = keyof NetworkDraft;

/** Step 1: the network itself. */
export const NetworkStep = ({
  network,
  onChange,
  onTouched,
  wordsOf,
}: {
  network: NetworkDraft;
  onChange: (change: Partial<NetworkDraft>) => void;
  onTouched: (field: Field) => void;
  wordsOf: (field: Field) => FieldWords;
}): ReactElement => {
  const say = useWords();
  const name = wordsOf('name');
  const vlan = wordsOf('vlan');
  const mtu = wordsOf('mtu');
  return (
    <Form isWidthLimited onSubmit={(event) => event.preventDefault()}>
      <Content>
        <h2>{say('create.networksQuestion')}</h2>
        <p>{say('create.networksLead')}</p>
      </Content>
      <TextField
        id="create-name"
        label={say('create.name')}
        value={network.name}
        isRequired
        hint={say('create.nameHint')}
        onChange={(text) => onChange({ name: text })}
        onBlur={() => onTouched('name')}
        {...name}
      />
      <Grid hasGutter md={6}>
        <GridItem>
          <TextField
            id="create-vlan"
            label={say('create.vlan')}
            value={network.untagged ? '' : network.vlan}
            isRequired={!network.untagged}
            isDisabled={network.untagged}
            inputMode="numeric"
            hint={say('create.vlanHint')}
            onChange={(text) => onChange({ vlan: text })}
            onBlur={() => onTouched('vlan')}
            {...vlan}
          />
        </GridItem>
        <GridItem>
          <TextField
            id="create-mtu"
            label={say('create.mtu')}
            value={network.mtu}
            isRequired
            inputMode="numeric"
            hint={say('create.mtuHint')}
            onChange={(text) => onChange({ mtu: text })}
            onBlur={() => onTouched('mtu')}
            {...mtu}
          />
        </GridItem>
      </Grid>
      <Checkbox
        id="create-untagged"
        label={say('create.untagged')}
        isChecked={network.untagged}
        onChange={(_, untagged) => onChange({ untagged })}
      />
      <TextField
        id="create-description"
        label={say('create.description')}
        value={network.description}
        hint={say('create.descriptionHint')}
        onChange={(text) => onChange({ description: text })}
      />
    </Form>
  );
};
