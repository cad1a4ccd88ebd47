import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { splitKey } from '../../core/kinds/read';
import type { Nic } from '../../core/networks/nic';
import { useWords } from '../../ui/useWords';
import { WindowedList } from '../../ui/WindowedList';

const vmPath = (vm: string): string => {
  const { namespace, name } = splitKey(vm);
  return `/k8s/ns/${encodeURIComponent(namespace)}/kubevirt.io~v1~VirtualMachine/${encodeURIComponent(name)}`;
};

/** A NIC in one line: its VM, where that runs and whether the NIC is there. */
export const NicRow = ({ nic: { vm, node, state } }: { nic: Nic }): ReactElement => {
  const say = useWords();
  const { namespace, name } = splitKey(vm);
  const where = [namespace, node, say(`topology.nic.${state}`)]
    .filter((part) => part !== undefined)
    .join(' · ');
  return (
    <>
      <Link to={vmPath(vm)} title={name}>
        {name}
      </Link>
      <span title={where}>{where}</span>
    </>
  );
};

/** The NICs of a network. */
export const NicList = ({ nics }: { nics: readonly Nic[] }): ReactElement => {
  const say = useWords();
  return (
    <section className="vlan-networks-panel-rows">
      <h3>{say('topology.panel.vms')}</h3>
      <WindowedList
        label={say('topology.panel.vms')}
        rows={nics}
        keyOf={({ vm, name }) => `${vm} ${name}`}
      >
        {(nic) => <NicRow nic={nic} />}
      </WindowedList>
    </section>
  );
};
