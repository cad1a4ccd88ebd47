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

const isSigned = ({ name, type, state }: InterfaceFacts): boolean =>
  signedTypes.has(type) && state !== 'absent' && !isPlumbing(name);

/**
 * The network configuration of a node as one text: names and types of uplinks, bonds with mode and members, bridges with ports, mappings
 * and MTU. Addresses, MACs, state, patch ports, LLDP, VFs and pod interfaces are never part of it, because they differ on every node.
 */
export const nodeSignature = (state: NodeNetworkStateFacts): string =>
  JSON.stringify([
    state.interfaces
      .filter(isSigned)
      .map(signatureOf)
      .map((entry) => JSON.stringify(entry))
      .sort(),
    bridgesOf(state),
    mappingTexts(state),
  ]);

const mappingTexts = ({ mappings }: NodeNetworkStateFacts): readonly string[] | null =>
  mappings === undefined
    ? null
    : mappings.map(({ localnet, bridge }) => `${localnet}:${bridge}`).sort();

/**
 * Signatures of many nodes. Nodes are alike by the thousand, and so are their interfaces, of which equal ones are one object: each is taken
 * apart once, and the text is made once for all nodes that have the same.
 */
export class Signatures {
  readonly #numbers = new Map<string, number>();
  readonly #ofInterface = new Map<InterfaceFacts, number>();
  readonly #texts = new Map<string, string>();

  of(state: NodeNetworkStateFacts): string {
    const parts: number[] = [];
    for (const facts of state.interfaces) if (isSigned(facts)) parts.push(this.#interface(facts));
    parts.sort((a, b) => a - b);
    const short = `${parts.join()} ${mappingTexts(state)?.join() ?? '-'}`;
    const text = this.#texts.get(short) ?? nodeSignature(state);
    this.#texts.set(short, text);
    return text;
  }

  #interface(facts: InterfaceFacts): number {
    const known = this.#ofInterface.get(facts);
    if (known !== undefined) return known;
    const text = JSON.stringify(signatureOf(facts));
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    this.#ofInterface.set(facts, number);
    return number;
  }
}
