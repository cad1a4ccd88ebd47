import { Checkbox, FormGroup, SearchInput, Truncate } from '@patternfly/react-core';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { FieldMessage } from '../../ui/FieldMessage';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import { sayUnknown } from '../../words/sayUnknown';
import type { AbsentVm } from './absentVms';
import { AbsentVmRow } from './AbsentVmRow';
import type { AttachOptions, VmOption } from './attachOptions';
import { vmRows } from './vmRows';

const VmRow = ({
  vm,
  isChosen,
  onChosen,
}: {
  vm: VmOption;
  isChosen: boolean;
  onChosen: (isChosen: boolean) => void;
}): ReactElement => {
  const say = useWords();
  const networks = [...(vm.hasPodNetwork ? [say('attach.podNetwork')] : []), ...vm.networks];
  return (
    <Tr isRowSelected={isChosen}>
      <Td dataLabel={say('attach.column.choose')} modifier="fitContent">
        <Checkbox
          id={`attach-vm-${vm.key}`}
          aria-label={vm.key}
          isChecked={isChosen}
          onChange={(_, checked) => onChosen(checked)}
        />
      </Td>
      <Td dataLabel={say('attach.column.name')}>
        <WholeWords>{vm.name}</WholeWords>
      </Td>
      <Td dataLabel={say('attach.column.namespace')}>
        <WholeWords>{vm.namespace}</WholeWords>
      </Td>
      <Td dataLabel={say('attach.column.status')}>{vm.status || say('attach.statusUnknown')}</Td>
      <Td dataLabel={say('attach.column.node')}>
        <WholeWords>
          {vm.node ?? say(vm.instance === 'unknown' ? 'why.unknown' : 'networks.none')}
        </WholeWords>
      </Td>
      <Td dataLabel={say('attach.column.networks')}>
        <Truncate content={networks.length === 0 ? say('networks.none') : networks.join(', ')} />
      </Td>
    </Tr>
  );
};

/** Chooses virtual machines. Those that are chosen and `absent` come first. */
export const VmTable = ({
  chosen,
  absent,
  options: { vms, vmsUnread },
  refusal,
  onChange,
}: {
  chosen: readonly string[];
  absent: readonly AbsentVm[];
  options: AttachOptions;
  refusal: string | undefined;
  onChange: (vms: readonly string[]) => void;
}): ReactElement => {
  const say = useWords();
  const [find, setFind] = useState('');
  const [typed, setTyped] = useState<string>();
  const search = useRef<HTMLInputElement>(null);
  const leaveOut = (vm: string): void => onChange(chosen.filter((key) => key !== vm));
  if (vmsUnread !== undefined && vmsUnread.cause !== 'loading' && vms.length === 0) {
    return (
      <TextField
        id="attach-vms"
        label={say('attach.vms')}
        value={typed ?? chosen.join(' ')}
        hint={say('attach.vmsUnread', { reason: sayUnknown(say, vmsUnread) })}
        refusal={refusal}
        onChange={(text) => {
          setTyped(text);
          onChange(text.split(/[\s,]+/).filter((name) => name !== ''));
        }}
      />
    );
  }
  const { rows, all, isFound } = vmRows(vms, chosen, find);
  const listed = absent.length + rows.length;
  return (
    <FormGroup role="group" label={say('attach.vms')} fieldId="attach-vms">
      <SearchInput
        ref={search}
        aria-label={say('attach.find')}
        placeholder={say('attach.find')}
        value={find}
        onChange={(_, value) => setFind(value)}
        onClear={() => setFind('')}
      />
      <div className="vlan-networks-attach-scroll">
        <Table variant="compact" isStickyHeader>
          <Caption className="vlan-networks-caption">{say('attach.vmsCaption')}</Caption>
          <Thead>
            <Tr>
              <Th screenReaderText={say('attach.column.choose')} modifier="fitContent" />
              <Th>{say('attach.column.name')}</Th>
              <Th>{say('attach.column.namespace')}</Th>
              <Th>{say('attach.column.status')}</Th>
              <Th>{say('attach.column.node')}</Th>
              <Th>{say('attach.column.networks')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {absent.map((vm) => (
              <AbsentVmRow
                key={vm.key}
                vm={vm}
                onTakeOff={() => {
                  leaveOut(vm.key);
                  // The row goes, and with it what had the focus.
                  search.current?.focus();
                }}
              />
            ))}
            {rows.map((vm) => (
              <VmRow
                key={vm.key}
                vm={vm}
                isChosen={chosen.includes(vm.key)}
                onChosen={(isChosen) => {
                  if (isChosen) onChange([...chosen, vm.key]);
                  else leaveOut(vm.key);
                }}
              />
            ))}
          </Tbody>
        </Table>
        {!isFound && <p>{say('attach.noVms')}</p>}
      </div>
      <FieldMessage
        id="attach-vms-message"
        refusal={refusal}
        hint={`${say('attach.chosen', { count: chosen.length })} · ${
          all > rows.length
            ? say('attach.shown', { shown: listed, all: absent.length + all })
            : say('attach.listed', { count: listed })
        }`}
      />
    </FormGroup>
  );
};
