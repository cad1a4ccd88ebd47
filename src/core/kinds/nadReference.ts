import { keyOf } from './read';

/**
 * A VM's `multus.networkName`: `nad` in the VM's own namespace or `namespace/nad`. The answer is the key of the NAD. A manifest may leave its
 * namespace out; then the NAD is one that leaves it out, too.
 */
export const nadKeyOf = (networkName: string, vmNamespace: string): string =>
  networkName.includes('/') ? networkName : keyOf({ namespace: vmNamespace, name: networkName });
