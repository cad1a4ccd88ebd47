import type { Known } from '../core/inventory/loadState';
import type { Coverage } from '../core/networks/chain';
import type { NetworkFacts } from '../core/topology/card';
import type { VlanNetwork } from '../core/networks/vlanNetwork';
import type { Say } from './catalogue';
import { isOnNoNode, sayCoverage } from './sayCoverage';
import { sayLeast } from './sayLeast';

/** `VLAN 1924`, or whose tags there are where the network has no VLAN of its own. */
export const sayTag = (say: Say, { vlan, guestsTag }: VlanNetwork): string => {
  if (vlan !== undefined) return say('topology.vlan', { vlan });
  return say(guestsTag === true ? 'topology.guestsTag' : 'topology.untagged');
};

/** `VLAN 1924`, `MTU 1500`: what tells a network apart, for VLAN networks and for those that are only shown. */
export const sayNetworkFacts = (
  say: Say,
  network: VlanNetwork,
  least: { isLeast?: true } = {},
): readonly string[] => {
  const { type, plugin, mtu, attachments } = network;
  const size =
    mtu === undefined
      ? sayLeast(say, least, say('topology.nads', { count: attachments.length }))
      : say('topology.mtu', { mtu });
  switch (type) {
    case 'layer2':
      return [say('topology.layer2'), size];
    case 'layer3':
      return [say('topology.layer3'), size];
    case 'other':
      return [say('topology.other', { plugin: plugin ?? '' })];
    default:
      return [sayTag(say, network), size];
  }
};

/** How far a network reaches, or that this is not known. */
export const sayReach = (say: Say, reach: Known<Coverage>): string => {
  if (!reach.known) return say('topology.reachUnknown');
  if (isOnNoNode(reach.value)) return say('topology.reachesNone');
  return say('topology.reaches', { nodes: sayCoverage(say, reach.value) });
};

/** The same for a card of the picture, with what the network stands on where that is no VLAN; what is not known is said. */
export const sayPlacedNetwork = (say: Say, placed: NetworkFacts): readonly string[] => {
  const { network, place, role, userDefined } = placed;
  const facts = sayNetworkFacts(say, network, placed);
  switch (place.type) {
    case 'resource':
      return [place.resource ?? say('topology.resourceUnknown'), say('topology.uplinkUnknown')];
    case 'master':
      return [
        place.master === undefined
          ? say('topology.onDefaultRoute', { plugin: place.plugin })
          : say('topology.onMaster', { plugin: place.plugin, master: place.master }),
      ];
    case 'overlay':
      // Only a user-defined network can be the primary one; an overlay of plain attachments has no other role to be told from.
      if (role === 'primary') return [say('topology.primary'), ...facts];
      return role === 'secondary' && userDefined ? [say('topology.secondary'), ...facts] : facts;
    case 'unknown':
      return [...facts, say('topology.uplinkUnknown')];
    case 'localnet':
    case 'bridge':
      return facts;
  }
};
