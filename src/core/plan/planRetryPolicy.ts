import type { RetryPolicy } from '../intents/intent';
import { refuse } from '../intents/refusal';
import type { RefusalCode } from '../intents/refusal';
import {
  isProgressing,
  readNodeNetworkConfigurationPolicy,
} from '../kinds/nodeNetworkConfigurationPolicy';
import { policyRetryPatch } from '../kinds/policyRetryPatch';
import type { World } from '../networks/world';
import { isDoneOnNodes } from './isDoneOnNodes';
import type { CurrentObjects } from './objectsNeeded';
import type { Plan } from './plan';

/** One patch that raises the policy's generation, unless the policy is still at work (its admission would refuse) or has succeeded. */
export const planRetryPolicy = (
  intent: RetryPolicy,
  world: World,
  current: CurrentObjects,
): Plan => {
  const { policy } = intent;
  const refused = (code: RefusalCode): Plan => ({
    intent,
    steps: [],
    refusals: [refuse(`policies[${policy}]`, code, { policy })],
  });
  const object = current[`nncp ${policy}`];
  const facts = readNodeNetworkConfigurationPolicy(object).facts;
  if (facts === undefined) {
    const gone =
      world.inventory.get('nncp', policy) === undefined &&
      world.inventory.unknown('nncp') === undefined;
    return refused(gone ? 'policy-missing' : 'policy-unread');
  }
  if (isDoneOnNodes(policy, facts.generation, world)) return { intent, steps: [] };
  if (isProgressing(facts)) return refused('policy-progressing');
  const operations = policyRetryPatch(object);
  if (operations === undefined) return refused('policy-empty');
  return {
    intent,
    steps: [
      {
        id: `retry nncp ${policy}`,
        kind: 'nncp',
        namespace: '',
        name: policy,
        write: { type: 'patch', operations },
        after: [],
        waitFor: { type: 'policy', policy },
        undo: [],
      },
    ],
  };
};
