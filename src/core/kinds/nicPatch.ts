import { asArray, asInteger, asName, asObject, asString, at } from '../values/json';
import type { JsonObject } from '../values/json';
import type { PatchOperation } from './manifest';

/** A NIC to be added to a VM. */
export interface NicToAdd {
  name: string;
  /** `namespace/name` of the NAD; a name alone would mean another NAD in another namespace. */
  networkName: string;
  model: string;
  mac?: string;
}

export interface NicPatchInput {
  /** The VirtualMachine as the API server gave it. */
  vm: unknown;
  /** The running VirtualMachineInstance, `undefined` when there is none. */
  vmi: unknown;
  nics: readonly NicToAdd[];
  podNetwork: 'beside' | 'instead';
  /** Binding of the pod NIC that KubeVirt would add by itself, for a VM that does not run. */
  podBinding: JsonObject;
}

export interface NicPatch {
  operations: readonly PatchOperation[];
  /** Takes the patch back, as long as nobody changed the VM's NICs since. */
  undo: readonly PatchOperation[];
}

const SPEC = ['spec', 'template', 'spec'] as const;
const DEVICES = [...SPEC, 'domain', 'devices'] as const;
const INTERFACES = `/${DEVICES.join('/')}/interfaces`;
const NETWORKS = `/${SPEC.join('/')}/networks`;

const test = (path: string, value: unknown): PatchOperation => ({ op: 'test', path, value });
const add = (path: string, value: unknown): PatchOperation => ({ op: 'add', path, value });
const entry = (list: string, index: number): string => `${list}/${String(index)}`;

/** `add` operations for the objects on the way to `path` that are missing or null. */
const missingParents = (vm: unknown, path: readonly string[]): readonly PatchOperation[] =>
  path.flatMap((_, index) => {
    const parent = path.slice(0, index + 1);
    return asObject(at(vm, ...parent)) === undefined
      ? [{ op: 'add' as const, path: `/${parent.join('/')}`, value: {} }]
      : [];
  });

/**
 * The pod NIC and its network as KubeVirt made them up: taken from the running VMI without a change, because a difference of any field
 * between VM and VMI asks for a restart (KubeVirt pkg/network/vmliveupdate/restart.go); else the default of KubeVirt with `podBinding`.
 */
const implicitPodNic = ({ vmi, podBinding }: NicPatchInput): { nic: unknown; network: unknown } => {
  const network = asArray(at(vmi, 'spec', 'networks')).find(
    (candidate) => asObject(at(candidate, 'pod')) !== undefined,
  );
  const name = asName(at(network, 'name'));
  const nic = asArray(at(vmi, 'spec', 'domain', 'devices', 'interfaces')).find(
    (candidate) => name !== undefined && asName(at(candidate, 'name')) === name,
  );
  if (nic !== undefined) {
    const kept = Object.entries(asObject(nic) ?? {}).filter(([key]) => key !== 'state');
    return { nic: Object.fromEntries(kept), network };
  }
  return { nic: { name: 'default', ...podBinding }, network: { name: 'default', pod: {} } };
};

const nicOf = ({ name, model, mac }: NicToAdd) => ({
  name,
  bridge: {},
  model,
  ...(mac !== undefined && { macAddress: mac }),
});

const networkOf = ({ name, networkName }: NicToAdd) => ({ name, multus: { networkName } });

/** Operations that turn the list `before` into `kept` followed by `added`; `kept` is `before` without the entries at `removed`. */
const listOperations = (
  list: string,
  before: readonly unknown[] | undefined,
  removed: readonly number[],
  added: readonly unknown[],
): readonly PatchOperation[] => {
  if (before === undefined)
    return added.length === 0 ? [] : [{ op: 'add', path: list, value: added }];
  const guarded = new Set([...removed, ...(before.length > 0 ? [before.length - 1] : [])]);
  return [
    ...[...guarded].sort((a, b) => a - b).map((index) => test(entry(list, index), before[index])),
    ...[...removed]
      .sort((a, b) => b - a)
      .map((index) => ({ op: 'remove' as const, path: entry(list, index) })),
    ...added.map((value) => ({ op: 'add' as const, path: `${list}/-`, value })),
  ];
};

const indexesWhere = (
  list: readonly unknown[],
  holds: (value: unknown) => boolean,
): readonly number[] => list.flatMap((value, index) => (holds(value) ? [index] : []));

/**
 * The JSON patch that gives a VM NICs on attachments, and the patch that takes them back. `add` has no guard of its own, so the generation
 * and the last element of each list are tested. *Beside*: a pod NIC that KubeVirt adds only while both lists are empty
 * (pkg/network/vmispec/defaults.go) is written down with the binding it has. *Instead*: the pod NIC and its network go, other NICs stay;
 * `autoattachPodInterface` needs no change, because it counts only while both lists are empty. Undo of a running VM marks the new NICs
 * `absent`, which KubeVirt unplugs; removing them from the lists would ask for a restart. It does so too where the pod NIC went and a
 * restart is due, because KubeVirt plugs the new NIC in all the same (pkg/network/controllers/vm.go).
 */
export const nicPatch = (input: NicPatchInput): NicPatch => {
  const { vm, vmi, nics, podNetwork } = input;
  const read = (path: readonly string[], list: string): readonly unknown[] | undefined => {
    const value = at(vm, ...path, list);
    return Array.isArray(value) ? asArray(value) : undefined;
  };
  const interfaces = read(DEVICES, 'interfaces');
  const networks = read(SPEC, 'networks');
  const implicit =
    (interfaces ?? []).length + (networks ?? []).length === 0 &&
    at(vm, ...DEVICES, 'autoattachPodInterface') !== false;
  const podNic = implicit ? [implicitPodNic(input)] : [];
  const pod = podNetwork === 'beside' ? podNic : [];
  const podNetworks =
    podNetwork === 'instead'
      ? indexesWhere(networks ?? [], (value) => asObject(at(value, 'pod')) !== undefined)
      : [];
  const podNames = podNetworks.flatMap((index) => asName(at(networks?.[index], 'name')) ?? []);
  const podInterfaces = indexesWhere(interfaces ?? [], (value) =>
    podNames.includes(asName(at(value, 'name')) ?? ''),
  );
  const addedInterfaces = [...pod.map(({ nic }) => nic), ...nics.map(nicOf)];
  const addedNetworks = [...pod.map(({ network }) => network), ...nics.map(networkOf)];
  const keptInterfaces = without(interfaces ?? [], podInterfaces);
  const networksAfter = [...without(networks ?? [], podNetworks), ...addedNetworks];
  const generation = asInteger(at(vm, 'metadata', 'generation'));
  const dropped: Dropped =
    podNetwork === 'instead' && implicit
      ? {
          interfaces: podNic.map(({ nic }) => [0, nic]),
          networks: podNic.map(({ network }) => [0, network]),
        }
      : {
          interfaces: podInterfaces.map((index) => [index, interfaces?.[index]]),
          networks: podNetworks.map((index) => [index, networks?.[index]]),
        };
  return {
    operations: [
      ...(generation === undefined ? [] : [test('/metadata/generation', generation)]),
      ...missingParents(vm, DEVICES),
      ...listOperations(INTERFACES, interfaces, podInterfaces, addedInterfaces),
      ...listOperations(NETWORKS, networks, podNetworks, addedNetworks),
    ],
    // The list of networks is compared whole: whoever added, removed or moved a NIC since changed it.
    undo: [
      test(NETWORKS, networksAfter),
      ...(vmi === undefined
        ? restore(interfaces, networks, keptInterfaces, addedInterfaces)
        : unplug(keptInterfaces.length + pod.length, nics, dropped)),
    ],
  };
};

const without = (list: readonly unknown[], gone: readonly number[]): readonly unknown[] =>
  list.filter((_, index) => !gone.includes(index));

/** What the patch takes away, with the place where it was. */
interface Dropped {
  interfaces: readonly (readonly [index: number, value: unknown])[];
  networks: readonly (readonly [index: number, value: unknown])[];
}

/** Puts the pod NIC back and marks the new NICs absent; they start at `first` of the changed list. */
const unplug = (
  first: number,
  nics: readonly NicToAdd[],
  dropped: Dropped,
): readonly PatchOperation[] => [
  ...nics.map(({ name }, offset) => test(`${entry(INTERFACES, first + offset)}/name`, name)),
  ...dropped.interfaces.map(([index, value]) => add(entry(INTERFACES, index), value)),
  ...dropped.networks.map(([index, value]) => add(entry(NETWORKS, index), value)),
  ...nics.map((_, offset) => {
    const index = first + dropped.interfaces.length + offset;
    return add(`${entry(INTERFACES, index)}/state`, 'absent');
  }),
];

/** Puts both lists back. A NIC that we added may have got a MAC since (KubeMacPool), so only its name is compared. */
const restore = (
  interfaces: readonly unknown[] | undefined,
  networks: readonly unknown[] | undefined,
  kept: readonly unknown[],
  added: readonly unknown[],
): readonly PatchOperation[] => {
  const back = (path: string, before: readonly unknown[] | undefined): PatchOperation =>
    before === undefined ? { op: 'remove', path } : { op: 'replace', path, value: before };
  return [
    ...kept.map((value, index) => test(entry(INTERFACES, index), value)),
    ...added.map((value, offset) =>
      test(`${entry(INTERFACES, kept.length + offset)}/name`, asString(at(value, 'name'))),
    ),
    back(INTERFACES, interfaces),
    back(NETWORKS, networks),
  ];
};
