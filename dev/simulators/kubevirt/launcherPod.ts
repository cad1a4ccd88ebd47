import { createHash } from 'node:crypto';
import type { KubeObject } from '../../cluster/api';
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

/** The virt-launcher pod of a VMI, on `node` or, without one, unscheduled. `migration` is the uid it is made for. */
export function launcherPod(
  vmi: KubeObject,
  node: string | undefined,
  migration?: KubeObject,
): KubeObject {
  const { name, namespace = 'default', uid = '' } = vmi.metadata;
  const networks = networksAnnotation(vmi);
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
        },
      ],
    },
  };
}
