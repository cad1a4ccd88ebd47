import { asInteger, asString } from '../values/json';
import { readConditions } from './condition';
import type { Condition } from './condition';
import { readLabelSelector } from './labelSelector';
import type { LabelSelector } from './labelSelector';
import { ovnNetworkId } from './networkId';
import type { Part } from './part';
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

/** What the schema requires, and of which it knows these values (go-controller/pkg/crd/userdefinednetwork/v1/cudn.go). */
const missUnlessOneOf = (place: Part, known: readonly unknown[]): void => {
  place.miss();
  if (place.value !== undefined && !known.includes(place.value)) place.note('unknown-value');
};

export const readClusterUserDefinedNetwork = (
  input: unknown,
): Read<ClusterUserDefinedNetworkFacts> =>
  readObject(input, (object, { name, deleting }) => {
    const before = object.problems.size;
    const network = object.at('spec', 'network');
    const localnet = network.at('localnet');
    const topology = network.at('topology').read(asString) ?? '';
    missUnlessOneOf(network.at('topology'), ['Localnet', 'Layer2', 'Layer3']);
    const physicalNetworkName = localnet.at('physicalNetworkName').read(asString);
    if (topology === 'Localnet') {
      if (physicalNetworkName === '') localnet.at('physicalNetworkName').note('missing');
      localnet.at('physicalNetworkName').miss();
      const vlan = localnet.at('vlan');
      if (vlan.object() !== undefined) {
        missUnlessOneOf(vlan.at('mode'), ['Access']);
        vlan.at('access', 'id').miss();
      }
    }
    const settings = {
      vlan: localnet.at('vlan', 'access', 'id').read(asInteger),
      mtu: localnet.at('mtu').read(asInteger),
      ipam: localnet.at('ipam', 'mode').read(asString) ?? 'Enabled',
    };
    // A network that was read in part would be told of with the wrong VLAN, or none.
    const isRead = object.problems.size === before;
    // Without a selector it would seem to select every namespace.
    const selector = object.at('spec', 'namespaceSelector');
    selector.miss();
    return {
      name,
      namespace: '',
      topology: isRead ? topology : '',
      localnet:
        physicalNetworkName === undefined || !isRead
          ? undefined
          : { physicalNetworkName, ...settings },
      namespaceSelector: readLabelSelector(selector),
      conditions: readConditions(object),
      deleting,
    };
  });
