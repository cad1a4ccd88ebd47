import type { Inventory } from '../inventory/inventory';
import { networkIdOf } from '../kinds/networkId';
import { keyOf, splitKey } from '../kinds/read';
import { mayReach } from '../networks/globalNamespaces';
import { compareNames } from '../values/compareNames';
import type { LostAttachmentFacts } from './card';
import type { PictureQuery } from './pictureQuery';
import { among, attachmentCardId, inNamespaces, sketchNics } from './sketchNetworks';
import type { NetworkScene } from './sketchNetworks';

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
export const sketchLostAttachments = (
  scene: NetworkScene,
  lostBook: LostBook,
  query: PictureQuery,
): void => {
  if (query.localnets.length + query.vlans.length > 0) return;
  const { sketch, world } = scene;
  const { inventory } = world;
  for (const [key, cause] of lostBook.of(inventory)) {
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
