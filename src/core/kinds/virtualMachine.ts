import { asBoolean, asString } from '../values/json';
import { readTimelessConditions } from './condition';
import type { Condition } from './condition';
import { readExpressions } from './labelSelector';
import type { LabelExpression } from './labelSelector';
import type { Part } from './part';
import { readObject } from './read';
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

const bindingOf = (nic: Part): string =>
  nic.at('binding', 'name').name() ??
  builtInBindings.find((binding) => nic.at(binding).object() !== undefined) ??
  '';

const networkOf = (network: Part | undefined): NicSpec['network'] => {
  const networkName = network?.at('multus', 'networkName').read(asString);
  if (network?.at('multus').object() !== undefined) network.at('multus', 'networkName').miss();
  if (networkName !== undefined) return { type: 'multus', networkName };
  return { type: network?.at('pod').object() === undefined ? 'missing' : 'pod' };
};

/** The NICs of the spec of a VM or VMI. One whose network could not be read is left out: what it is on is not known. */
export const readNics = (spec: Part): readonly NicSpec[] => {
  const place = spec.at('networks');
  const networks = new Map(
    place.list().flatMap((network) => {
      const name = network.ownName();
      return name === undefined ? [] : [[name, network] as const];
    }),
  );
  const nics = spec
    .at('domain', 'devices', 'interfaces')
    .list()
    .flatMap((nic): readonly NicSpec[] => {
      const name = nic.ownName();
      if (name === undefined) return [];
      return [
        {
          name,
          network: networkOf(networks.get(name)),
          binding: bindingOf(nic),
          model: nic.at('model').read(asString),
          mac: nic.at('macAddress').read(asString)?.toLowerCase().replaceAll('-', ':'),
          state: nic.at('state').read(asString) ?? '',
        },
      ];
    });
  const areNetworksRead = [...spec.problems.keys()].every((path) => !path.startsWith(place.path));
  return areNetworksRead ? nics : nics.filter(({ network }) => network.type !== 'missing');
};

export const readPlacement = (spec: Part): Placement => ({
  nodeSelector: spec.at('nodeSelector').texts(),
  affinityTerms: spec
    .at(
      'affinity',
      'nodeAffinity',
      'requiredDuringSchedulingIgnoredDuringExecution',
      'nodeSelectorTerms',
    )
    .list()
    .map((term) => ({
      labels: readExpressions(term.at('matchExpressions')),
      fields: readExpressions(term.at('matchFields')),
    })),
  tolerations: spec
    .at('tolerations')
    .list()
    .map((toleration) => {
      const [key = '', operator = 'Equal', value = '', effect = ''] = [
        'key',
        'operator',
        'value',
        'effect',
      ].map((field) => toleration.at(field).read(asString));
      return { key, operator, value, effect };
    }),
});

/** Where a VM keeps what this product reads of its spec. */
export const MACHINE_SPEC = 'spec.template.spec';

export const readVirtualMachine = (input: unknown): Read<VirtualMachineFacts> =>
  readObject(input, (object, { name, namespace, generation, deleting }) => {
    const before = object.problems.size;
    const spec = object.at('spec', 'template', 'spec');
    // The schema requires it; a machine without it would seem to have the pod network alone.
    spec.at('domain').miss();
    const devices = spec.at('domain', 'devices');
    const nics = readNics(spec);
    const autoattachPodInterface = devices.at('autoattachPodInterface').read(asBoolean) ?? true;
    return {
      name,
      namespace,
      nics,
      // KubeVirt pkg/network/vmispec/defaults.go: the pod network is added only when both lists are empty.
      implicitPodNic:
        autoattachPodInterface &&
        object.problems.size === before &&
        devices.at('interfaces').list().length === 0 &&
        spec.at('networks').list().length === 0,
      autoattachPodInterface,
      placement: readPlacement(spec),
      status: object.at('status', 'printableStatus').read(asString) ?? '',
      conditions: readTimelessConditions(object),
      generation: generation ?? 0,
      deleting,
    };
  });
