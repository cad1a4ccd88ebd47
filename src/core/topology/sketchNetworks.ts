import type { Inventory } from '../inventory/inventory';
import type { Known } from '../inventory/loadState';
import { networkIdOf } from '../kinds/networkId';
import type { Kind } from '../kinds/kindRegistry';
import { keyOf, splitKey } from '../kinds/read';
import { mayReach } from '../networks/globalNamespaces';
import type { Coverage } from '../networks/chain';
import type { FactMemo } from '../networks/factMemo';
import type { Nic } from '../networks/nic';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import { compareNames } from '../values/compareNames';
import type { CardStatus, IsLeast, LinkCoverage, LostAttachmentFacts, NetworkFacts } from './card';
import { placeOf, roleOf } from './networkPlace';
import type { PictureQuery } from './pictureQuery';
import { localnetCardId, sketchLinuxBridge, sketchMaster } from './sketchLocalnets';
import type { Scene } from './sketchNodes';

export const networkCardId = (id: string): string => `network:${id}`;
export const attachmentCardId = (key: string): string => `attachment:${key}`;
export const nicsCardId = (network: string): string => `nics:${network}`;

/** What drawing the networks needs beyond the ground: what the diagnosis says, and what was counted before. */
export interface NetworkScene extends Scene {
  healthOf: (network: string) => CardStatus;
  /** VMs with a finding of at least a warning. */
  troubled: ReadonlySet<string>;
  nicsBook: NicsBook;
  lostBook: LostBook;
}

const among = <T>(wanted: readonly T[], value: T): boolean =>
  wanted.length === 0 || wanted.includes(value);

const inNamespaces = ({ namespaces }: PictureQuery, key: string): boolean =>
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

interface NicsSummary {
  vms: readonly string[];
  /** Namespaces of the VMs. */
  namespaces: readonly string[];
  /** Number of namespaces that the attachments are in. */
  doors: number;
}

interface NicsTrouble {
  /** The set of VMs in trouble that this was worked out for. */
  all: ReadonlySet<string>;
  troubled: readonly string[];
  whole: number;
}

const summaryOf = (nics: readonly Nic[]): NicsSummary => {
  const vms = [...new Set(nics.map(({ vm }) => vm))];
  return {
    vms,
    namespaces: [...new Set(vms.map((vm) => splitKey(vm).namespace))],
    doors: new Set(nics.map(({ attachment }) => splitKey(attachment).namespace)).size,
  };
};

/** Summaries of lists of NICs, kept for as long as the list is the same: a network may have tens of thousands. */
export class NicsBook {
  private readonly troubles = new WeakMap<readonly Nic[], NicsTrouble>();

  constructor(private readonly memo: FactMemo) {}

  /** Which VMs of a list are in trouble, and how many of its NICs belong to others. */
  among(nics: readonly Nic[], all: ReadonlySet<string>): NicsTrouble {
    const before = this.troubles.get(nics);
    if (before?.all === all) return before;
    const troubled = all.size === 0 ? [] : this.of(nics).vms.filter((vm) => all.has(vm));
    // Nearly every VM has one NIC on a network.
    const whole =
      this.of(nics).vms.length === nics.length
        ? nics.length - troubled.length
        : nics.filter(({ vm }) => !all.has(vm)).length;
    const trouble = { all, troubled, whole };
    this.troubles.set(nics, trouble);
    return trouble;
  }

  of(nics: readonly Nic[]): NicsSummary {
    return this.memo.of(nics, 'summary', summaryOf);
  }
}

/** Whether machines or attachments may be there that were not read. */
export const leastOf = ({ inventory }: World, ...kinds: readonly Kind[]): { isLeast?: IsLeast } =>
  kinds.some((kind) => inventory.doubt(kind) !== undefined) ? { isLeast: true } : {};

/** Draws NICs as one card that hangs on `source`. */
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
    ...(least.isLeast && { status: 'unknown' }),
    weight: nics.length,
  });
  sketch.link(source, id, {
    namespaces: doors,
    ...least,
    coverage: { of: 'nics', whole, all: nics.length },
  });
};

/** How much of a network's reach is whole, for the link to its localnet. */
const reachOf = (reach: Known<Coverage> | undefined): LinkCoverage | undefined => {
  if (reach?.known !== true) return undefined;
  const { whole, broken, unknown } = reach.value;
  const all = whole.length + broken.length + unknown.length;
  return all === 0 ? undefined : { of: 'nodes', whole: whole.length, all };
};

const sketchPlace = (scene: NetworkScene, network: VlanNetwork, facts: NetworkFacts): void => {
  const { sketch, world } = scene;
  const id = networkCardId(network.id);
  switch (facts.place.type) {
    case 'localnet': {
      const { localnet } = facts.place;
      const mapped = world.localnet(localnet)?.bridges.length !== 0;
      const unread = world.inventory.unknown('nns') !== undefined;
      sketch.link(localnetCardId(localnet), id, {
        unknown: unread && !mapped,
        broken: !mapped && !unread,
        coverage: mapped ? reachOf(facts.reach) : undefined,
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

/** What the card of a network says. */
export const networkFactsOf = (world: World, network: VlanNetwork): NetworkFacts => {
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
    const facts = networkFactsOf(world, network);
    sketch.card({
      id,
      lane: 'networks',
      facts,
      status: scene.healthOf(network.id),
      subject: { scope: 'network', key: network.id },
      weight: nics.length,
    });
    sketchPlace(scene, network, facts);
    sketchNics(scene, id, network.name, nics);
  }
};

const lostCause = (inventory: Inventory, key: string): LostAttachmentFacts['cause'] | undefined => {
  const nad = inventory.get('nad', key);
  if (nad !== undefined) return networkIdOf(nad.config) === undefined ? 'invalid' : undefined;
  return inventory.unknown('nad', splitKey(key).namespace) === undefined ? 'missing' : 'unreadable';
};

/** Attachments that lead nowhere although VMs name them, or whose configuration cannot be a network, by key, sorted. */
const lostAttachments = (
  inventory: Inventory,
): readonly (readonly [key: string, cause: LostAttachmentFacts['cause']])[] => {
  const lost = new Map<string, LostAttachmentFacts['cause']>();
  const consider = (key: string): void => {
    const cause = lostCause(inventory, key);
    if (cause !== undefined) lost.set(key, cause);
  };
  for (const nad of inventory.all('nad')) consider(keyOf(nad));
  for (const key of inventory.indexes.vmsByNad.values()) {
    consider(key);
    const { namespace } = splitKey(key);
    if (lost.has(key)) continue;
    for (const vm of inventory.indexes.vmsByNad.get(key)) {
      // Nearly all are of the attachment's own namespace: they are told by their beginning, because there may be tens of thousands.
      if (vm.startsWith(`${namespace}/`) || mayReach(splitKey(vm).namespace, namespace)) continue;
      lost.set(key, 'isolated');
      break;
    }
  }
  return [...lost].sort(([a], [b]) => compareNames(a, b));
};

/** Keeps the lost attachments for as long as no attachment and no VM is another one: there may be tens of thousands of VMs. */
export class LostBook {
  private version = '';
  private lost: ReturnType<typeof lostAttachments> = [];

  of(inventory: Inventory): ReturnType<typeof lostAttachments> {
    const version = `${String(inventory.versionOf('nad'))} ${String(inventory.versionOf('vm'))}`;
    if (version !== this.version) {
      this.version = version;
      this.lost = lostAttachments(inventory);
    }
    return this.lost;
  }
}

/** Draws attachments that lead to no network as ghosts, with the NICs that hang on them. */
export const sketchLostAttachments = (scene: NetworkScene, query: PictureQuery): void => {
  if (query.localnets.length + query.vlans.length > 0) return;
  const { sketch, world } = scene;
  const { inventory } = world;
  for (const [key, cause] of scene.lostBook.of(inventory)) {
    const nics = [...inventory.indexes.vmsByNad.get(key)]
      .filter((vm) => inNamespaces(query, vm) && among(query.vms, vm))
      .sort(compareNames)
      .flatMap((vm) => world.nics(vm))
      .filter((nic) => nic.attachment === key && nic.network === undefined);
    if (nics.length === 0 && (query.vms.length > 0 || !inNamespaces(query, key))) continue;
    const id = attachmentCardId(key);
    const unread = cause === 'unreadable';
    sketch.card({
      id,
      lane: 'networks',
      facts: { type: 'lost-attachment', key, cause },
      presence: unread ? 'unknown' : 'missing',
      status: unread ? 'unknown' : 'error',
      subject: { scope: 'attachment', key },
      weight: nics.length,
    });
    sketchNics(scene, id, splitKey(key).name, nics);
  }
};
