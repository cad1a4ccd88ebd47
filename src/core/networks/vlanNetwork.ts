import type { NetworkId } from '../kinds/networkId';

export type NetworkType = 'localnet' | 'layer2' | 'layer3' | 'linux-bridge' | 'other';

/** One layer-2 network that VM NICs join, put together from all its NADs, or from a CUDN that rendered none yet. */
export interface VlanNetwork {
  id: NetworkId;
  type: NetworkType;
  /** What people call it: the CNI name, or the CUDN's name. */
  name: string;
  /** CNI plugin, for `other`. */
  plugin: string | undefined;
  /** 1–4094, or `undefined` for untagged. */
  vlan: number | undefined;
  /** Guests tag VLANs themselves: without a VLAN of its own the network is not untagged. */
  guestsTag?: true;
  mtu: number | undefined;
  localnet: string | undefined;
  /** Bridge of a Linux bridge network. */
  bridge: string | undefined;
  /** Keys of the NADs that were read, sorted. */
  attachments: readonly string[];
  namespaces: readonly string[];
  /** The CUDN that renders the attachments. */
  cudn: string | undefined;
  description: string | undefined;
}
