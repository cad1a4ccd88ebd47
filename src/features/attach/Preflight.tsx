import { HelperText, HelperTextItem } from '@patternfly/react-core';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactElement } from 'react';
import type { Refusal } from '../../core/intents/refusal';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import type { Say } from '../../words/catalogue';
import { sayRefusal } from '../../words/sayRefusal';
import type { VmOption } from './attachOptions';

const aboutVm = (vm: string, refusals: readonly Refusal[]): readonly Refusal[] =>
  refusals.filter(({ field }) => field === `vms[${vm}]` || field === `macs[${vm}]`);

const runsText = (say: Say, { node, instance, status }: VmOption): string => {
  if (node !== undefined) return say('attach.runs', { node });
  if (status === 'Running') return say('attach.runsSomewhere');
  if (instance === 'there') return say('attach.starting');
  return say(
    instance === 'unknown' && status !== 'Stopped' ? 'attach.runsUnknown' : 'attach.stopped',
  );
};

const VmOutlook = ({
  vm,
  option,
  refusals,
  shut,
}: {
  vm: string;
  option: VmOption | undefined;
  refusals: readonly Refusal[];
  shut: string | undefined;
}): ReactElement => {
  const say = useWords();
  const own = aboutVm(vm, refusals);
  return (
    <HelperText component="ul">
      {option !== undefined && (
        <HelperTextItem component="li">
          <span>
            <WholeWords>{runsText(say, option)}</WholeWords>
          </span>
        </HelperTextItem>
      )}
      {shut !== undefined && (
        <HelperTextItem component="li" variant="error">
          <span>
            <WholeWords>{shut}</WholeWords>
          </span>
        </HelperTextItem>
      )}
      {own.map((refusal) => (
        <HelperTextItem
          key={refusal.code}
          component="li"
          variant={refusal.severity === 'refusal' ? 'error' : 'warning'}
        >
          <span>
            <WholeWords>{sayRefusal(refusal, say)}</WholeWords>
          </span>
        </HelperTextItem>
      ))}
    </HelperText>
  );
};

/** What attaching means for each chosen machine, before anything is written. */
export const Preflight = ({
  chosen,
  vms,
  refusals,
  whyShut = () => undefined,
}: {
  chosen: readonly string[];
  vms: readonly VmOption[];
  refusals: readonly Refusal[];
  /** Why a machine cannot join at all; `undefined`: it can. */
  whyShut?: (vm: string) => string | undefined;
}): ReactElement => {
  const say = useWords();
  return (
    <Table variant="compact" className="vlan-networks-preflight">
      <Caption>{say('attach.preflightCaption')}</Caption>
      <Thead>
        <Tr>
          <Th width={30}>{say('attach.column.vm')}</Th>
          <Th>{say('attach.column.means')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {chosen.map((vm) => (
          <Tr key={vm}>
            <Td dataLabel={say('attach.column.vm')}>
              <WholeWords>{vm}</WholeWords>
            </Td>
            <Td dataLabel={say('attach.column.means')}>
              <VmOutlook
                vm={vm}
                option={vms.find(({ key }) => key === vm)}
                refusals={refusals}
                shut={whyShut(vm)}
              />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
