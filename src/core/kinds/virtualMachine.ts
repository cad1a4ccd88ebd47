import { asArray, asBoolean, asName, asObject, asString, asStringMap, at } from '../values/json';
import { readTimelessConditions } from './condition';
import type { Condition } from './condition';
import { readExpressions } from './labelSelector';
import type { LabelExpression } from './labelSelector';
import { notIdentified, readMetadata } from './read';
import type { GroupVersionKind, Identity, Read } from './read';

export const virtualMachineKind: GroupVersionKind = {
  group: 'kubevirt.io',
  version: 'v1',
  kind: 'VirtualMachine',
  plural: 'virtualmachines',
  namespaced: true,
};

/** One interface of a VM with its network, joined by name as KubeVirt joins them. */
export interface NicSpec {
  name: string;
  network:
    | { type: 'pod' }
    /** `networkName` as written: `nad` in the VM's namespace, or `namespace/nad`. */
    | { type: 'multus'; networkName: string }
    | { type: 'missing' };
  /** `bridge`, `masquerade`, `sriov`, or the name of a binding plugin. */
  binding: string;
  model: string | undefined;
  mac: string | undefined;
  /** ``, `absent`, `up`, `down`. */
  state: string;
}

export interface Toleration {
  key: string;
  operator: string;
  value: string;
  effect: string;
}

/** One term of a node affinity: all of its requirements hold. A term without any selects no node. */
export interface AffinityTerm {
  labels: readonly LabelExpression[];
  /** Requirements on fields of the node; upstream knows `metadata.name` alone (core/v1 `NodeSelectorTerm`). */
  fields: readonly LabelExpression[];
}

/** Where a VM may run, as far as its own spec says. */
export interface Placement {
  nodeSelector: Readonly<Record<string, string>>;
  /** Required node affinity: one of the terms. Empty: no requirement. */
  affinityTerms: readonly AffinityTerm[];
  tolerations: readonly Toleration[];
}

export interface VirtualMachineFacts extends Identity {
  nics: readonly NicSpec[];
  /** Neither interfaces nor networks are written: KubeVirt adds the pod network by itself. */
  implicitPodNic: boolean;
  autoattachPodInterface: boolean;
  placement: Placement;
  /** `Running`, `Stopped`, `Starting`, …; empty when not reported. */
  status: string;
  conditions: readonly Condition[];
  generation: number;
  deleting: boolean;
}

/** Bindings of KubeVirt itself; any other is the name of a plugin. */
export const builtInBindings: readonly string[] = [
  'bridge',
  'masquerade',
  'sriov',
  'passtBinding',
  'slirp',
  'macvtap',
];

const bindingOf = (nic: unknown): string =>
  asName(at(nic, 'binding', 'name')) ??
  builtInBindings.find((binding) => asObject(at(nic, binding)) !== undefined) ??
  '';

export const readNics = (spec: unknown): readonly NicSpec[] => {
  const networks = new Map(
    asArray(at(spec, 'networks')).flatMap((network) => {
      const name = asName(at(network, 'name'));
      return name === undefined ? [] : [[name, network] as const];
    }),
  );
  return asArray(at(spec, 'domain', 'devices', 'interfaces')).flatMap((nic) => {
    const name = asName(at(nic, 'name'));
    if (name === undefined) return [];
    const network = networks.get(name);
    const networkName = asString(at(network, 'multus', 'networkName'));
    return [
      {
        name,
        network:
          networkName !== undefined
            ? { type: 'multus' as const, networkName }
            : {
                type:
                  asObject(at(network, 'pod')) === undefined
                    ? ('missing' as const)
                    : ('pod' as const),
              },
        binding: bindingOf(nic),
        model: asString(at(nic, 'model')),
        mac: asString(at(nic, 'macAddress'))?.toLowerCase().replaceAll('-', ':'),
        state: asString(at(nic, 'state')) ?? '',
      },
    ];
  });
};

export const readPlacement = (spec: unknown): Placement => {
  const required = at(
    spec,
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
  );
  return {
    nodeSelector: asStringMap(at(spec, 'nodeSelector')),
    affinityTerms: asArray(at(required, 'nodeSelectorTerms')).map((term) => ({
      labels: readExpressions(at(term, 'matchExpressions')),
      fields: readExpressions(at(term, 'matchFields')),
    })),
    tolerations: asArray(at(spec, 'tolerations')).map((toleration) => ({
      key: asString(at(toleration, 'key')) ?? '',
      operator: asString(at(toleration, 'operator')) ?? 'Equal',
      value: asString(at(toleration, 'value')) ?? '',
      effect: asString(at(toleration, 'effect')) ?? '',
    })),
  };
};

export const readVirtualMachine = (input: unknown): Read<VirtualMachineFacts> => {
  const metadata = readMetadata(input);
  if (metadata === undefined) return notIdentified();
  const spec = at(input, 'spec', 'template', 'spec');
  const devices = at(spec, 'domain', 'devices');
  const nics = readNics(spec);
  const autoattachPodInterface = asBoolean(at(devices, 'autoattachPodInterface')) ?? true;
  return {
    facts: {
      name: metadata.name,
      namespace: metadata.namespace,
      nics,
      // KubeVirt pkg/network/vmispec/defaults.go: the pod network is added only when both lists are empty.
      implicitPodNic:
        autoattachPodInterface &&
        asArray(at(devices, 'interfaces')).length === 0 &&
        asArray(at(spec, 'networks')).length === 0,
      autoattachPodInterface,
      placement: readPlacement(spec),
      status: asString(at(input, 'status', 'printableStatus')) ?? '',
      conditions: readTimelessConditions(input),
      generation: metadata.generation ?? 0,
      deleting: metadata.deleting,
    },
    problems: [],
  };
};
