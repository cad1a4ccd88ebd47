import { Alert, FormGroup, Radio, SearchInput } from '@patternfly/react-core';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { FieldMessage } from '../../ui/FieldMessage';
import { UnknownValue } from '../../ui/UnknownValue';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import type { Say } from '../../words/catalogue';
import { sayCoverage } from '../../words/sayCoverage';
import { sayUnknown } from '../../words/sayUnknown';
import type { AttachOptions, NetworkOption } from './attachOptions';

const SEARCH_FROM = 8;

const vlanText = (say: Say, { vlan, isTagged, guestsTag }: NetworkOption): string => {
  if (!isTagged) return say('networks.none');
  if (vlan !== undefined) return String(vlan);
  return say(guestsTag === true ? 'networks.guestsTag' : 'networks.untagged');
};

const Reaches = ({ coverage }: Pick<NetworkOption, 'coverage'>): ReactElement => {
  const say = useWords();
  if (coverage === undefined) return <>{say('networks.none')}</>;
  if (!coverage.known) return <UnknownValue reason={sayUnknown(say, coverage.reason)} />;
  return <>{sayCoverage(say, coverage.value)}</>;
};

const openToText = (say: Say, { openTo, isOpenToMore }: NetworkOption): string => {
  if (openTo === undefined) return say('attach.openToAll');
  const names = openTo.join(', ');
  return isOpenToMore ? say('networks.atLeastThese', { names }) : names;
};

/** Chooses the network, with what there is to know about each. */
export const NetworkTable = ({
  chosen,
  options: { networks, networksUnread },
  refusal,
  onChoose,
}: {
  chosen: string;
  options: AttachOptions;
  refusal: string | undefined;
  onChoose: (network: string) => void;
}): ReactElement => {
  const say = useWords();
  const [find, setFind] = useState('');
  const text = find.trim().toLowerCase();
  const shown = networks.filter(
    ({ id, name, vlan }) =>
      id === chosen || name.toLowerCase().includes(text) || String(vlan ?? '').includes(text),
  );
  return (
    <FormGroup role="group" label={say('attach.network')} fieldId="attach-network">
      {networks.length > SEARCH_FROM && (
        <SearchInput
          aria-label={say('attach.findNetwork')}
          placeholder={say('attach.findNetwork')}
          value={find}
          onChange={(_, value) => setFind(value)}
          onClear={() => setFind('')}
        />
      )}
      {networks.length === 0 ? (
        <Alert
          isInline
          variant="info"
          title={
            networksUnread === undefined
              ? say('attach.noNetworks')
              : say('attach.networksUnread', { reason: sayUnknown(say, networksUnread) })
          }
        />
      ) : (
        <div
          className="vlan-networks-attach-scroll"
          role="radiogroup"
          aria-label={say('attach.network')}
        >
          <Table variant="compact" isStickyHeader>
            <Caption className="vlan-networks-caption">{say('attach.networkCaption')}</Caption>
            <Thead>
              <Tr>
                <Th>{say('attach.column.name')}</Th>
                <Th>{say('attach.column.vlan')}</Th>
                <Th>{say('attach.column.mtu')}</Th>
                <Th>{say('attach.column.reaches')}</Th>
                <Th>{say('attach.column.openTo')}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {shown.map((network) => (
                <Tr key={network.id} isRowSelected={chosen === network.id}>
                  <Td dataLabel={say('attach.column.name')}>
                    <Radio
                      id={`attach-to-${network.id}`}
                      name="attach-network"
                      label={<WholeWords>{network.name}</WholeWords>}
                      isChecked={chosen === network.id}
                      onChange={() => onChoose(network.id)}
                    />
                  </Td>
                  <Td dataLabel={say('attach.column.vlan')}>{vlanText(say, network)}</Td>
                  <Td dataLabel={say('attach.column.mtu')}>
                    {network.mtu ?? say('networks.mtuNotSet')}
                  </Td>
                  <Td dataLabel={say('attach.column.reaches')}>
                    <Reaches coverage={network.coverage} />
                  </Td>
                  <Td dataLabel={say('attach.column.openTo')}>
                    <WholeWords>{openToText(say, network)}</WholeWords>
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        </div>
      )}
      <FieldMessage id="attach-network-message" refusal={refusal} />
    </FormGroup>
  );
};
