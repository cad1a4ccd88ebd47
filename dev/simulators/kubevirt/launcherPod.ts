import { createHash } from 'node:crypto';
import type { KubeObject } from '../../cluster/api';
import { RESOURCE_ANNOTATION } from '../bridges/linuxBridge';
import { digest } from '../events';
import { asRecord, asText, at, type Json } from '../json';
import { nadKey, NETWORKS_ANNOTATION } from '../pods/podNetworks';
import { resources } from '../resources';
import { stableMac } from '../pods/sandbox';
import { isAbsent, multusName, nameOf, nicsOf } from './machine';

export const CREATED_BY_LABEL = 'kubevirt.io/created-by';
export const MIGRATION_LABEL = 'kubevirt.io/migrationJobUID';

/** The name of a NIC in the virt-launcher pod (KubeVirt pkg/network/namescheme). */
export function podInterfaceName(network: string): string {
  return `pod${createHash('sha256').update(network).digest('hex').slice(0, 11)}`;
}

/** The MAC of a NIC: the one its spec states, or one that is the same for this VM and NIC each time. */
export function macOf(vmi: KubeObject, nic: Json): string {
  const stated = asText(nic.macAddress);
  return stated || stableMac(`${vmi.metadata.namespace ?? ''}/${vmi.metadata.name} ${nameOf(nic)}`);
}

/** The networks annotation of a VMI's pod: one entry per NIC on a NAD that is not to be absent. */
export function networksAnnotation(vmi: KubeObject): string {
  const { interfaces, networks } = nicsOf(vmi.spec);
  const entries = interfaces.flatMap((nic) => {
    const reference = multusName(networks.find((network) => nameOf(network) === nameOf(nic)));
    if (reference === undefined || isAbsent(nic)) return [];
    const [namespace, name] = nadKey(reference, vmi.metadata.namespace ?? 'default').split('/');
    return [{ name, namespace, mac: macOf(vmi, nic), interface: podInterfaceName(nameOf(nic)) }];
  });
  return entries.length === 0 ? '' : JSON.stringify(entries);
}

/** The NADs that a machine asks for, by key. */
export function wantedNads(vmi: KubeObject): string[] {
  const { interfaces, networks } = nicsOf(vmi.spec);
  const absent = new Set(interfaces.filter(isAbsent).map(nameOf));
  return networks.flatMap((network) => {
    const reference = multusName(network);
    if (reference === undefined || absent.has(nameOf(network))) return [];
    return [nadKey(reference, vmi.metadata.namespace ?? 'default')];
  });
}

/** Resources that a pod must find on its node, by name, with how many of each. */
export type Requests = Record<string, number>;

/** One of the resource that a NAD names for each NIC on it (KubeVirt pkg/network/multus, resourceName). */
export function requestsOf(nads: (KubeObject | undefined)[]): Requests {
  const requests: Requests = {};
  for (const nad of nads) {
    const name = nad?.metadata.annotations?.[RESOURCE_ANNOTATION] ?? '';
    if (name !== '') requests[name] = (requests[name] ?? 0) + 1;
  }
  return requests;
}

interface LauncherFacts {
  /** Left out: unscheduled. */
  node: string | undefined;
  requests: Requests;
  /** What it is made for. */
  migration?: KubeObject | undefined;
}

/** The virt-launcher pod of a VMI. */
export function launcherPod(
  vmi: KubeObject,
  { node, requests, migration }: LauncherFacts,
): KubeObject {
  const { name, namespace = 'default', uid = '' } = vmi.metadata;
  const networks = networksAnnotation(vmi);
  const amounts = Object.fromEntries(
    Object.entries(requests).map(([name, count]) => [name, String(count)]),
  );
  const suffix = digest(`${uid} ${migration?.metadata.uid ?? ''} ${networks}`).slice(0, 5);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `virt-launcher-${name}-${suffix}`,
      namespace,
      labels: {
        ...vmi.metadata.labels,
        'kubevirt.io': 'virt-launcher',
        [CREATED_BY_LABEL]: uid,
        'vm.kubevirt.io/name': name,
        ...(migration === undefined ? {} : { [MIGRATION_LABEL]: migration.metadata.uid ?? '' }),
      },
      annotations: {
        'kubevirt.io/domain': name,
        ...(networks === '' ? {} : { [NETWORKS_ANNOTATION]: networks }),
      },
      ownerReferences: [
        {
          apiVersion: resources.vmi.apiVersion,
          kind: resources.vmi.kind,
          name,
          uid,
          controller: true,
        },
      ],
    },
    spec: {
      ...(node === undefined ? {} : { nodeName: node }),
      nodeSelector: {
        'kubevirt.io/schedulable': 'true',
        ...asRecord(at(vmi, 'spec', 'nodeSelector')),
      },
      restartPolicy: 'Never',
      containers: [
        {
          name: 'compute',
          image: 'registry.redhat.io/container-native-virtualization/virt-launcher-rhel9',
          ...(Object.keys(requests).length === 0
            ? {}
            : { resources: { limits: amounts, requests: amounts } }),
        },
      ],
    },
  };
}
