import type { KubeObject } from '../../cluster/api';
import { CHANGED_AT, metadata } from './identity';

export interface LocalnetFacts {
  /** The network's name, and the NAD's. */
  name: string;
  /** The localnet, where it is not the network's name. */
  physicalNetworkName?: string;
  vlanID?: number;
  mtu: number;
  /** The number that OVN-Kubernetes gave the network. */
  id: number;
}

/** The NAD of a localnet network in a namespace, with what OVN-Kubernetes noted on it. */
export function nad(
  namespace: string,
  { name, physicalNetworkName, vlanID, mtu, id }: LocalnetFacts,
): KubeObject {
  const config = {
    cniVersion: '0.3.1',
    name,
    type: 'ovn-k8s-cni-overlay',
    topology: 'localnet',
    netAttachDefName: `${namespace}/${name}`,
    ...(physicalNetworkName === undefined ? {} : { physicalNetworkName }),
    ...(vlanID === undefined ? {} : { vlanID }),
    mtu,
  };
  return {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: metadata('NetworkAttachmentDefinition', name, namespace, {
      creationTimestamp: CHANGED_AT,
      annotations: { 'k8s.ovn.org/network-name': name, 'k8s.ovn.org/network-id': String(id) },
    }),
    spec: { config: JSON.stringify(config) },
  };
}

/** A ClusterUserDefinedNetwork of topology Localnet, without IPAM, as new: OVN-Kubernetes has yet to render its NADs. */
export function cudn(
  name: string,
  facts: {
    physicalNetworkName: string;
    vlanID?: number;
    mtu: number;
    namespaces: Record<string, string>;
  },
): KubeObject {
  const vlan =
    facts.vlanID === undefined ? {} : { vlan: { mode: 'Access', access: { id: facts.vlanID } } };
  return {
    apiVersion: 'k8s.ovn.org/v1',
    kind: 'ClusterUserDefinedNetwork',
    metadata: { name },
    spec: {
      namespaceSelector: { matchLabels: facts.namespaces },
      network: {
        topology: 'Localnet',
        localnet: {
          role: 'Secondary',
          physicalNetworkName: facts.physicalNetworkName,
          ipam: { mode: 'Disabled' },
          mtu: facts.mtu,
          ...vlan,
        },
      },
    },
  };
}
