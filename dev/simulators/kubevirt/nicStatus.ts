import type { KubeObject } from '../../cluster/api';
import { asText, type Json } from '../json';
import { attachedNads, nadKey } from '../pods/podNetworks';
import { shownPodIP } from '../pods/sandbox';
import { macOf, podInterfaceName } from './launcherPod';
import { isAbsent, multusName, nameOf, nicsOf } from './machine';

/**
 * `status.interfaces` of a VMI whose guest runs in `pod`: a NIC that the pod has is in the domain and seen by the guest
 * agent, one that it does not have yet is missing. Localnets have no IPAM, so VLAN NICs show no address.
 */
export function nicStatus(vmi: KubeObject, pod: KubeObject): Json[] {
  const { interfaces, networks } = nicsOf(vmi.spec);
  const attached = attachedNads(pod);
  const shown: Json[] = [];
  for (const nic of interfaces) {
    const reference = multusName(networks.find((network) => nameOf(network) === nameOf(nic)));
    const onNad = reference !== undefined;
    if (onNad && !attached.includes(nadKey(reference, vmi.metadata.namespace ?? 'default')))
      continue;
    if (isAbsent(nic) && !onNad) continue;
    const address = onNad ? '' : shownPodIP(pod);
    shown.push({
      name: nameOf(nic),
      mac: macOf(vmi, nic),
      interfaceName: `eth${shown.length}`,
      podInterfaceName: onNad ? podInterfaceName(nameOf(nic)) : 'eth0',
      infoSource: onNad ? 'domain, guest-agent, multus-status' : 'domain, guest-agent',
      linkState: asText(nic.state) === 'down' ? 'down' : 'up',
      queueCount: 1,
      ...(address === '' ? {} : { ipAddress: address, ipAddresses: [address] }),
    });
  }
  return shown;
}
