import { asArray, asString, at } from '../values/json';
import { readTimelessConditions } from './condition';
import type { Condition } from './condition';
import { notIdentified, readMetadata } from './read';
import type { GroupVersionKind, Identity, Read } from './read';
import { readNics } from './virtualMachine';
import type { NicSpec } from './virtualMachine';

export const virtualMachineInstanceKind: GroupVersionKind = {
  group: 'kubevirt.io',
  version: 'v1',
  kind: 'VirtualMachineInstance',
  plural: 'virtualmachineinstances',
  namespaced: true,
};

/** What KubeVirt reports of one NIC. `sources` without `multus-status`: the NIC is not attached to the pod. */
export interface NicStatus {
  /** Name of the interface in the spec; empty for a NIC that only the guest knows. */
  name: string;
  mac: string | undefined;
  ips: readonly string[];
  sources: readonly string[];
  linkState: string | undefined;
}

export interface VirtualMachineInstanceFacts extends Identity {
  phase: string;
  nodeName: string | undefined;
  nics: readonly NicSpec[];
  nicStatus: readonly NicStatus[];
  conditions: readonly Condition[];
}

export const readVirtualMachineInstance = (input: unknown): Read<VirtualMachineInstanceFacts> => {
  const metadata = readMetadata(input);
  if (metadata === undefined) return notIdentified();
  return {
    facts: {
      name: metadata.name,
      namespace: metadata.namespace,
      phase: asString(at(input, 'status', 'phase')) ?? '',
      nodeName: asString(at(input, 'status', 'nodeName')),
      nics: readNics(at(input, 'spec')),
      nicStatus: asArray(at(input, 'status', 'interfaces')).map((nic) => ({
        name: asString(at(nic, 'name')) ?? '',
        mac: asString(at(nic, 'mac'))?.toLowerCase(),
        ips: asArray(at(nic, 'ipAddresses')).flatMap((ip) => asString(ip) ?? []),
        sources: (asString(at(nic, 'infoSource')) ?? '')
          .split(',')
          .map((source) => source.trim())
          .filter((source) => source !== ''),
        linkState: asString(at(nic, 'linkState')),
      })),
      conditions: readTimelessConditions(input),
    },
    problems: [],
  };
};
