import type { MatchBy } from '../networks/matchUplinks';

/** One network as typed. Everything is text, so that nothing typed is ever lost or changed. */
export interface NetworkDraft {
  name: string;
  /** Ignored while `untagged` is set. */
  vlan: string;
  untagged: boolean;
  mtu: string;
  description: string;
}

/** A NIC or bond that is there; or a bond to be made, of the kernel's or of Open vSwitch's kind. */
export type UplinkKind = 'interface' | 'linux-bond' | 'ovs-bond';

/** The physical network as typed. The fields of the other choice are kept and ignored. */
export interface PhysicalDraft {
  choice:
    | 'existing-localnet'
    | 'new-localnet'
    | 'new-bridge'
    | 'existing-linux-bridge'
    | 'new-linux-bridge';
  /** Guests send from other MAC addresses than their NIC's: a localnet drops such frames. */
  guestsChangeMacs: boolean;
  /** Guests tag VLANs themselves: a localnet drops such frames. */
  guestsTag: boolean;
  /** VLANs that a Linux bridge lets through, and that such guests may tag: `2-4094`. */
  trunk: string;
  /** Of an existing localnet, or of one to be made. */
  localnet: string;
  bridge: string;
  /** Name of a bridge to be made. */
  newBridge: string;
  uplinkKind: UplinkKind;
  /** NICs or bond that the bridge, or the bond below it, is to have. */
  uplinks: readonly string[];
  /** How NICs of other names on other nodes are matched with these; only when a person says so. */
  matchBy: '' | MatchBy;
  /** Name of a bond to be made; ignored for a NIC or a bond that is there. */
  bondName: string;
  bondMode: string;
  /** Options of a bond of the kernel; empty: the kernel's own. */
  bondMiimon: string;
  bondLacpRate: string;
  bondHash: string;
  bondPrimary: string;
  /** Switch LLDP on at the uplinks, so that the switch port becomes visible. */
  lldp: boolean;
  /** By a label that is offered or every node, by a label that the person types, or by hand. */
  nodesBy: 'label' | 'typed' | 'hand';
  /** `key=value, key=value`; empty selects every node, unless it is to be typed. */
  nodeSelector: string;
  pickedNodes: readonly string[];
  /** How nodes picked by hand are selected: by a label that the plan puts on them, or each by its name. */
  pickedBy: 'label' | 'hostname';
  /** Number of nodes at a time; empty leaves the operator's default. */
  maxUnavailable: string;
}

/** The wizard's form. */
export interface CreateDraft {
  networks: readonly NetworkDraft[];
  physical: PhysicalDraft;
  namespaces: readonly string[];
}

export const emptyNetworkDraft: NetworkDraft = {
  name: '',
  vlan: '',
  untagged: false,
  mtu: '1500',
  description: '',
};

export const emptyCreateDraft: CreateDraft = {
  networks: [emptyNetworkDraft],
  physical: {
    choice: 'existing-localnet',
    guestsChangeMacs: false,
    guestsTag: false,
    trunk: '2-4094',
    localnet: '',
    bridge: '',
    newBridge: '',
    uplinkKind: 'interface',
    uplinks: [],
    matchBy: '',
    bondName: '',
    bondMode: '',
    bondMiimon: '100',
    bondLacpRate: '',
    bondHash: '',
    bondPrimary: '',
    lldp: false,
    nodesBy: 'label',
    nodeSelector: '',
    pickedNodes: [],
    pickedBy: 'label',
    maxUnavailable: '',
  },
  namespaces: [],
};
