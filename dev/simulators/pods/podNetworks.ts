import type { KubeObject } from '../../cluster/api';
import { asRecords, asText, at } from '../json';

export const NETWORKS_ANNOTATION = 'k8s.v1.cni.cncf.io/networks';
export const STATUS_ANNOTATION = 'k8s.v1.cni.cncf.io/network-status';
export const OVN_ANNOTATION = 'k8s.ovn.org/pod-networks';

/** One additional network that a pod asks for. */
export interface NetworkRequest {
  /** `namespace/name` of the NAD. */
  nad: string;
  interface: string;
  mac: string;
}

/** A NAD's key by the name that a pod or VM uses: `name` is one of its own namespace, `namespace/name` any. */
export function nadKey(reference: string, namespace: string): string {
  return reference.includes('/') ? reference : `${namespace}/${reference}`;
}

function annotation(pod: KubeObject, name: string): string {
  return pod.metadata.annotations?.[name] ?? '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The networks annotation of a pod, in its JSON form or as a list of names divided by commas. */
export function requestedNetworks(pod: KubeObject): NetworkRequest[] {
  const text = annotation(pod, NETWORKS_ANNOTATION).trim();
  const own = pod.metadata.namespace ?? 'default';
  if (text === '') return [];
  if (text.startsWith('[')) {
    return asRecords(parsed(text)).map((item, index) => ({
      nad: nadKey(asText(item.name), asText(item.namespace) || own),
      interface: asText(item.interface) || `net${index + 1}`,
      mac: asText(item.mac),
    }));
  }
  return text.split(',').map((item, index) => {
    const [reference = '', name] = item.trim().split('@');
    return { nad: nadKey(reference, own), interface: name ?? `net${index + 1}`, mac: '' };
  });
}

/** The NADs whose networks a pod was really given. */
export function attachedNads(pod: KubeObject): string[] {
  return asRecords(parsed(annotation(pod, STATUS_ANNOTATION)))
    .filter((item) => item.default !== true)
    .map((item) => asText(item.name));
}

/** True while a pod occupies its node's network. */
export function isAlive(pod: KubeObject): boolean {
  const phase = at(pod, 'status', 'phase');
  return phase !== 'Succeeded' && phase !== 'Failed';
}

/** The living pods that ask for a NAD. */
export function podsOfNad(pods: KubeObject[], nad: string): KubeObject[] {
  return pods.filter(
    (pod) => isAlive(pod) && requestedNetworks(pod).some((request) => request.nad === nad),
  );
}
