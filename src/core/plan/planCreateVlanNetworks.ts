import type { CreateVlanNetworks, PolicyPart } from '../intents/intent';
import type { World } from '../networks/world';
import { attachmentSteps } from './attachmentSteps';
import { bridgeStep } from './bridgeStep';
import { isMade } from './isMade';
import type { Made } from './isMade';
import { labelSteps } from './labelSteps';
import { mappingStep } from './mappingStep';
import type { Plan, Step } from './plan';

/** The policies of a plan: one, or one for each of its parts. */
const partsOf = (wanted: Made): readonly PolicyPart[] =>
  wanted.parts ?? [{ id: '', nodeSelector: wanted.nodeSelector }];

/**
 * Labels first, then the policies. Several of them are written one after the other, each when the nodes of the one before are done, because
 * `maxUnavailable` counts within a policy only.
 */
const nodeSteps = (
  wanted: Made,
  { networks }: CreateVlanNetworks,
  world: World,
): readonly Step[] => {
  const [first] = networks;
  const description = networks.length === 1 ? first?.description : undefined;
  const mtu = Math.max(...networks.map((network) => network.mtu));
  const parts = partsOf(wanted).filter((part) => !isMade(wanted, part, world));
  if (parts.length === 0) return [];
  const labels = labelSteps(wanted.nodeLabels ?? [], world);
  let after = labels.map(({ id }) => id);
  const policies = parts.map((part): Step => {
    const step =
      wanted.type === 'new-localnet'
        ? mappingStep(wanted, part, description, world)
        : bridgeStep(wanted, part, mtu, description, world);
    const placed = { ...step, after };
    after = [step.id];
    return placed;
  });
  return [...labels, ...policies];
};

/**
 * Policies first, then the NADs once every node has what they need: a VM that is attached earlier could start on a node that has none. What is
 * there already is left out.
 */
export const planCreateVlanNetworks = (intent: CreateVlanNetworks, world: World): Plan => {
  const { physical } = intent;
  const isThere =
    physical.type === 'existing-localnet' || physical.type === 'existing-linux-bridge';
  const nodes = isThere ? [] : nodeSteps(physical, intent, world);
  const last = nodes.at(-1);
  const attachments = attachmentSteps(intent, last === undefined ? [] : [last.id], world);
  return { intent, steps: [...nodes, ...attachments] };
};
