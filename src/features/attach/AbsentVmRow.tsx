import { Checkbox } from '@patternfly/react-core';
import { Td, Tr } from '@patternfly/react-table';
import type { ReactElement } from 'react';
import { splitKey } from '../../core/kinds/read';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import type { Say } from '../../words/catalogue';
import { sayUnknown } from '../../words/sayUnknown';
import type { AbsentVm } from './absentVms';

const whyAbsent = (say: Say, { isDeleting, unread }: AbsentVm): string => {
  if (unread !== undefined) return sayUnknown(say, unread);
  return say(isDeleting ? 'attach.vmDeleting' : 'attach.vmGone');
};

/** A chosen machine that cannot be chosen any more: says why, and lets itself be taken off. */
export const AbsentVmRow = ({
  vm,
  onTakeOff,
}: {
  vm: AbsentVm;
  onTakeOff: () => void;
}): ReactElement => {
  const say = useWords();
  const { namespace, name } = splitKey(vm.key);
  return (
    <Tr isRowSelected>
      <Td dataLabel={say('attach.column.choose')} modifier="fitContent">
        <Checkbox id={`attach-vm-${vm.key}`} aria-label={vm.key} isChecked onChange={onTakeOff} />
      </Td>
      <Td dataLabel={say('attach.column.name')}>
        <WholeWords>{name}</WholeWords>
      </Td>
      <Td dataLabel={say('attach.column.namespace')}>
        <WholeWords>{namespace}</WholeWords>
      </Td>
      <Td dataLabel={say('attach.column.status')} colSpan={3}>
        {whyAbsent(say, vm)}
      </Td>
    </Tr>
  );
};
