const ROOT = '/vlan-networks';

/** Paths of the plugin's pages, relative to the console's base path (the router adds that). Always absolute. */
export const networksPath = ROOT;
export const createPath = `${ROOT}/~new`;

/**
 * The page of a network. Routers and proxies decode `%` once or twice and resolve `.` and `..`, so whatever is not plain stands as `~` and
 * the four hex digits of its UTF-16 unit. `networkIdOfPath` reads it. An id is never empty.
 */
export const networkPath = (id: string): string =>
  `${ROOT}/network/${id.replace(
    /[^\w.:-]|^\.(?=\.?$)/g,
    (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}`;

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
