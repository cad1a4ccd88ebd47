import { normalisedNetworkName } from '../kinds/normalisedNetworkName';
import { uplinksOfBridges } from '../networks/switchSayings';
import type { UplinkAt } from '../networks/switchSayings';
import type { World } from '../networks/world';
import type { CreateDraft } from './createDraft';
import type { CreateVlanNetworks, NewNetwork } from './intent';
import { neededMtu } from './neededMtu';
import { checkBondSwitches } from './checkSwitch';
import { isRefused, refuse, warn } from './refusal';
import type { Refusal, Validation } from './refusal';
import { uplinkLimits } from './uplinkLimits';
import { validateNamespaces } from './validateNamespaces';
import { validateNewNetwork } from './validateNewNetwork';
import { validatePhysical } from './validatePhysical';

/** Networks of one draft that get in each other's way. `undefined` entries could not be read and are judged on their own. */
const checkAmongThemselves = (networks: readonly (NewNetwork | undefined)[]): readonly Refusal[] =>
  networks.flatMap((network, index) => {
    if (network === undefined) return [];
    const earlier = networks.slice(0, index).flatMap((other) => other ?? []);
    const field = `networks[${String(index)}]`;
    const { name, vlan } = network;
    const twin = earlier.find(
      (other) => normalisedNetworkName(other.name) === normalisedNetworkName(name),
    );
    const sameVlan = earlier.find((other) => other.vlan === vlan);
    return [
      ...(twin === undefined ? [] : [refuse(`${field}.name`, 'network-name-repeated', { name })]),
      ...(sameVlan === undefined
        ? []
        : [warn(`${field}.vlan`, 'vlan-repeated', { network: sameVlan.name })]),
    ];
  });

const bondModeOf = ({ physical: { choice, uplinkKind, bondMode } }: CreateDraft) =>
  choice.startsWith('new-') && uplinkKind !== 'interface' ? bondMode : undefined;

/**
 * Reads the whole form against what is known of the cluster. Every refusal names its field, so that a page shows those of its own step;
 * an intent comes out only when none of them refuses. `uplinks`: by which the networks would go.
 */
export const validateCreateDraft = (
  draft: CreateDraft,
  world: World,
): Validation<CreateVlanNetworks> & { uplinks: readonly UplinkAt[] } => {
  const {
    physical,
    refusals: physicalRefusals,
    bridges,
    trunks = [],
    uplinks: toMake = [],
  } = validatePhysical(draft.physical, world, neededMtu(draft));
  const namespaces = [...new Set(draft.namespaces)];
  const uplinks = [...uplinksOfBridges(bridges), ...toMake];
  const surroundings = {
    localnet: physical === undefined || 'guests' in physical ? undefined : physical.localnet,
    linux:
      physical !== undefined && 'guests' in physical
        ? { bridge: physical.bridge, guests: physical.guests, trunks }
        : undefined,
    uplinks,
    limits: bridges.length === 0 ? undefined : uplinkLimits(bridges),
    namespaces,
  };
  const read = draft.networks.map((network, index) =>
    validateNewNetwork(network, `networks[${String(index)}]`, surroundings, world),
  );
  const networks = read.map(({ network }) => network);
  const refusals = [
    ...(read.length === 0 ? [refuse('networks', 'networks-empty')] : []),
    ...read.flatMap((one) => one.refusals),
    ...checkAmongThemselves(networks),
    ...physicalRefusals,
    ...checkBondSwitches(bondModeOf(draft), uplinks),
    ...validateNamespaces(namespaces, world),
  ];
  if (isRefused(refusals) || physical === undefined)
    return { intent: undefined, refusals, uplinks };
  const intent: CreateVlanNetworks = {
    type: 'create-vlan-networks',
    networks: networks.flatMap((network) => network ?? []),
    physical,
    namespaces,
  };
  return { intent, refusals, uplinks };
};
