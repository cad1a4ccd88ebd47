import { createHash } from 'node:crypto';
import type { KubeObject } from '../../cluster/api';
import { ensureBridge, linuxBridgeOf } from '../bridges/linuxBridge';
import { asText, at, isRecord, type Json } from '../json';
import { readState } from '../nmstate/networkState';
import { DEFAULT_MTU, parseNetworkConfig, type NetworkConfig } from '../ovn/networkConfig';
import { keyOf } from '../resources';
import { OVN_ANNOTATION, requestedNetworks, STATUS_ANNOTATION } from './podNetworks';

/** Namespaces whose NADs every namespace may use (cluster-network-operator, bindata/network/multus). */
const GLOBAL_NAMESPACES = [
  'default',
  'openshift-multus',
  'openshift-sriov-network-operator',
  'openshift-cnv',
];

/** What a pod's sandbox got: annotations, an address and the node's network after it, or the reason why it cannot be made. */
export type Sandbox =
  | { annotations: Record<string, string>; podIP: string; currentState: unknown }
  | { failure: string };

/** An address and a MAC of the pod network that are the same for a pod each time. */
function podAddress(pod: KubeObject): { ip: string; mac: string } {
  const bytes = createHash('sha256').update(keyOf(pod)).digest();
  const octets = [10, 128 + ((bytes[0] ?? 0) % 4), bytes[1] ?? 0, 2 + ((bytes[2] ?? 0) % 250)];
  const hex = octets.map((octet) => octet.toString(16).padStart(2, '0')).join(':');
  return { ip: octets.join('.'), mac: `0a:58:${hex}` };
}

/** A unicast, locally administered MAC that is the same for a seed each time. */
export function stableMac(seed: string): string {
  const bytes = [...createHash('sha256').update(seed).digest().subarray(0, 4)];
  return ['02', '00', ...bytes.map((byte) => byte.toString(16).padStart(2, '0'))].join(':');
}

/**
 * What Multus, OVN-Kubernetes and the bridge plugin answer when a node makes the sandbox of a pod. `before` is the node's network,
 * `nads` are all that exist.
 */
export function makeSandbox(pod: KubeObject, nads: KubeObject[], before: unknown): Sandbox {
  let currentState = before;
  const own = pod.metadata.namespace ?? 'default';
  const address = podAddress(pod);
  const status: Json[] = [
    {
      name: 'ovn-kubernetes',
      interface: 'eth0',
      ips: [address.ip],
      mac: address.mac,
      default: true,
      dns: {},
    },
  ];
  const ovn: Json = {
    default: {
      ip_addresses: [`${address.ip}/23`],
      mac_address: address.mac,
      gateway_ips: ['10.128.0.1'],
      role: 'primary',
    },
  };
  for (const request of requestedNetworks(pod)) {
    const [namespace = own, name = ''] = request.nad.split('/');
    if (namespace !== own && !GLOBAL_NAMESPACES.includes(namespace)) {
      return {
        failure: `namespace isolation enabled, annotation violates permission, pod is in namespace ${own} but refers to target namespace ${namespace}`,
      };
    }
    const nad = nads.find((candidate) => keyOf(candidate) === request.nad);
    if (nad === undefined) {
      return {
        failure: `cannot find a network-attachment-definition (${name}) in namespace (${namespace})`,
      };
    }
    const parsed = parseNetworkConfig(request.nad, at(nad, 'spec', 'config'));
    if (parsed.kind === 'invalid') return { failure: parsed.message };
    const mac = request.mac || stableMac(`${keyOf(pod)} ${request.nad}`);
    const mtu = parsed.kind === 'ovn' ? { mtu: parsed.network.mtu ?? DEFAULT_MTU } : {};
    status.push({ name: request.nad, interface: request.interface, mac, ...mtu, dns: {} });
    const linux = linuxBridgeOf(at(nad, 'spec', 'config'));
    if (linux !== undefined) {
      const plugged = ensureBridge(currentState, linux.bridge);
      if ('failure' in plugged) {
        return {
          failure: `[${keyOf(pod)}/${pod.metadata.uid ?? ''}:${linux.network}]: error adding container to network "${linux.network}": ${plugged.failure}`,
        };
      }
      ({ currentState } = plugged);
    }
    if (parsed.kind !== 'ovn') continue;
    ovn[request.nad] = { ip_addresses: null, mac_address: mac, role: 'secondary' };
    if (parsed.network.topology !== 'localnet') continue;
    if (differsFromFirst(nad, parsed.network, nads)) {
      return {
        failure:
          'failed to get pod annotation: timed out waiting for annotations: context deadline exceeded',
      };
    }
    const { localnet } = parsed.network;
    if (!readState(currentState).mappings.some((mapping) => mapping.localnet === localnet)) {
      return {
        failure: `failed bridge mapping validation: failed to find OVN bridge-mapping for network: "${localnet}"`,
      };
    }
  }
  const annotations = {
    [STATUS_ANNOTATION]: JSON.stringify(status),
    [OVN_ANNOTATION]: JSON.stringify(ovn),
  };
  return { annotations, podIP: address.ip, currentState };
}

/** The first NAD defines a network; OVN-Kubernetes ignores later ones that differ (nad_controller.go logs it and no more). */
function differsFromFirst(nad: KubeObject, network: NetworkConfig, nads: KubeObject[]): boolean {
  const age = (object: KubeObject): string =>
    `${object.metadata.creationTimestamp ?? ''} ${keyOf(object)}`;
  return nads.some((other) => {
    if (age(other) >= age(nad)) return false;
    const parsed = parseNetworkConfig(keyOf(other), at(other, 'spec', 'config'));
    if (parsed.kind !== 'ovn' || parsed.network.name !== network.name) return false;
    return parsed.network.signature !== network.signature;
  });
}

/** The event's message, in which the kubelet wraps what Multus wrapped around the plugin's. */
export function sandboxMessage(pod: KubeObject, failure: string): string {
  const { name, namespace = 'default', uid = '' } = pod.metadata;
  return (
    `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to create pod network sandbox k8s_${name}_${namespace}_${uid}_0: ` +
    `error adding pod ${namespace}_${name} to CNI network "multus-cni-network": plugin type="multus-shim" name="multus-cni-network" failed (add): ` +
    `CmdAdd (shim): CNI request failed with status 400: 'error configuring pod [${namespace}/${name}] networking: ${failure}'`
  );
}

/** The address that a running pod shows. */
export function shownPodIP(pod: KubeObject): string {
  const status = pod.status;
  return isRecord(status) ? asText(status.podIP) : '';
}
