import { asString } from '../values/json';
import { readTimelessConditions } from './condition';
import type { Condition } from './condition';
import { readObject } from './read';
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

export const readVirtualMachineInstance = (input: unknown): Read<VirtualMachineInstanceFacts> =>
  readObject(input, (object, { name, namespace }) => {
    const status = object.at('status');
    return {
      name,
      namespace,
      phase: status.at('phase').read(asString) ?? '',
      nodeName: status.at('nodeName').read(asString),
      nics: readNics(object.at('spec')),
      nicStatus: status
        .at('interfaces')
        .list()
        .map((nic) => ({
          name: nic.at('name').read(asString) ?? '',
          mac: nic.at('mac').read(asString)?.toLowerCase(),
          ips: nic
            .at('ipAddresses')
            .list()
            .flatMap((ip) => ip.read(asString) ?? []),
          sources: (nic.at('infoSource').read(asString) ?? '')
            .split(',')
            .map((source) => source.trim())
            .filter((source) => source !== ''),
          linkState: nic.at('linkState').read(asString),
        })),
      conditions: readTimelessConditions(object),
    };
  });
