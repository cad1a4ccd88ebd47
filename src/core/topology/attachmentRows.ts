import { splitKey } from '../kinds/read';
import type { Nic } from '../networks/nic';
import type { World } from '../networks/world';
import { compareNames } from '../values/compareNames';

/** One line of the expanded link between a network and its NICs: namespace → attachment → VM, each level below the one before. */
export type AttachmentRow =
  | { level: 'namespace'; namespace: string; attachments: number; nics: number }
  | { level: 'attachment'; key: string; nics: number; owner: string | undefined }
  | { level: 'nic'; nic: Nic };

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

/**
 * What the link between a network and its NICs stands for: the namespaces with an attachment, the attachments of each and the NICs on each,
 * those without NICs included. Namespaces and attachments are sorted as people count, NICs by VM. To be shown through `windowOf`.
 *
 * @param closed keys of attachments whose NICs are left out, because nobody opened them
 */
export const attachmentRows = (
  world: World,
  networkId: string,
  closed: ReadonlySet<string> = new Set(),
): readonly AttachmentRow[] => {
  const byAttachment = new Map<string, Nic[]>();
  for (const key of world.network(networkId)?.attachments ?? []) byAttachment.set(key, []);
  for (const nic of world.nicsOf(networkId)) push(byAttachment, nic.attachment, nic);
  const byNamespace = new Map<string, string[]>();
  for (const key of byAttachment.keys()) push(byNamespace, splitKey(key).namespace, key);
  return [...byNamespace]
    .sort(([a], [b]) => compareNames(a, b))
    .flatMap(([namespace, keys]): readonly AttachmentRow[] => {
      const nicsOf = (key: string): readonly Nic[] => byAttachment.get(key) ?? [];
      const nics = keys.reduce((sum, key) => sum + nicsOf(key).length, 0);
      return [
        { level: 'namespace', namespace, attachments: keys.length, nics },
        ...[...keys].sort(compareNames).flatMap((key): readonly AttachmentRow[] => [
          {
            level: 'attachment',
            key,
            nics: nicsOf(key).length,
            owner: world.inventory.get('nad', key)?.owner?.name,
          },
          ...(closed.has(key) ? [] : nicsOf(key).map((nic) => ({ level: 'nic', nic }) as const)),
        ]),
      ];
    });
};
