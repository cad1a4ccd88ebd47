/**
 * Namespaces whose NADs every namespace may use: Multus' `globalNamespaces` as OpenShift 4.17 and later configures it
 * (cluster-network-operator bindata/network/multus/multus.yaml).
 */
export const globalNamespaces: readonly string[] = [
  'default',
  'openshift-multus',
  'openshift-sriov-network-operator',
  'openshift-cnv',
];

/**
 * Whether a VM of one namespace may join a NAD of another (Multus namespace isolation). A manifest in Git may leave its namespace out: then
 * nothing says that they differ.
 */
export const mayReach = (vmNamespace: string, nadNamespace: string): boolean =>
  vmNamespace === nadNamespace ||
  vmNamespace === '' ||
  nadNamespace === '' ||
  globalNamespaces.includes(nadNamespace);
