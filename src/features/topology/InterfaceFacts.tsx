import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { InterfaceCardFacts } from '../../core/topology/interfaceCardFacts';
import { useWords } from '../../ui/useWords';
import type { Say } from '../../words/catalogue';
import { saySpeed } from '../../words/sayInterface';
import { policyPath } from './policyPath';

const neighboursOf = (say: Say, { neighbours }: InterfaceCardFacts): string => {
  if (neighbours === undefined) return say('topology.interface.lldpOff');
  if (neighbours.length === 0) return say('topology.switch.silent');
  return neighbours
    .map(({ system, port, vlans }) =>
      [
        `${system} ${port}`.trim(),
        ...(vlans.length === 0
          ? []
          : [say('topology.interface.announces', { vlans: vlans.join(', ') })]),
      ].join(': '),
    )
    .join('; ');
};

/** What is known of one interface, in the order in which an engineer asks; what it does not have is left out. */
const linesOf = (say: Say, facts: InterfaceCardFacts): readonly (readonly [string, string])[] => {
  const { mtu, speed, mac, driver, addresses, members, mode, vlan, controller } = facts;
  const { patchPorts, vfs, uses } = facts;
  const lines: readonly (readonly [string, string | undefined])[] = [
    [say('topology.interface.type'), facts.interfaceType],
    [say('topology.interface.state'), facts.state],
    [say('topology.interface.mtu'), mtu === undefined ? undefined : String(mtu)],
    [say('topology.interface.speed'), speed === undefined ? undefined : saySpeed(say, speed)],
    [say('topology.interface.mac'), mac],
    [say('topology.interface.driver'), driver],
    [say('topology.interface.addresses'), addresses.join(', ')],
    [say('topology.interface.members'), members.join(', ')],
    [say('topology.interface.mode'), mode],
    [
      say('topology.interface.vlan'),
      vlan === undefined
        ? undefined
        : say('topology.interface.vlanOn', { vlan: vlan.id, base: vlan.base }),
    ],
    [say('topology.interface.controller'), controller],
    [say('topology.interface.patchPorts'), patchPorts.join(', ')],
    [say('topology.interface.vfs'), vfs === 0 ? undefined : String(vfs)],
    [
      say('topology.interface.uses'),
      uses.map((use) => say(`topology.interface.use.${use}`)).join(', '),
    ],
    [
      say('topology.interface.neighbours'),
      facts.interfaceType === 'ethernet' ? neighboursOf(say, facts) : undefined,
    ],
  ];
  return lines.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as const],
  );
};

/** The facts of one interface of one node, with the policies that configure it. */
export const InterfaceFacts = ({ facts }: { facts: InterfaceCardFacts }): ReactElement => {
  const say = useWords();
  return (
    <section>
      <h3>{say('topology.panel.facts')}</h3>
      <dl className="vlan-networks-interface">
        {linesOf(say, facts).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{say('topology.interface.policies')}</dt>
          <dd>
            {facts.policies.length === 0
              ? say('topology.interface.noPolicy')
              : facts.policies.map(({ policy, state }) => (
                  <div key={policy}>
                    <Link to={policyPath(policy)}>{policy}</Link>{' '}
                    {say(
                      state === undefined
                        ? 'topology.interface.notApplied'
                        : `topology.interface.policy.${state}`,
                    )}
                  </div>
                ))}
          </dd>
        </div>
      </dl>
    </section>
  );
};
