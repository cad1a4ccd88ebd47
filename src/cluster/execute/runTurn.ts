import type { Kind } from '../../core/kinds/kindRegistry';
import type { Step } from '../../core/plan/plan';
import type { ClusterClient } from '../client';
import { sleep } from '../clock';
import type { ExecutorDeps } from './executorDeps';
import { guardedClient } from './guardedClient';
import { isTaking, takenByStep, takenByUndo, usersOf } from './objectUsers';
import type { Taken } from './objectUsers';
import type { PlanRunState, StepPhase, StepRun } from './planRun';
import { preflight } from './preflight';
import type { Slots } from './slots';
import { StepExecution } from './stepExecution';
import { StepFailed, stepErrorOf } from './stepFailed';
import { goesOnAfterFailure, readySteps } from './stepOrder';
import { mapValues, undone } from './stepRunChanges';
import { takenBack, uidFor, undoable, undoKey } from './undo';

/** What a turn sees and changes of its run. */
export interface RunAccess {
  get: () => PlanRunState;
  put: (run: PlanRunState) => void;
}

/** How long an undo waits for what the store still reads, before it says that it does not know. */
const READING_MS = 120_000;
const USERS: readonly Kind[] = ['nad', 'cudn', 'vm', 'nns', 'nncp'];

/** One go at a run, forward or back, until it is over or stopped. */
export class RunTurn {
  private stopped = false;
  private readonly client: ClusterClient;

  constructor(
    private readonly run: RunAccess,
    private readonly slots: Slots,
    private readonly deps: ExecutorDeps,
  ) {
    this.client = guardedClient(deps.client, this.isStopped);
  }

  /** From now on nothing is asked, written or told any more. */
  stop(): void {
    this.stopped = true;
  }

  private readonly isStopped = (): boolean => this.stopped;

  async forward(): Promise<void> {
    await this.check();
    const under = new Map<string, Promise<void>>();
    while (!this.stopped) {
      const { plan, steps } = this.run.get();
      const failed = Object.values(steps).some(({ state }) => state === 'failed');
      const open = failed && !goesOnAfterFailure(plan) ? [] : readySteps(plan, steps);
      for (const step of open) {
        if (under.has(step.id)) continue;
        const work = this.step(step, 'steps').finally(() => under.delete(step.id));
        under.set(step.id, work);
      }
      if (under.size === 0) break;
      await Promise.race(under.values());
    }
    if (!this.stopped) this.finish();
  }

  /** Last step first; stops at the first that cannot be taken back. */
  async back(): Promise<void> {
    const { plan, steps } = this.run.get();
    for (const step of [...plan.steps].reverse()) {
      const past = steps[step.id];
      if (past === undefined || past.state === 'undone') continue;
      const undone = await this.takeBack(step, past);
      if (this.stopped) return;
      if (!undone) {
        this.run.put({ ...this.run.get(), state: 'failed' });
        return;
      }
    }
    if (!this.stopped) this.run.put({ ...this.run.get(), state: 'undone' });
  }

  /** Rights and dry run of what is still to be written, before anything is. */
  private async check(): Promise<void> {
    const learnt = await preflight(this.run.get(), {
      client: this.client,
      access: {
        review: async (review) => (this.stopped ? 'unknown' : this.deps.access.review(review)),
      },
    });
    for (const [id, part] of learnt) this.report('steps', id, part);
  }

  private finish(): void {
    const run = this.run.get();
    const steps = mapValues(run.steps, (step): StepRun =>
      step.state === 'waiting' ? { ...step, state: 'skipped' } : step,
    );
    const failed = Object.values(steps).some(({ state }) => state !== 'done');
    this.run.put({ ...run, steps, state: failed ? 'failed' : 'done' });
  }

  private async takeBack(step: Step, past: StepRun): Promise<boolean> {
    try {
      if (!(await undoable(step, past, { client: this.client }))) return true;
      if (!this.hasBegunUndo(step)) await this.assertUnused(takenByUndo(step, this.run.get().plan));
    } catch (thrown) {
      this.report('steps', step.id, { state: 'failed', error: stepErrorOf(thrown) });
      return false;
    }
    for (const undo of step.undo) {
      const key = undoKey(step, undo);
      if (this.undoPhase(key) === 'done') continue;
      if (this.undoPhase(key) === undefined) this.report('undoSteps', key, { state: 'waiting' });
      await this.step({ ...undo, id: key }, 'undoSteps', uidFor(undo, step, past));
      if (this.stopped || this.undoPhase(key) !== 'done') return false;
    }
    if (this.stopped) return false;
    const run = this.run.get();
    this.run.put({
      ...run,
      steps: { ...run.steps, [step.id]: undone(run.steps[step.id] ?? past) },
    });
    return true;
  }

  /** What others use by now is not taken away from under them. @throws StepFailed `in-use`, `use-unknown`, ClusterError */
  private async assertUnused(taken: Taken): Promise<void> {
    if (!isTaking(taken)) return;
    await this.whenRead();
    const { inventory } = this.deps.store.snapshot().world;
    const { podsOn } = this.deps;
    const users = await usersOf(taken, takenBack(this.run.get()), {
      inventory,
      client: this.client,
      podsOn,
    });
    if (users.length > 0) throw new StepFailed('in-use', users.join(', '));
  }

  /** After a reload the store begins anew: what it has not read yet is not unused. */
  private async whenRead(): Promise<void> {
    const { clock, store } = this.deps;
    const end = clock.now() + READING_MS;
    const isReading = (): boolean => {
      const { inventory } = store.snapshot().world;
      return USERS.some((kind) => inventory.state(kind).status === 'loading');
    };
    while (!this.stopped && isReading() && clock.now() < end) await sleep(clock, 500);
  }

  private undoPhase(key: string): StepPhase | undefined {
    return this.run.get().undoSteps[key]?.state;
  }

  /** Once the first write of an undo is in the cluster it is finished, whoever comes in between. */
  private hasBegunUndo(step: Step): boolean {
    const { undoSteps } = this.run.get();
    return step.undo.some((undo) => undoSteps[undoKey(step, undo)]?.written === true);
  }

  private async step(step: Step, where: 'steps' | 'undoSteps', uid?: string): Promise<void> {
    const execution = new StepExecution(step, {
      ...this.deps,
      client: this.client,
      slots: this.slots,
      uid,
      cancelled: this.isStopped,
      report: (part) => this.report(where, step.id, part),
    });
    try {
      const past = this.run.get()[where][step.id] ?? { state: 'waiting' };
      if (where === 'steps' && past.written !== true) {
        await this.assertUnused(takenByStep(step, this.run.get().plan));
      }
      await execution.run(past);
      this.report(where, step.id, { state: 'done' });
    } catch (thrown) {
      this.report(where, step.id, { state: 'failed', error: stepErrorOf(thrown) });
    }
  }

  private report(where: 'steps' | 'undoSteps', id: string, part: Partial<StepRun>): void {
    if (this.stopped) return;
    const run = this.run.get();
    const before = run[where][id] ?? { state: 'waiting' };
    this.run.put({ ...run, [where]: { ...run[where], [id]: { ...before, ...part } } });
  }
}
