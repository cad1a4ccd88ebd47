import { asArray, asBoolean, asInteger, asName, asObject, asString } from '../values/json';
import type { InterfaceFacts } from './networkInterface';

/** Annotation of a policy that changes interfaces which were there: what they were before, for the removal. */
export const EARLIER_ANNOTATION = 'vlan-networks.io/earlier-interfaces';

/** An interface as it was before a policy of ours changed it, on the nodes named. */
export interface EarlierInterface {
  name: string;
  type: string;
  state: string;
  mtu?: number;
  lldp?: boolean;
  dhcp?: boolean;
  autoconf?: boolean;
  /** Left out: on every node of the policy. */
  nodes?: readonly string[];
}

/** What of an interface a removal brings back. Addresses typed by hand are not: a NIC that had one is pointed out before. */
export const earlierOf = ({
  name,
  type,
  state,
  mtu,
  lldp,
  dhcp,
  autoconf,
}: InterfaceFacts): EarlierInterface => ({
  name,
  type,
  state,
  ...(mtu !== undefined && { mtu }),
  ...(lldp?.enabled === true && { lldp: true }),
  ...(dhcp === true && { dhcp }),
  ...(autoconf === true && { autoconf }),
});

/** The annotation's text. Nodes are named only where an interface was not the same everywhere. */
export const writeEarlier = (earlier: readonly EarlierInterface[]): string =>
  JSON.stringify(earlier);

/** Reads the annotation; entries that somebody damaged are left out. */
export const readEarlier = (text: string): readonly EarlierInterface[] => {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return [];
  }
  return asArray(stored).flatMap((entry) => {
    const fields = asObject(entry);
    const name = asName(fields?.name);
    const type = asString(fields?.type);
    const state = asString(fields?.state);
    if (name === undefined || type === undefined || state === undefined) return [];
    const mtu = asInteger(fields?.mtu);
    const nodes = asArray(fields?.nodes).flatMap((node) => asString(node) ?? []);
    return [
      {
        name,
        type,
        state,
        ...(mtu !== undefined && { mtu }),
        ...(asBoolean(fields?.lldp) === true && { lldp: true }),
        ...(asBoolean(fields?.dhcp) === true && { dhcp: true }),
        ...(asBoolean(fields?.autoconf) === true && { autoconf: true }),
        ...(nodes.length > 0 && { nodes }),
      },
    ];
  });
};
