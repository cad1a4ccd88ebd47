import { scenario as dualNic } from './dualNic';
import type { Scenario } from './scenario';
import { scenario as spareNics } from './spareNics';
import { scenario as threeWorkers } from './threeWorkers';

/** Every scenario, the default one first. */
export const scenarios: readonly Scenario[] = [threeWorkers, dualNic, spareNics];

/** @throws Error naming the scenarios there are. */
export function findScenario(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found !== undefined) return found;
  throw new Error(
    `there is no scenario "${name}"; there are ${scenarios.map((scenario) => scenario.name).join(', ')}`,
  );
}
