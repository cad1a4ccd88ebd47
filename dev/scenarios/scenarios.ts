import { scenario as dualNic } from './dualNic';
import { largeScenarios } from './large';
import { scenario as multiNetworkPolicy } from './multiNetworkPolicy';
import type { Scenario } from './scenario';
import { singleNic, singleNicNativeVlan, singleNicTaggedVlan } from './singleNic';
import { scenario as spareNics } from './spareNics';
import { scenario as threeWorkers } from './threeWorkers';

/** Clusters that live: their controllers run. The default one first. */
export const livingScenarios: readonly Scenario[] = [
  threeWorkers,
  dualNic,
  singleNic,
  singleNicNativeVlan,
  singleNicTaggedVlan,
  multiNetworkPolicy,
  spareNics,
];

/** Every scenario, the default one first. */
export const scenarios: readonly Scenario[] = [...livingScenarios, ...largeScenarios];

/** @throws Error naming the scenarios there are. */
export function findScenario(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found !== undefined) return found;
  throw new Error(
    `there is no scenario "${name}"; there are ${scenarios.map((scenario) => scenario.name).join(', ')}`,
  );
}
