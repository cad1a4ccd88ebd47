import { asInteger, asString } from '../values/json';
import { readConditions } from './condition';
import type { Condition } from './condition';
import { readLabelSelector } from './labelSelector';
import type { LabelSelector } from './labelSelector';
import { ovnNetworkId } from './networkId';
import { readObject } from './read';
import type { GroupVersionKind, Identity, Read } from './read';

export const clusterUserDefinedNetworkKind: GroupVersionKind = {
  group: 'k8s.ovn.org',
  version: 'v1',
  kind: 'ClusterUserDefinedNetwork',
  plural: 'clusteruserdefinednetworks',
  namespaced: false,
};

export interface ClusterUserDefinedNetworkFacts extends Identity {
  /** `Localnet`, `Layer2` or `Layer3`; empty where the network could not be read in whole. */
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
): Read<ClusterUserDefinedNetworkFacts> =>
  readObject(input, (object, { name, deleting }) => {
    const before = object.problems.size;
    const network = object.at('spec', 'network');
    const localnet = network.at('localnet');
    const topology = network.at('topology').read(asString) ?? '';
    const physicalNetworkName = localnet.at('physicalNetworkName').read(asString);
    const settings = {
      vlan: localnet.at('vlan', 'access', 'id').read(asInteger),
      mtu: localnet.at('mtu').read(asInteger),
      ipam: localnet.at('ipam', 'mode').read(asString) ?? 'Enabled',
    };
    // A network that was read in part would be told of with the wrong VLAN, or none.
    const isRead = object.problems.size === before;
    return {
      name,
      namespace: '',
      topology: isRead ? topology : '',
      localnet:
        physicalNetworkName === undefined || !isRead
          ? undefined
          : { physicalNetworkName, ...settings },
      namespaceSelector: readLabelSelector(object.at('spec', 'namespaceSelector')),
      conditions: readConditions(object),
      deleting,
    };
  });
