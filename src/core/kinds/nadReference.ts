/** A VM's `multus.networkName`: `nad` in the VM's own namespace or `namespace/nad`. The answer is the key of the NAD. */
export const nadKeyOf = (networkName: string, vmNamespace: string): string =>
  networkName.includes('/') ? networkName : `${vmNamespace}/${networkName}`;
