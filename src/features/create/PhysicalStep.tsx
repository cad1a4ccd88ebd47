import {
  Alert,
  Content,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  Grid,
  GridItem,
} from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { PhysicalDraft } from '../../core/intents/createDraft';
import type { UplinkMatrix } from '../../core/networks/uplinkMatrix';
import { FieldMessage } from '../../ui/FieldMessage';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import { sayUnknown } from '../../words/sayUnknown';
import { ChoiceCards } from './ChoiceCards';
import type { FieldWords } from './fieldWords';
import { LocalnetTable } from './LocalnetTable';
import { NewBridge } from './NewBridge';
import type { NodeOutlook } from './nodeOutlook';
import { NodesField } from './NodesField';
import { NodesMatrix } from './NodesMatrix';
import { proposedNodes } from './physicalOptions';
import type { PhysicalOptions } from './physicalOptions';
import { WhatHappens } from './WhatHappens';

type Field = keyof PhysicalDraft;

interface Props {
  physical: PhysicalDraft;
  options: PhysicalOptions;
  /** What the nodes make of the bridge and the nodes chosen so far. */
  rows: readonly NodeOutlook[];
  /** NICs and bonds of the nodes chosen so far; there while a bridge is to be made. */
  matrix: UplinkMatrix | undefined;
  /** The MTU that the networks of the form need. */
  mtu: number | undefined;
  onChange: (change: Partial<PhysicalDraft>) => void;
  onTouched: (field: Field) => void;
  wordsOf: (field: Field) => FieldWords;
}

const ExistingLocalnet = ({
  physical,
  options,
  onChange,
  onTouched,
  wordsOf,
}: Props): ReactElement => {
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

const BridgeField = ({ physical, options, onChange, onTouched, wordsOf }: Props): ReactElement => {
  const say = useWords();
  const words = wordsOf('bridge');
  const { bridges, statesUnread } = options;
  if (statesUnread !== undefined && bridges.length === 0) {
    return (
      <TextField
        id="create-bridge"
        label={say('create.bridge')}
        value={physical.bridge}
        isRequired
        hint={sayUnknown(say, statesUnread)}
        onChange={(bridge) => onChange({ bridge })}
        onBlur={() => onTouched('bridge')}
        {...words}
      />
    );
  }
  return (
    <FormGroup label={say('create.bridge')} fieldId="create-bridge">
      <FormSelect
        id="create-bridge"
        value={physical.bridge}
        validated={words.refusal === undefined ? 'default' : 'error'}
        aria-describedby="create-bridge-message"
        onChange={(_, bridge) => {
          const nodeSelector = proposedNodes(options, bridge, physical.nodeSelector);
          onChange({ bridge, ...(nodeSelector !== undefined && { nodeSelector }) });
        }}
        onBlur={() => onTouched('bridge')}
      >
        <FormSelectOption value="" isPlaceholder label={say('create.bridgeChoose')} />
        {bridges.map(({ name, uplinks, nodes }) => (
          <FormSelectOption
            key={name}
            value={name}
            label={say('create.bridgeOption', {
              bridge: name,
              uplinks: uplinks.length === 0 ? say('create.noUplink') : uplinks.join(', '),
              nodes: say('noun.nodes', { count: nodes.length }),
            })}
          />
        ))}
      </FormSelect>
      <FieldMessage
        id="create-bridge-message"
        hint={bridges.length === 0 ? say('create.bridgesNone') : say('create.bridgeHint')}
        {...words}
      />
    </FormGroup>
  );
};

const NewLocalnet = (props: Props): ReactElement => {
  const say = useWords();
  const { physical, options, rows, matrix, onChange, onTouched, wordsOf } = props;
  const makesBridge = physical.choice === 'new-bridge';
  return (
    <>
      <Grid hasGutter md={6}>
        <GridItem>
          <TextField
            id="create-localnet"
            label={say('create.localnet')}
            value={physical.localnet}
            isRequired
            hint={say('create.localnetHint')}
            onChange={(localnet) => onChange({ localnet })}
            onBlur={() => onTouched('localnet')}
            {...wordsOf('localnet')}
          />
        </GridItem>
        {!makesBridge && (
          <GridItem>
            <BridgeField {...props} />
          </GridItem>
        )}
        <GridItem>
          <NodesField
            selector={physical.nodeSelector}
            options={options.nodeChoices}
            onChange={(nodeSelector) => onChange({ nodeSelector })}
            onTouched={() => onTouched('nodeSelector')}
            words={wordsOf('nodeSelector')}
          />
        </GridItem>
        <GridItem>
          <TextField
            id="create-at-a-time"
            label={say('create.atATime')}
            value={physical.maxUnavailable}
            inputMode="numeric"
            hint={say('create.atATimeHint')}
            onChange={(maxUnavailable) => onChange({ maxUnavailable })}
            onBlur={() => onTouched('maxUnavailable')}
            {...wordsOf('maxUnavailable')}
          />
        </GridItem>
      </Grid>
      {makesBridge && matrix !== undefined && <NewBridge {...props} matrix={matrix} />}
      {rows.length > 0 && (
        <NodesMatrix bridge={physical.bridge} localnet={physical.localnet.trim()} rows={rows} />
      )}
    </>
  );
};

/** Step 2: how the network reaches the nodes. */
export const PhysicalStep = (props: Props): ReactElement => {
  const say = useWords();
  const { physical, rows, matrix, mtu, onChange } = props;
  return (
    <Form onSubmit={(event) => event.preventDefault()}>
      <Content>
        <h2>{say('create.physicalQuestion')}</h2>
        <p>{say('create.physicalLead')}</p>
      </Content>
      <ChoiceCards
        choice={physical.choice}
        onChoice={(choice) => {
          // One node at a time unless a person says otherwise: a mistake in an uplink then stops at the first node.
          const { maxUnavailable } = physical;
          const isCareful = choice === 'new-bridge' && maxUnavailable === '';
          onChange({ choice, ...(isCareful && { maxUnavailable: '1' }) });
        }}
      />
      {physical.choice === 'existing-localnet' ? (
        <ExistingLocalnet {...props} />
      ) : (
        <NewLocalnet {...props} />
      )}
      <WhatHappens physical={physical} rows={rows} matrix={matrix} mtu={mtu} />
    </Form>
  );
};
