import type { NetworkId } from '../kinds/networkId';

/** How a NIC's reference resolves. `unreadable`: the NADs of that namespace could not be read. */
export type NicReference = 'resolved' | 'missing' | 'isolated' | 'unreadable';

/**
 * `attached`: KubeVirt reports it from the pod. `pending`: the VM runs and the NIC is not there yet. `stopped`: the VM does not run.
 * `unknown`: the VMI could not be read.
 */
export type NicState = 'attached' | 'pending' | 'removing' | 'stopped' | 'unknown';

/** One NIC of a VM on an attachment. Pod-network NICs are not VLAN NICs and are not here. */
export interface Nic {
  /** `namespace/name` of the VM. */
  vm: string;
  name: string;
  attachment: string;
  reference: NicReference;
  /** `undefined` when the attachment is not resolved or its config is unreadable. */
  network: NetworkId | undefined;
  mac: string | undefined;
  ips: readonly string[];
  /** Node where the VM runs. */
  node: string | undefined;
  state: NicState;
}
