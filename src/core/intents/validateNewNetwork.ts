import { ovnNetworkId } from '../kinds/networkId';
import { normalisedNetworkName } from '../kinds/normalisedNetworkName';
import type { UplinkAt } from '../networks/switchSayings';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import { parseMtu } from '../values/mtu';
import { parseResourceName } from '../values/resourceName';
import { parseVlanId } from '../values/vlanId';
import { holdsVlan, vlanRangesText } from '../values/vlanRanges';
import type { VlanRange } from '../values/vlanRanges';
import { checkSwitch } from './checkSwitch';
import type { NetworkDraft } from './createDraft';
import type { Guests, NewNetwork } from './intent';
import { isRefused, refuse, warn } from './refusal';
import type { Refusal } from './refusal';
import type { UplinkLimits } from './uplinkLimits';

/** What the rest of the form says about where the network will be; each part is missing while it is not typed yet. */
export interface NetworkSurroundings {
  localnet: string | undefined;
  /** The Linux bridge instead of a localnet, what its ports let through, and what its guests do. */
  linux: { bridge: string; trunks: readonly (readonly VlanRange[])[]; guests: Guests } | undefined;
  limits: UplinkLimits | undefined;
  /** By which the network would go, with what the switch says at them. */
  uplinks: readonly UplinkAt[];
  namespaces: readonly string[];
}

export interface NetworkValidation {
  network: NewNetwork | undefined;
  refusals: readonly Refusal[];
}

/** CNI names that OVN-Kubernetes keeps for the cluster's default network (go-controller/pkg/config/cni.go). */
const RESERVED = ['default', 'ovn-kubernetes'];

const isOvn = ({ type }: VlanNetwork): boolean =>
  type === 'localnet' || type === 'layer2' || type === 'layer3';

const cniNameOf = ({ id }: VlanNetwork): string => id.slice(id.indexOf(':') + 1);

const checkName = (
  name: string,
  field: string,
  { namespaces, linux }: NetworkSurroundings,
  world: World,
): readonly Refusal[] => {
  const holder = namespaces.find((namespace) => world.inventory.get('nad', `${namespace}/${name}`));
  if (holder !== undefined) return [refuse(field, 'attachment-taken', { name, namespace: holder })];
  // Networks of a Linux bridge are told by bridge and VLAN; their names are those of their attachments only.
  if (linux !== undefined) return [];
  if (RESERVED.includes(name)) return [refuse(field, 'network-name-reserved', { name })];
  const same = world.network(ovnNetworkId(name));
  if (same !== undefined) {
    const where = same.namespaces.join(', ');
    return [refuse(field, 'network-name-taken', { name, namespaces: where })];
  }
  const twin = world
    .networks()
    .find(
      (network) =>
        isOvn(network) && normalisedNetworkName(cniNameOf(network)) === normalisedNetworkName(name),
    );
  if (twin !== undefined) {
    return [refuse(field, 'network-name-collides', { name, other: cniNameOf(twin) })];
  }
  return world.inventory.unknown('nad') === undefined
    ? []
    : [warn(field, 'names-unproven', { name })];
};

/** On a Linux bridge a VLAN has to be let through by every port, and frames without a tag are let through by none that filters. */
const checkBridgeVlan = (
  vlan: number | undefined,
  field: string,
  { bridge, trunks, guests }: NonNullable<NetworkSurroundings['linux']>,
  world: World,
): readonly Refusal[] => {
  if (vlan === undefined) {
    return trunks.length > 0 && guests.vlans.length === 0
      ? [refuse(field, 'vlan-needed', { bridge })]
      : [];
  }
  const narrow = trunks.find((trunk) => !holdsVlan(trunk, vlan));
  if (narrow !== undefined) {
    return [refuse(field, 'vlan-not-in-trunk', { vlan, bridge, trunk: vlanRangesText(narrow) })];
  }
  const user = world
    .networks()
    .find((network) => network.bridge === bridge && network.vlan === vlan);
  return user === undefined ? [] : [warn(field, 'vlan-on-bridge', { vlan, bridge })];
};

const checkVlan = (
  vlan: number | undefined,
  field: string,
  { localnet, linux, limits }: NetworkSurroundings,
  world: World,
): readonly Refusal[] => {
  const tagged = limits?.tagged;
  if (vlan !== undefined && tagged !== undefined) {
    return [refuse(field, 'tagged-twice', { vlan, uplink: tagged.uplink, tag: tagged.vlan })];
  }
  if (linux !== undefined) return checkBridgeVlan(vlan, field, linux, world);
  const user =
    localnet === undefined
      ? undefined
      : world.networks().find((network) => network.localnet === localnet && network.vlan === vlan);
  if (user === undefined || localnet === undefined) return [];
  return vlan === undefined
    ? [warn(field, 'untagged-in-use', { localnet, network: user.name })]
    : [warn(field, 'vlan-in-use', { vlan, localnet, network: user.name })];
};

const checkMtu = (
  mtu: number,
  field: string,
  limits: UplinkLimits | undefined,
): readonly Refusal[] => {
  if (limits === undefined) return [];
  const { lowest, unknownNodes } = limits;
  if (lowest !== undefined && mtu > lowest.mtu) {
    const { uplink, node } = lowest;
    return [refuse(field, 'mtu-above-uplink', { mtu, limit: lowest.mtu, uplink, node })];
  }
  return unknownNodes.length === 0
    ? []
    : [warn(field, 'mtu-uplink-unknown', { mtu, nodes: unknownNodes.join(', ') })];
};

/** Reads one network of the draft; `field` is its prefix, such as `networks[0]`. */
export const validateNewNetwork = (
  draft: NetworkDraft,
  field: string,
  surroundings: NetworkSurroundings,
  world: World,
): NetworkValidation => {
  const name = parseResourceName(draft.name);
  const vlan = draft.untagged ? undefined : parseVlanId(draft.vlan);
  const mtu = parseMtu(draft.mtu);
  const refusals: Refusal[] = [];
  if (name.ok) refusals.push(...checkName(name.value, `${field}.name`, surroundings, world));
  else refusals.push(refuse(`${field}.name`, name.error, { name: draft.name.trim() }));
  if (vlan?.ok === false) {
    refusals.push(refuse(`${field}.vlan`, vlan.error, { vlan: draft.vlan.trim() }));
  } else {
    refusals.push(...checkVlan(vlan?.value, `${field}.vlan`, surroundings, world));
    refusals.push(...checkSwitch(vlan?.value, `${field}.vlan`, surroundings.uplinks));
  }
  if (mtu.ok) refusals.push(...checkMtu(mtu.value, `${field}.mtu`, surroundings.limits));
  else refusals.push(refuse(`${field}.mtu`, mtu.error, { mtu: draft.mtu.trim() }));
  if (isRefused(refusals) || !name.ok || !mtu.ok || vlan?.ok === false) {
    return { network: undefined, refusals };
  }
  const description = draft.description.trim();
  const network = {
    name: name.value,
    mtu: mtu.value,
    ...(vlan !== undefined && { vlan: vlan.value }),
    ...(description !== '' && { description }),
  };
  return { network, refusals };
};
