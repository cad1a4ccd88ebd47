import type { RemoveVlanNetwork } from '../intents/intent';
import { refuse } from '../intents/refusal';
import type { Refusal, RefusalCode } from '../intents/refusal';
import { readNetworkAttachmentDefinition } from '../kinds/networkAttachmentDefinition';
import { splitKey } from '../kinds/read';
import { restoredManifest } from '../kinds/restoredManifest';
import { globalNamespaces } from '../networks/globalNamespaces';
import type { World } from '../networks/world';
import { asString, at } from '../values/json';
import type { CurrentObjects } from './objectsNeeded';
import type { Plan, Step } from './plan';

/** Whether VMs that could be on an attachment were read: in a namespace that all may use, those of the whole cluster. */
const machinesRead = (namespace: string, { inventory }: World): boolean => {
  const { status } = inventory.state('vm', globalNamespaces.includes(namespace) ? '' : namespace);
  return status === 'loaded' || status === 'absent';
};

const removalOf = (key: string, object: unknown, world: World): Step | Refusal => {
  const { namespace, name } = splitKey(key);
  const refused = (code: RefusalCode, vms = ''): Refusal =>
    refuse(`attachments[${key}]`, code, { attachment: key, vms });
  const { facts } = readNetworkAttachmentDefinition(object);
  if (facts === undefined) return refused('attachment-unread');
  if (!facts.managedByUs || facts.owner !== undefined) return refused('attachment-foreign');
  const users = [...world.inventory.indexes.vmsByNad.get(key)].sort();
  if (users.length > 0) return refused('attachment-in-use', users.join(', '));
  if (!machinesRead(namespace, world)) return refused('attachment-use-unproven');
  const place = { kind: 'nad' as const, namespace, name };
  const uid = asString(at(object, 'metadata', 'uid'));
  const manifest = restoredManifest(object);
  return {
    id: `delete nad ${key}`,
    ...place,
    write: { type: 'delete', ...(uid !== undefined && { uid }) },
    after: [],
    undo:
      manifest === undefined
        ? []
        : [
            {
              id: `create nad ${key}`,
              ...place,
              write: { type: 'create', manifest },
              after: [],
              undo: [],
            },
          ],
  };
};

/**
 * Deletes the attachments that we made for a network. Those that others made, that a CUDN renders or that VMs use stay, and are in
 * `refusals`; so are those of which nobody can say whether they are used.
 */
export const planRemoveVlanNetwork = (
  intent: RemoveVlanNetwork,
  world: World,
  current: CurrentObjects,
): Plan => {
  const outcomes = (world.network(intent.network)?.attachments ?? []).map((key) =>
    removalOf(key, current[`nad ${key}`], world),
  );
  const refusals = outcomes.flatMap((outcome) => ('code' in outcome ? [outcome] : []));
  return {
    intent,
    steps: outcomes.flatMap((outcome) => ('code' in outcome ? [] : [outcome])),
    ...(refusals.length > 0 && { refusals }),
  };
};
