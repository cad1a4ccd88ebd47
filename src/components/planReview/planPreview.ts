import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import type { Diagnosis } from '../../core/diagnostics/diagnosis';
import type { Finding } from '../../core/diagnostics/finding';
import type { Known } from '../../core/inventory/loadState';
import type { Coverage } from '../../core/networks/chain';
import { createWorld } from '../../core/networks/createWorld';
import type { World } from '../../core/networks/world';
import type { Plan } from '../../core/plan/plan';
import { projectPlan } from '../../core/plan/project';

/** What a plan will have changed once it is done, by the same rules that judge the cluster of today. */
export interface PlanPreview {
  /** Findings that are not there today. */
  added: readonly Finding[];
  /** Findings of today that will be gone. */
  mended: readonly Finding[];
  /** Codes that could not be checked, today or then. */
  hasUnchecked: boolean;
  /** Coverage of the network in question afterwards. */
  coverage: Known<Coverage> | undefined;
  /** The cluster as the plan would leave it, and what the rules say of it. */
  then: { world: World; diagnosis: Diagnosis };
}

const missingIn = (
  findings: readonly Finding[],
  others: readonly Finding[],
): readonly Finding[] => {
  const ids = new Set(others.map(({ id }) => id));
  return findings.filter(({ id }) => !ids.has(id));
};

/** Runs the plan on the facts and compares. `network`: the network whose coverage is asked for. */
export const planPreview = (
  plan: Plan,
  world: World,
  diagnosis: Diagnosis,
  network: string | undefined,
): PlanPreview => {
  const expected = createWorld(projectPlan(plan, world.inventory));
  const then = createDiagnosis(expected);
  return {
    added: missingIn(then.findings(), diagnosis.findings()),
    mended: missingIn(diagnosis.findings(), then.findings()),
    hasUnchecked: then.unchecked().length > 0,
    coverage: network === undefined ? undefined : expected.coverage(network),
    then: { world: expected, diagnosis: then },
  };
};
