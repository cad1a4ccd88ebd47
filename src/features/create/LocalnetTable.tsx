import { Radio } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactElement } from 'react';
import { UnknownValue } from '../../ui/UnknownValue';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import type { Say } from '../../words/catalogue';
import { sayCoverage } from '../../words/sayCoverage';
import { sayUnknown } from '../../words/sayUnknown';
import type { LocalnetOption } from './physicalOptions';

const Reach = ({ coverage }: Pick<LocalnetOption, 'coverage'>): ReactElement => {
  const say = useWords();
  if (!coverage.known) return <UnknownValue reason={sayUnknown(say, coverage.reason)} />;
  return <>{sayCoverage(say, coverage.value)}</>;
};

const joined = (say: Say, names: readonly string[]): string =>
  names.length === 0 ? say('networks.none') : names.join(', ');

/** None that was read is no number where others may be there. */
const networksText = (
  say: Say,
  { networks, areNetworksPartial }: Pick<LocalnetOption, 'networks' | 'areNetworksPartial'>,
): string => {
  const count = networks.length;
  if (!areNetworksPartial) return say('noun.count', { count });
  return count === 0 ? say('why.unknown') : say('networks.atLeast', { count });
};

/** The localnets that are there, one of which is chosen. */
export const LocalnetTable = ({
  localnets,
  chosen,
  onChoose,
}: {
  localnets: readonly LocalnetOption[];
  chosen: string;
  onChoose: (localnet: string) => void;
}): ReactElement => {
  const say = useWords();
  return (
    <div role="radiogroup" aria-label={say('create.localnet')}>
      <Table
        variant="compact"
        className="vlan-networks-dense"
        aria-label={say('create.localnetsCaption')}
      >
        <Thead>
          <Tr>
            <Th>{say('create.column.localnet')}</Th>
            <Th>{say('create.column.bridge')}</Th>
            <Th>{say('create.column.uplinks')}</Th>
            <Th modifier="nowrap">{say('create.column.mtu')}</Th>
            <Th>{say('create.column.coverage')}</Th>
            <Th modifier="nowrap">{say('create.column.networks')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {localnets.map(({ name, bridges, uplinks, mtu, coverage, isPhysnet, ...option }) => (
            <Tr
              key={name}
              isClickable
              isRowSelected={chosen === name}
              onRowClick={() => onChoose(name)}
            >
              <Td dataLabel={say('create.column.localnet')}>
                <Radio
                  id={`localnet-${name}`}
                  name="localnet"
                  label={<WholeWords>{name}</WholeWords>}
                  isChecked={chosen === name}
                  onChange={() => onChoose(name)}
                  {...(isPhysnet && {
                    'aria-describedby': `localnet-${name}-about`,
                    description: <span id={`localnet-${name}-about`}>{say('create.physnet')}</span>,
                  })}
                />
              </Td>
              <Td dataLabel={say('create.column.bridge')} modifier="nowrap">
                {joined(say, bridges)}
              </Td>
              <Td dataLabel={say('create.column.uplinks')}>
                <WholeWords>{joined(say, uplinks)}</WholeWords>
              </Td>
              <Td dataLabel={say('create.column.mtu')}>{mtu ?? say('why.unknown')}</Td>
              <Td dataLabel={say('create.column.coverage')} modifier="nowrap">
                <Reach coverage={coverage} />
              </Td>
              <Td dataLabel={say('create.column.networks')}>{networksText(say, option)}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </div>
  );
};
