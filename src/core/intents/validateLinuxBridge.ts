import type { BridgeAt } from '../networks/chain';
import type { World } from '../networks/world';
import { vlanRangesText, vlansWithin } from '../values/vlanRanges';
import { bridgesAt } from './bridgesAt';
import type { PhysicalDraft } from './createDraft';
import { readGuests } from './readGuests';
import { isRefused, refuse, warn } from './refusal';
import type { Refusal } from './refusal';
import type { PhysicalValidation } from './validatePhysical';

const FIELD = 'physical.bridge';

const list = (names: readonly string[]): string => names.join(', ');

/** What each port towards the switch lets through, where it filters. */
const trunksOf = (at: readonly BridgeAt[], name: string, { inventory }: World) =>
  at.flatMap(({ node, bridge }) => {
    const ports = inventory
      .get('nns', node)
      ?.interfaces.find((facts) => facts.name === name && facts.type === 'linux-bridge')?.ports;
    const uplinks = bridge.known ? (bridge.value?.uplinks ?? []) : [];
    return uplinks.flatMap(({ name: uplink }) => {
      const trunk = ports?.find((port) => port.name === uplink)?.trunk;
      return trunk === undefined ? [] : [{ node, uplink, trunk }];
    });
  });

/** A Linux bridge that is there: it needs no policy, and reaches the nodes that have it. */
export const validateLinuxBridge = (draft: PhysicalDraft, world: World): PhysicalValidation => {
  const bridge = draft.bridge.trim();
  if (bridge === '') {
    return { physical: undefined, refusals: [refuse(FIELD, 'bridge-empty')], bridges: [] };
  }
  const { guests, refusals: own } = readGuests(draft);
  const vmNodes = world.vmNodes();
  const nodes = vmNodes.known ? vmNodes.value : [];
  const at = bridgesAt(bridge, nodes, world);
  const where = (holds: (entry: BridgeAt) => boolean): string =>
    list(at.filter(holds).map(({ node }) => node));
  const ovs = where(({ bridge: found }) => found.known && found.value?.type === 'ovs-bridge');
  const having = at.filter(
    ({ bridge: found }) => found.known && found.value?.type === 'linux-bridge',
  );
  const lacking = where(({ bridge: found }) => found.known && found.value === undefined);
  const unread = where(({ bridge: found }) => !found.known);
  const bare = list(
    having.flatMap(({ node, bridge: found }) =>
      found.known && found.value?.uplinks.length === 0 ? [node] : [],
    ),
  );
  const trunks = trunksOf(having, bridge, world);
  const narrow = trunks.find(({ trunk }) => !vlansWithin(guests.vlans, trunk));
  const isUnseen = !vmNodes.known || unread !== '' || world.inventory.unknown('nns') !== undefined;
  const refusals: readonly Refusal[] = [
    ...own,
    ...(ovs === '' ? [] : [refuse(FIELD, 'bridge-not-linux', { bridge, nodes: ovs })]),
    ...(having.length === 0 && ovs === '' && !isUnseen
      ? [refuse(FIELD, 'bridge-unknown', { bridge })]
      : []),
    ...(having.length > 0 && lacking !== ''
      ? [warn(FIELD, 'bridge-not-whole', { bridge, nodes: lacking })]
      : []),
    ...(bare === '' ? [] : [warn(FIELD, 'bridge-no-uplink', { bridge, nodes: bare })]),
    ...(isUnseen ? [warn(FIELD, 'bridge-unread', { bridge, nodes: unread })] : []),
    ...(narrow === undefined
      ? []
      : [
          refuse('physical.trunk', 'trunk-narrow', {
            ...narrow,
            bridge,
            trunk: vlanRangesText(narrow.trunk),
          }),
        ]),
  ];
  return {
    physical: isRefused(refusals) ? undefined : { type: 'existing-linux-bridge', bridge, guests },
    refusals,
    bridges: having,
    trunks: trunks.map(({ trunk }) => trunk),
  };
};
