import { changesOf, loadedBut } from '../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../dev/scenarios/scenarios';
import type { Change } from '../../src/core/inventory/inventory';

/** The facts of a scenario's cluster, as a reader of all of it knows them. */
export const clusterFacts = (scenario: string): readonly Change[] => [
  ...changesOf(findScenario(scenario).objects()),
  ...loadedBut(),
];
