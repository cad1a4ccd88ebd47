import type { Intent } from '../intents/intent';
import type { Kind } from '../kinds/kindRegistry';
import { splitKey } from '../kinds/read';
import type { World } from '../networks/world';
import { linuxBridgePolicies } from './linuxBridgePolicies';

/** Raw JSON of the objects that patches build on, by `kind key`: `vm team-a/web`, `nncp br-vmdata`. */
export type CurrentObjects = Readonly<Record<string, unknown>>;

export interface ObjectNeeded {
  kind: Kind;
  key: string;
  /** The plan can do without it: it may not exist, or may not be read. */
  optional?: true;
}

/**
 * The objects whose present JSON a plan has to see: facts leave out what a patch must keep. The instance of a VM is needed as well, unless
 * there is known to be none, because the pod NIC is copied from it.
 */
export const objectsNeeded = (intent: Intent, world: World): readonly ObjectNeeded[] => {
  const { inventory } = world;
  const isStopped = (vm: string): boolean =>
    inventory.get('vmi', vm) === undefined &&
    inventory.unknown('vmi', splitKey(vm).namespace) === undefined;
  switch (intent.type) {
    case 'create-vlan-networks':
      return [];
    case 'retry-policy':
      return [{ kind: 'nncp', key: intent.policy }];
    case 'remove-localnet':
      return [...inventory.indexes.policiesByLocalnet.get(intent.localnet)].map((key) => ({
        kind: 'nncp',
        key,
      }));
    case 'remove-bridge':
      return linuxBridgePolicies(intent.bridge, world).map((key) => ({ kind: 'nncp', key }));
    case 'remove-vlan-network':
      return (world.network(intent.network)?.attachments ?? []).map((key) => ({
        kind: 'nad',
        key,
      }));
    case 'attach-nics':
      return [...new Set(intent.nics.map(({ vm }) => vm))].flatMap((key): ObjectNeeded[] => [
        { kind: 'vm', key },
        ...(isStopped(key) ? [] : [{ kind: 'vmi' as const, key, optional: true as const }]),
      ]);
  }
};
