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
  choice: 'existing-localnet' | 'new-localnet' | 'new-bridge';
  /** Of an existing localnet, or of one to be made. */
  localnet: string;
  bridge: string;
  /** Name of a bridge to be made. */
  newBridge: string;
  uplinkKind: UplinkKind;
  /** NICs or bond that the bridge, or the bond below it, is to have. */
  uplinks: readonly string[];
  /** Name of a bond to be made; ignored for a NIC or a bond that is there. */
  bondName: string;
  bondMode: string;
  /** Switch LLDP on at the uplinks, so that the switch port becomes visible. */
  lldp: boolean;
  /** `key=value, key=value`; empty selects every node. */
  nodeSelector: string;
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
    localnet: '',
    bridge: '',
    newBridge: '',
    uplinkKind: 'interface',
    uplinks: [],
    bondName: '',
    bondMode: '',
    lldp: false,
    nodeSelector: '',
    maxUnavailable: '',
  },
  namespaces: [],
};
