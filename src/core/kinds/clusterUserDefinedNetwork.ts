import { asInteger, asString, at } from '../values/json';
import { readConditions } from './condition';
import type { Condition } from './condition';
import { readLabelSelector } from './labelSelector';
import type { LabelSelector } from './labelSelector';
import { ovnNetworkId } from './networkId';
import { notIdentified, readMetadata } from './read';
import type { GroupVersionKind, Identity, Read } from './read';

export const clusterUserDefinedNetworkKind: GroupVersionKind = {
  group: 'k8s.ovn.org',
  version: 'v1',
  kind: 'ClusterUserDefinedNetwork',
  plural: 'clusteruserdefinednetworks',
  namespaced: false,
};

export interface ClusterUserDefinedNetworkFacts extends Identity {
  /** `Localnet`, `Layer2` or `Layer3`. */
  topology: string;
  localnet:
    | {
        physicalNetworkName: string;
        vlan: number | undefined;
        mtu: number | undefined;
        ipam: string;
      }
    | undefined;
  namespaceSelector: LabelSelector;
  conditions: readonly Condition[];
  deleting: boolean;
}

/** CNI name of the NADs that OVN-Kubernetes renders from a CUDN (go-controller/pkg/util/multi_network.go). */
export const renderedNetworkName = (cudn: string): string => `cluster_udn_${cudn}`;

const RENDERED = ovnNetworkId(renderedNetworkName(''));

/** Name of the CUDN that renders a network, as far as the network's identity tells; whether there is such a CUDN, it does not tell. */
export const renderingCudn = (network: string): string | undefined =>
  network.startsWith(RENDERED) ? network.slice(RENDERED.length) : undefined;

export const readClusterUserDefinedNetwork = (
  input: unknown,
): Read<ClusterUserDefinedNetworkFacts> => {
  const metadata = readMetadata(input);
  if (metadata === undefined) return notIdentified();
  const localnet = at(input, 'spec', 'network', 'localnet');
  const physicalNetworkName = asString(at(localnet, 'physicalNetworkName'));
  return {
    facts: {
      name: metadata.name,
      namespace: '',
      topology: asString(at(input, 'spec', 'network', 'topology')) ?? '',
      localnet:
        physicalNetworkName === undefined
          ? undefined
          : {
              physicalNetworkName,
              vlan: asInteger(at(localnet, 'vlan', 'access', 'id')),
              mtu: asInteger(at(localnet, 'mtu')),
              ipam: asString(at(localnet, 'ipam', 'mode')) ?? 'Enabled',
            },
      namespaceSelector: readLabelSelector(at(input, 'spec', 'namespaceSelector')),
      conditions: readConditions(input),
      deleting: metadata.deleting,
    },
    problems: [],
  };
};
