import type { Inventory } from '../inventory/inventory';
import { networkIdOf } from '../kinds/networkId';
import { keyOf, splitKey } from '../kinds/read';
import { mayReach } from '../networks/globalNamespaces';
import type { Nic } from '../networks/nic';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import { compareNames } from '../values/compareNames';
import type { CardStatus, LostAttachmentFacts } from './card';
import type { PictureQuery } from './pictureQuery';
import type { Sketch } from './sketch';
import { localnetCardId } from './sketchLocalnets';

export const networkCardId = (id: string): string => `network:${id}`;
const attachmentCardId = (key: string): string => `attachment:${key}`;
export const nicsCardId = (network: string): string => `nics:${network}`;

/** What the diagnosis says of networks and VMs. */
export interface Judgement {
  healthOf: (network: string) => CardStatus;
  /** VMs with a finding of at least a warning. */
  troubled: ReadonlySet<string>;
}

const sketchNics = (
  sketch: Sketch,
  source: string,
  of: string,
  nics: readonly Nic[],
  troubled: ReadonlySet<string>,
): void => {
  if (nics.length === 0) return;
  const vms = [...new Set(nics.map(({ vm }) => vm))].sort(compareNames);
  const id = nicsCardId(source);
  const inTrouble = vms.filter((vm) => troubled.has(vm));
  const namespaces = new Set(nics.map(({ attachment }) => splitKey(attachment).namespace));
  sketch.card({
    id,
    lane: 'nics',
    facts: {
      type: 'nics',
      of,
      nics,
      vms,
      namespaces: [...new Set(vms.map((vm) => splitKey(vm).namespace))],
      troubled: inTrouble,
    },
    weight: nics.length,
  });
  sketch.link(source, id, { namespaces: namespaces.size });
};

const inNamespaces = ({ namespaces }: PictureQuery, key: string): boolean =>
  namespaces.length === 0 || namespaces.includes(splitKey(key).namespace);

/** Networks that the query asks for. */
export const picturedNetworks = (world: World, query: PictureQuery): readonly VlanNetwork[] =>
  world.networks().filter((network) => {
    if (query.localnets.length > 0 && !query.localnets.includes(network.localnet ?? '')) {
      return false;
    }
    return (
      query.namespaces.length === 0 ||
      network.namespaces.some((namespace) => query.namespaces.includes(namespace)) ||
      world.nicsOf(network.id).some(({ vm }) => inNamespaces(query, vm))
    );
  });

/** Draws the VLAN networks and their NICs, and the link to the localnet of each. */
export const sketchNetworks = (
  sketch: Sketch,
  world: World,
  networks: readonly VlanNetwork[],
  query: PictureQuery,
  { healthOf, troubled }: Judgement,
): void => {
  for (const network of networks) {
    const id = networkCardId(network.id);
    const placed = network.localnet !== undefined || network.bridge !== undefined;
    const nics = world.nicsOf(network.id).filter(({ vm }) => inNamespaces(query, vm));
    sketch.card({
      id,
      lane: 'networks',
      facts: { type: 'network', network, reach: placed ? world.coverage(network.id) : undefined },
      status: healthOf(network.id),
      subject: { scope: 'network', key: network.id },
      weight: nics.length,
    });
    if (network.localnet !== undefined) {
      const localnet = localnetCardId(network.localnet);
      const mapped = world.localnet(network.localnet)?.bridges.length !== 0;
      const unread = world.inventory.unknown('nns') !== undefined;
      sketch.link(localnet, id, { unknown: unread && !mapped, broken: !mapped && !unread });
    }
    sketchNics(sketch, id, network.name, nics, troubled);
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
    const refused = [...inventory.indexes.vmsByNad.get(key)].some(
      (vm) => !mayReach(splitKey(vm).namespace, namespace),
    );
    if (refused && !lost.has(key)) lost.set(key, 'isolated');
  }
  return [...lost].sort(([a], [b]) => compareNames(a, b));
};

/** Draws attachments that lead to no network as ghosts, with the NICs that hang on them. */
export const sketchLostAttachments = (
  sketch: Sketch,
  world: World,
  query: PictureQuery,
  troubled: ReadonlySet<string>,
): void => {
  if (query.localnets.length > 0) return;
  const { inventory } = world;
  for (const [key, cause] of lostAttachments(inventory)) {
    const nics = [...inventory.indexes.vmsByNad.get(key)]
      .filter((vm) => inNamespaces(query, vm))
      .sort(compareNames)
      .flatMap((vm) => world.nics(vm))
      .filter((nic) => nic.attachment === key && nic.network === undefined);
    if (nics.length === 0 && !inNamespaces(query, key)) continue;
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
    sketchNics(sketch, id, splitKey(key).name, nics, troubled);
  }
};
