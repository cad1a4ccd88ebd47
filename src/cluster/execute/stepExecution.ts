import type { Plan, Step } from '../../core/plan/plan';
import type { ClusterClient } from '../client';
import type { Clock } from '../clock';
import type { Snapshot } from '../snapshot';
import { FactSource } from './factSource';
import type { StepRun } from './planRun';
import { StepFailed } from './stepFailed';
import { isPolicyBusy } from './policyBusy';
import { waitFor, waitUntilFree } from './stepWaits';
import type { WaitDeps } from './stepWaits';
import { writeStep } from './writeStep';
import type { Past, Written } from './writeStep';
import { dryRunStep } from './dryRunPlan';
import type { Slots } from './slots';

export interface ExecutionDeps {
  client: ClusterClient;
  clock: Clock;
  random: () => number;
  store: { snapshot: () => Snapshot; subscribe: (listener: () => void) => () => void };
  slots: Slots;
  planRetry: (name: string, policy: unknown) => Plan;
  /** The object that may be deleted. */
  uid?: string | undefined;
  cancelled: () => boolean;
  report: (part: Partial<StepRun>) => void;
}

/** One step on its way: written once, then waited for. */
export class StepExecution {
  private readonly waits: WaitDeps;

  constructor(
    private readonly step: Step,
    private readonly deps: ExecutionDeps,
  ) {
    const { store, client, clock, cancelled, report } = deps;
    const facts = new FactSource(() => store.snapshot().world.inventory, client);
    this.waits = { facts, clock, subscribe: store.subscribe, cancelled, report };
  }

  /** @throws ClusterError, StepFailed */
  async run(past: StepRun): Promise<void> {
    const { step } = this;
    let generation = past.generation ?? 0;
    if (past.written !== true) {
      generation = await this.write(past);
    } else if (past.raise === true) {
      generation = await this.raise(generation);
    }
    if (step.waitFor === undefined || this.deps.cancelled()) return;
    this.deps.report({ state: 'waiting-for' });
    await waitFor(step.waitFor, generation, this.waits);
  }

  private async write({ inDoubt = false, found = false }: StepRun): Promise<number> {
    const { generation = 0, uid, wasThere } = await this.whenFree(this.step, { inDoubt, found });
    this.deps.report({
      written: true,
      inDoubt: false,
      message: '',
      generation,
      ...(uid !== undefined && { uid }),
      ...(wasThere && { note: 'was-there' as const }),
    });
    return generation;
  }

  /** A policy that failed is moved by a change of its spec only (kubernetes-nmstate skips a generation that it has given up). */
  private async raise(generation: number): Promise<number> {
    const { waitFor: wait } = this.step;
    if (wait?.type !== 'policy') return generation;
    const { steps } = await this.planRetry(wait.policy);
    let raised = generation;
    for (const step of steps) {
      const { generation: next } = await this.whenFree(step, { inDoubt: false, found: false });
      raised = next ?? raised;
    }
    this.deps.report({ raise: false, generation: raised });
    return raised;
  }

  private async planRetry(policy: string): Promise<Plan> {
    const { client, planRetry, report } = this.deps;
    const plan = async (): Promise<Plan> =>
      planRetry(policy, await client.get({ kind: 'nncp', namespace: '', name: policy }));
    const isBusy = ({ refusals = [] }: Plan): boolean =>
      refusals.some(({ code }) => code === 'policy-progressing');
    if (isBusy(await plan())) {
      report({ state: 'waiting-for', note: 'policy-busy' });
      await waitUntilFree(policy, async () => isBusy(await plan()), this.waits);
    }
    const planned = await plan();
    if ((planned.refusals ?? []).length > 0) throw new StepFailed('rollout-failed');
    return planned;
  }

  /** Writes; where the policy is still being rolled out, waits and writes then. */
  private async whenFree(step: Step, past: Past): Promise<Written> {
    const { slots, report } = this.deps;
    const deps = {
      ...this.deps,
      inTurn: slots.inTurn,
      onDoubt: () => {
        report({ inDoubt: true });
      },
      onPause: (message: string) => {
        report({ message });
      },
    };
    for (;;) {
      report({ state: 'writing' });
      try {
        return await writeStep(step, deps, past);
      } catch (thrown) {
        if (!isPolicyBusy(step, thrown)) throw thrown;
        report({ state: 'waiting-for', note: 'policy-busy' });
        await waitUntilFree(step.name, async () => this.isBusy(step), this.waits);
        if (this.deps.cancelled()) throw thrown;
      }
    }
  }

  private async isBusy(step: Step): Promise<boolean> {
    return (await dryRunStep(this.deps.client, step)).outcome === 'later';
  }
}
