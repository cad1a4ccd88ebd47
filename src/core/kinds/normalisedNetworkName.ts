/** A network's name as OVN's objects on the nodes hold it: two names that are equal here collide there (go-controller/pkg/util/multi_network.go). */
export const normalisedNetworkName = (network: string): string => network.replace(/[-/]/g, '.');
