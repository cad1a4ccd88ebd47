import { Content, Form, Grid, GridItem } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { useWords } from '../../ui/useWords';
import { BridgeField } from './BridgeField';
import { ChoiceCards } from './ChoiceCards';
import { ExistingLocalnet } from './ExistingLocalnet';
import { GuestsField } from './GuestsField';
import type { PhysicalProps } from './physicalProps';
import { RolloutFields } from './RolloutFields';
import { TrunkField } from './TrunkField';
import { makesBridge } from './uplinkChoice';
import { WhatHappens } from './WhatHappens';

const ExistingLinuxBridge = (props: PhysicalProps): ReactElement => (
  <Grid hasGutter md={6}>
    <GridItem>
      <BridgeField {...props} />
    </GridItem>
    {props.physical.guestsTag && (
      <GridItem>
        <TrunkField {...props} />
      </GridItem>
    )}
  </Grid>
);

const ChosenWay = (props: PhysicalProps): ReactElement => {
  switch (props.physical.choice) {
    case 'existing-localnet':
      return <ExistingLocalnet {...props} />;
    case 'existing-linux-bridge':
      return <ExistingLinuxBridge {...props} />;
    default:
      return <RolloutFields {...props} />;
  }
};

/** Step 2: how the network reaches the nodes. */
export const PhysicalStep = (props: PhysicalProps): ReactElement => {
  const say = useWords();
  const { physical, onChange } = props;
  const careful = (change: Parameters<typeof onChange>[0]): void => {
    // One node at a time unless a person says otherwise: a mistake in an uplink then stops at the first node.
    const next = { ...physical, ...change };
    const isCareful = makesBridge(next) && next.maxUnavailable === '';
    onChange({ ...change, ...(isCareful && { maxUnavailable: '1' }) });
  };
  return (
    <Form onSubmit={(event) => event.preventDefault()}>
      <Content>
        <h2>{say('create.physicalQuestion')}</h2>
        <p>{say('create.physicalLead')}</p>
      </Content>
      <ChoiceCards choice={physical.choice} onChoice={(choice) => careful({ choice })} />
      <GuestsField {...props} onChange={careful} />
      <ChosenWay {...props} />
      <WhatHappens {...props} />
    </Form>
  );
};
