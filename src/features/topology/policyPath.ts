/** The console's page of a policy of kubernetes-nmstate. */
export const policyPath = (policy: string): string =>
  `/k8s/cluster/nmstate.io~v1~NodeNetworkConfigurationPolicy/${encodeURIComponent(policy)}`;
