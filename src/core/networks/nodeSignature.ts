import type { InterfaceFacts } from '../kinds/networkInterface';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { bridgesOf } from './bridgeOnNode';

/** Ports that belong to OVN or to pods: their names hold the node's name or come and go with VMs. */
const isPlumbing = (name: string): boolean => name.startsWith('patch-') || name === 'br-int';

const signedTypes = new Set(['ethernet', 'bond', 'vlan', 'ovs-bridge', 'linux-bridge']);

const signatureOf = ({ name, type, mtu, bond, vlan, ports }: InterfaceFacts): unknown => [
  name,
  type,
  mtu ?? null,
  bond === undefined ? null : [bond.mode, [...bond.members].sort()],
  vlan === undefined ? null : [vlan.base, vlan.id],
  ports === undefined
    ? null
    : ports
        .filter((port) => !isPlumbing(port.name))
        .map((port) => [
          port.name,
          port.bond === undefined ? null : [port.bond.mode, [...port.bond.members].sort()],
        ])
        .sort(),
];

/**
 * The network configuration of a node as one text: names and types of uplinks, bonds with mode and members, bridges with ports, mappings
 * and MTU. Addresses, MACs, state, patch ports, LLDP, VFs and pod interfaces are never part of it, because they differ on every node.
 */
export const nodeSignature = (state: NodeNetworkStateFacts): string =>
  JSON.stringify([
    state.interfaces
      .filter(
        ({ name, type, state: is }) =>
          signedTypes.has(type) && is !== 'absent' && !isPlumbing(name),
      )
      .map(signatureOf)
      .map((entry) => JSON.stringify(entry))
      .sort(),
    bridgesOf(state),
    state.mappings === undefined
      ? null
      : state.mappings.map(({ localnet, bridge }) => `${localnet}:${bridge}`).sort(),
  ]);
