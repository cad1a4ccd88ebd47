import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { splitKey } from '../../core/kinds/read';
import type { Nic } from '../../core/networks/nic';
import { useWords } from '../../ui/useWords';

const SHOWN = 25;

const vmPath = (vm: string): string => {
  const { namespace, name } = splitKey(vm);
  return `/k8s/ns/${encodeURIComponent(namespace)}/kubevirt.io~v1~VirtualMachine/${encodeURIComponent(name)}`;
};

/** The NICs of a network: VM, namespace, where it runs and whether the NIC is there. */
export const NicList = ({ nics }: { nics: readonly Nic[] }): ReactElement => {
  const say = useWords();
  const rest = nics.length - SHOWN;
  return (
    <section>
      <h3>{say('topology.panel.vms')}</h3>
      <ul className="vlan-networks-panel-list">
        {nics.slice(0, SHOWN).map(({ vm, name, node, state }) => {
          const { namespace, name: vmName } = splitKey(vm);
          const where = [namespace, node, say(`topology.nic.${state}`)];
          return (
            <li key={`${vm} ${name}`}>
              <Link to={vmPath(vm)}>{vmName}</Link>
              <span>{where.filter((part) => part !== undefined).join(' · ')}</span>
            </li>
          );
        })}
        {rest > 0 && <li>{say('topology.panel.moreVms', { count: rest })}</li>}
      </ul>
    </section>
  );
};
