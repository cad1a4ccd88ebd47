import type { InterfaceCardFacts } from '../core/topology/interfaceCardFacts';
import type { Say } from './catalogue';

/** `25 Gb/s`; `speed` in Mbit/s. */
export const saySpeed = (say: Say, speed: number): string =>
  speed >= 1000
    ? say('topology.gigabit', { speed: speed / 1000 })
    : say('topology.megabit', { speed });

/** What an interface of one node is, in pieces: its type, what it is made of, and whether it is up. */
export const sayInterface = (say: Say, facts: InterfaceCardFacts): readonly string[] => {
  const { interfaceType, state, members, speed, mtu, vlan } = facts;
  const made = [
    ...(vlan === undefined ? [] : [say('topology.vlan', { vlan: vlan.id })]),
    ...(members.length === 0 ? [] : [members.join(' + ')]),
    ...(speed === undefined ? [] : [saySpeed(say, speed)]),
    ...(mtu === undefined ? [] : [say('topology.mtu', { mtu })]),
  ];
  return [...(state === 'up' ? [] : [state]), interfaceType, ...made];
};
