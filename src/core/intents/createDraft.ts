/** One network as typed. Everything is text, so that nothing typed is ever lost or changed. */
export interface NetworkDraft {
  name: string;
  /** Ignored while `untagged` is set. */
  vlan: string;
  untagged: boolean;
  mtu: string;
  description: string;
}

/** The physical network as typed. The fields of the other choice are kept and ignored. */
export interface PhysicalDraft {
  choice: 'existing-localnet' | 'new-localnet';
  localnet: string;
  bridge: string;
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
    nodeSelector: '',
    maxUnavailable: '',
  },
  namespaces: [],
};
