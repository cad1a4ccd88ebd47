import { Grid, GridItem } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import { BridgeField } from './BridgeField';
import { NewBridge } from './NewBridge';
import { NodesField } from './NodesField';
import { NodesMatrix } from './NodesMatrix';
import type { PhysicalProps } from './physicalProps';
import { PickNodes } from './PickNodes';
import { makesBridge } from './uplinkChoice';

/** What a policy needs: the localnet, the bridge, the nodes, and how many of them at a time. */
export const RolloutFields = (props: PhysicalProps): ReactElement => {
  const say = useWords();
  const { physical, options, rows, matrix, onChange, onTouched, wordsOf } = props;
  const isNewBridge = makesBridge(physical);
  return (
    <>
      <Grid hasGutter md={6}>
        {physical.choice !== 'new-linux-bridge' && (
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
        )}
        {!isNewBridge && (
          <GridItem>
            <BridgeField {...props} />
          </GridItem>
        )}
        <GridItem>
          <NodesField
            nodesBy={physical.nodesBy}
            selector={physical.nodeSelector}
            options={options.nodeChoices}
            onChange={onChange}
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
      {physical.nodesBy === 'hand' && <PickNodes {...props} />}
      {isNewBridge && matrix !== undefined && <NewBridge {...props} matrix={matrix} />}
      {rows.length > 0 && (
        <NodesMatrix bridge={physical.bridge} localnet={physical.localnet.trim()} rows={rows} />
      )}
    </>
  );
};
