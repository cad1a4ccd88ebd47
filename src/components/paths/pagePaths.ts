const ROOT = '/vlan-networks';

/** Paths of the plugin's pages, relative to the console's base path (the router adds that). Always absolute. */
export const networksPath = ROOT;
export const createPath = `${ROOT}/~new`;
export const networkPath = (id: string): string => `${ROOT}/network/${encodeURIComponent(id)}`;
export const topologyPath = (networkId?: string): string =>
  networkId === undefined
    ? `${ROOT}/topology`
    : `${ROOT}/topology?${new URLSearchParams({ select: `network:${networkId}` }).toString()}`;

/** The Attach page, with a network or virtual machines (`namespace/name`) chosen already. */
export const attachPath = (networkId?: string, vms: readonly string[] = []): string => {
  const params = new URLSearchParams();
  if (networkId !== undefined) params.set('network', networkId);
  for (const vm of vms) params.append('vm', vm);
  const query = params.toString();
  return query === '' ? `${ROOT}/~attach` : `${ROOT}/~attach?${query}`;
};
