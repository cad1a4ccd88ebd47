import type { NetworkVerdict } from '../diagnostics/diagnosis';
import type { HopName } from '../diagnostics/finding';
import type { Known, UnknownReason } from '../inventory/loadState';
import type { Kind } from '../kinds/kindRegistry';
import { splitKey } from '../kinds/read';
import type { Coverage } from '../networks/chain';
import type { Nic } from '../networks/nic';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import type { IsLeast, LinkCoverage, NetworkFacts } from './card';
import { isUserDefined, placeOf, roleOf } from './networkPlace';
import type { NicsBook } from './nicsBook';
import type { PictureQuery } from './pictureQuery';
import {
  localnetCardId,
  localnetPresence,
  sketchLinuxBridge,
  sketchMaster,
} from './sketchLocalnets';
import type { Scene } from './sketchNodes';

export const networkCardId = (id: string): string => `network:${id}`;
export const attachmentCardId = (key: string): string => `attachment:${key}`;
export const nicsCardId = (source: string): string => `nics:${source}`;

const NICS_OF_NETWORK = nicsCardId(networkCardId(''));

/** Id of the network whose NICs a card stands for; one that no network has for the NICs of a lost attachment. */
export const networkOfNicsCard = (id: string): string =>
  id.startsWith(NICS_OF_NETWORK) ? id.slice(NICS_OF_NETWORK.length) : '';

/** What drawing the networks needs beyond the ground: what the diagnosis says, and what was counted before. */
export interface NetworkScene extends Scene {
  verdictOf: (network: string) => NetworkVerdict;
  /** VMs with a finding of at least a warning. */
  troubled: ReadonlySet<string>;
  nicsBook: NicsBook;
}

export const among = <T>(wanted: readonly T[], value: T): boolean =>
  wanted.length === 0 || wanted.includes(value);

export const inNamespaces = ({ namespaces }: PictureQuery, key: string): boolean =>
  among(namespaces, splitKey(key).namespace);

/** The NICs that the query asks for; the same array where it asks for all. */
const picturedNics = (nics: readonly Nic[], query: PictureQuery): readonly Nic[] =>
  query.namespaces.length + query.vms.length === 0
    ? nics
    : nics.filter(({ vm }) => inNamespaces(query, vm) && among(query.vms, vm));

/** Networks that the query asks for. */
export const picturedNetworks = (world: World, query: PictureQuery): readonly VlanNetwork[] => {
  const ofVms = new Set(query.vms.flatMap((vm) => world.nics(vm).map(({ network }) => network)));
  return world.networks().filter((network) => {
    if (query.vms.length > 0 && !ofVms.has(network.id)) return false;
    if (!among(query.localnets, network.localnet ?? '')) return false;
    if (!among(query.vlans, network.vlan ?? 0)) return false;
    return (
      query.namespaces.length === 0 ||
      network.namespaces.some((namespace) => query.namespaces.includes(namespace)) ||
      world.nicsOf(network.id).some(({ vm }) => inNamespaces(query, vm))
    );
  });
};

/** Whether machines or attachments may be there that were not read. */
export const leastOf = ({ inventory }: World, ...kinds: readonly Kind[]): { isLeast?: IsLeast } =>
  kinds.some((kind) => inventory.doubt(kind) !== undefined) ? { isLeast: true } : {};

const isUnknownAt = (name: HopName, verdict: NetworkVerdict | undefined): boolean =>
  verdict?.hops.some(({ hop, status }) => hop === name && status === 'unknown') === true;

/** Draws NICs as one card that hangs on `source`; `verdict` is that of their network, where they have one. */
export const sketchNics = (
  {
    sketch,
    world,
    nicsBook,
    troubled,
  }: Pick<NetworkScene, 'sketch' | 'world' | 'nicsBook' | 'troubled'>,
  source: string,
  of: string,
  nics: readonly Nic[],
  verdict?: NetworkVerdict,
): void => {
  if (nics.length === 0) return;
  const { vms, namespaces, doors } = nicsBook.of(nics);
  const id = nicsCardId(source);
  const least = leastOf(world, 'vm', 'nad');
  const { troubled: inTrouble, whole } = nicsBook.among(nics, troubled);
  sketch.card({
    id,
    lane: 'nics',
    facts: { type: 'nics', of, nics, vms, namespaces, troubled: inTrouble, ...least },
    ...((least.isLeast ?? isUnknownAt('nic', verdict)) && { status: 'unknown' }),
    weight: nics.length,
  });
  sketch.link(source, id, {
    namespaces: doors,
    ...least,
    unknown: least.isLeast === true,
    coverage: { of: 'nics', whole, all: nics.length, unknown: 0 },
  });
};

/** How much of a network's reach is whole, for the link to its localnet. */
const reachOf = (reach: Known<Coverage> | undefined): LinkCoverage | undefined => {
  if (reach?.known !== true) return undefined;
  const { whole, broken, unknown } = reach.value;
  const all = whole.length + broken.length + unknown.length;
  return { of: 'nodes', whole: whole.length, all, unknown: unknown.length };
};

const sketchPlace = (scene: NetworkScene, network: VlanNetwork, facts: NetworkFacts): void => {
  const { sketch, world } = scene;
  const id = networkCardId(network.id);
  switch (facts.place.type) {
    case 'localnet': {
      const { localnet } = facts.place;
      const presence = localnetPresence(
        scene,
        world.localnet(localnet) ?? { name: localnet, bridges: [] },
      );
      const coverage = presence === 'there' ? reachOf(facts.reach) : undefined;
      sketch.link(localnetCardId(localnet), id, {
        // Without a node that takes VMs nothing is whole either.
        unknown: presence !== 'missing' && coverage === undefined,
        broken: presence === 'missing',
        coverage,
      });
      break;
    }
    case 'bridge':
      sketchLinuxBridge(scene, network, facts.place.bridge, id);
      break;
    case 'master':
      if (facts.place.master !== undefined) sketchMaster(scene, facts.place.master, id);
      break;
    case 'overlay':
    case 'resource':
    case 'unknown':
      break;
  }
};

/** Why it is not known whether a network is whole: the first that its chain tells; the switch does not count. */
const unknownOf = ({ health, hops, coverage }: NetworkVerdict): UnknownReason | undefined => {
  if (health !== 'unknown') return undefined;
  const [told] = hops.flatMap(({ hop, status, reason }) =>
    hop === 'switch' || status !== 'unknown' ? [] : (reason ?? []),
  );
  return told ?? (coverage.known ? undefined : coverage.reason);
};

/** What the card of a network says. */
export const networkFactsOf = (
  world: World,
  network: VlanNetwork,
  verdict: NetworkVerdict,
): NetworkFacts => {
  const [door] = network.attachments;
  const nad = door === undefined ? undefined : world.inventory.get('nad', door);
  const place = placeOf(network, nad);
  const placed = place.type === 'localnet' || place.type === 'bridge';
  return {
    type: 'network',
    network,
    reach: placed ? world.coverage(network.id) : undefined,
    place,
    role: roleOf(nad),
    userDefined: isUserDefined(network, nad),
    switchSeen: verdict.switchSeen,
    unknown: unknownOf(verdict),
    ...leastOf(world, 'nad'),
  };
};

/** Draws the networks, what each stands on, and their NICs. */
export const sketchNetworks = (
  scene: NetworkScene,
  networks: readonly VlanNetwork[],
  query: PictureQuery,
): void => {
  const { sketch, world } = scene;
  for (const network of networks) {
    const id = networkCardId(network.id);
    const nics = picturedNics(world.nicsOf(network.id), query);
    const verdict = scene.verdictOf(network.id);
    const facts = networkFactsOf(world, network, verdict);
    sketch.card({
      id,
      lane: 'networks',
      facts,
      status: verdict.health,
      subject: { scope: 'network', key: network.id },
      weight: nics.length,
    });
    sketchPlace(scene, network, facts);
    sketchNics(scene, id, network.name, nics, verdict);
  }
};
