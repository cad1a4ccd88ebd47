import type { Intent } from '../intents/intent';
import type { World } from '../networks/world';
import type { CurrentObjects } from './objectsNeeded';
import type { Plan } from './plan';
import { planAttachNics } from './planAttachNics';
import { planCreateVlanNetworks } from './planCreateVlanNetworks';
import { planRemoveBridge } from './planRemoveBridge';
import { planRemoveLocalnet } from './planRemoveLocalnet';
import { planRemoveVlanNetwork } from './planRemoveVlanNetwork';
import { planRetryPolicy } from './planRetryPolicy';

/**
 * The writes that do what the intent says and are not done yet, in order. `current` holds the raw JSON of the objects that
 * `objectsNeeded` names; what cannot be planned without them is in the plan's `refusals`.
 */
export const planIntent = (intent: Intent, world: World, current: CurrentObjects): Plan => {
  switch (intent.type) {
    case 'create-vlan-networks':
      return planCreateVlanNetworks(intent, world);
    case 'attach-nics':
      return planAttachNics(intent, world, current);
    case 'retry-policy':
      return planRetryPolicy(intent, world, current);
    case 'remove-localnet':
      return planRemoveLocalnet(intent, world, current);
    case 'remove-bridge':
      return planRemoveBridge(intent, world, current);
    case 'remove-vlan-network':
      return planRemoveVlanNetwork(intent, world, current);
  }
};
