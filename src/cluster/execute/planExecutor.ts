import type { Kind } from '../../core/kinds/kindRegistry';
import type { Plan, Step } from '../../core/plan/plan';
import type { AccessReviewer } from '../access/accessReviewer';
import type { ClusterClient } from '../client';
import type { Clock } from '../clock';
import type { Snapshot } from '../snapshot';
import { stepErrorOf } from './stepFailed';
import { preflight } from './preflight';
import type { PlanRunState, StepPhase, StepRun } from './planRun';
import type { RunStorage } from './runStorage';
import { StepExecution } from './stepExecution';
import { again, interrupted, mapValues } from './stepRunChanges';
import { goesOnAfterFailure, readySteps } from './stepOrder';
import { assertUnused, uidFor, undoable, undoKey } from './undo';
import { Slots } from './slots';

export interface ExecutorDeps {
  client: ClusterClient;
  clock: Clock;
  random: () => number;
  store: {
    snapshot: () => Snapshot;
    subscribe: (listener: () => void) => () => void;
    retain: (kinds: readonly Kind[]) => () => void;
    keepAwake: () => () => void;
  };
  access: Pick<AccessReviewer, 'review'>;
  storage: RunStorage;
  guardUnload: (on: boolean) => void;
  /** Plans a change of the policy's spec that moves its nodes again. `policy` is the object as JSON. */
  planRetry: (name: string, policy: unknown) => Plan;
}

/** A run that was left this long ago is not continued behind anybody's back. */
const FORGOTTEN_MS = 30 * 60_000;
const WATCHED: readonly Kind[] = ['node', 'nncp', 'nnce', 'vm', 'vmi'];

const isActive = (run: PlanRunState | undefined): boolean =>
  run?.state === 'running' || run?.state === 'undoing';

/** Runs one plan at a time, for one identity, and tells how far it is. */
export class PlanExecutor {
  private run: PlanRunState | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly slots: Slots;
  private turn = 0;
  private release: () => void = () => undefined;

  constructor(private readonly deps: ExecutorDeps) {
    this.slots = new Slots(deps.guardUnload);
  }

  readonly state = (): PlanRunState | undefined => this.run;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** @throws Error while another plan runs */
  start(plan: Plan): void {
    if (isActive(this.run)) throw new Error('Another plan is running.');
    const steps = Object.fromEntries(
      plan.steps.map(({ id }) => [id, { state: 'waiting' } satisfies StepRun]),
    );
    this.put({ plan, steps, undoSteps: {}, state: 'running', direction: 'forward' });
    this.go();
  }

  /** Goes on where the run failed, forward or back. What is done is not done again; a policy that failed gets a new generation. */
  retry(): void {
    const { run } = this;
    if (run?.state !== 'failed') return;
    const steps = run.direction === 'forward' ? mapValues(run.steps, again) : run.steps;
    const undoSteps = mapValues(run.undoSteps, again);
    this.put({
      ...run,
      steps,
      undoSteps,
      state: run.direction === 'forward' ? 'running' : 'undoing',
    });
    this.go();
  }

  /** Takes back what was written, last step first. */
  undo(): void {
    const { run } = this;
    if (run === undefined || isActive(run) || run.state === 'undone') return;
    this.put({ ...run, state: 'undoing', direction: 'back' });
    this.go();
  }

  /** Forgets a run that is over. */
  dismiss(): void {
    if (this.run === undefined || isActive(this.run)) return;
    this.run = undefined;
    this.deps.storage.clear();
    this.tell();
  }

  /** Goes on with a run that a reload of the page interrupted. */
  resume(): void {
    const stored = this.deps.storage.load();
    if (stored === undefined || this.run !== undefined) return;
    const { run, savedAt } = stored;
    this.run = {
      ...run,
      steps: mapValues(run.steps, interrupted),
      undoSteps: mapValues(run.undoSteps, interrupted),
    };
    if (!isActive(run)) this.tell();
    else if (this.deps.clock.now() - savedAt > FORGOTTEN_MS) this.abandon();
    else this.go();
  }

  /** Stops at once, for another identity takes over. A write that is under way cannot be called back; its answer is not heard. */
  stop(): void {
    this.turn += 1;
    this.release();
    this.listeners.clear();
    this.run = undefined;
  }

  private abandon(): void {
    const { run } = this;
    if (run === undefined) return;
    const error = { code: 'interrupted' as const, message: '', causes: [] };
    const steps = mapValues(run.steps, (step): StepRun =>
      step.state === 'waiting' ? { ...step, state: 'failed', error } : step,
    );
    this.put({ ...run, steps, state: 'failed' });
  }

  private go(): void {
    this.turn += 1;
    const { turn } = this;
    const { store } = this.deps;
    const forget = store.retain(WATCHED);
    const sleepAgain = store.keepAwake();
    this.release = () => {
      forget();
      sleepAgain();
      this.release = () => undefined;
    };
    const work = this.run?.direction === 'back' ? this.back(turn) : this.forward(turn);
    void work.then(() => {
      if (turn === this.turn) this.release();
    });
  }

  private async forward(turn: number): Promise<void> {
    await this.check(turn);
    const under = new Map<string, Promise<void>>();
    for (;;) {
      const { run } = this;
      if (turn !== this.turn || run === undefined) return;
      const failed = Object.values(run.steps).some(({ state }) => state === 'failed');
      const open = failed && !goesOnAfterFailure(run.plan) ? [] : readySteps(run.plan, run.steps);
      for (const step of open) {
        if (under.has(step.id)) continue;
        const work = this.step(turn, step, 'steps').finally(() => under.delete(step.id));
        under.set(step.id, work);
      }
      if (under.size === 0) break;
      await Promise.race(under.values());
    }
    this.finish();
  }

  /** Rights and dry run of what is still to be written, before anything is. */
  private async check(turn: number): Promise<void> {
    const { run } = this;
    if (run === undefined) return;
    const refusals = await preflight(run, this.deps);
    if (turn !== this.turn) return;
    for (const [id, error] of refusals) this.report('steps', id, { state: 'failed', error });
  }

  private finish(): void {
    const { run } = this;
    if (run === undefined) return;
    const steps = mapValues(run.steps, (step): StepRun =>
      step.state === 'waiting' ? { ...step, state: 'skipped' } : step,
    );
    const failed = Object.values(steps).some(({ state }) => state !== 'done');
    this.put({ ...run, steps, state: failed ? 'failed' : 'done' });
  }

  private async back(turn: number): Promise<void> {
    const { run } = this;
    if (run === undefined) return;
    for (const step of [...run.plan.steps].reverse()) {
      const past = run.steps[step.id];
      if (past === undefined || past.state === 'undone') continue;
      const undone = await this.takeBack(turn, step, past);
      if (turn !== this.turn) return;
      if (!undone) {
        if (this.run !== undefined) this.put({ ...this.run, state: 'failed' });
        return;
      }
    }
    if (this.run !== undefined) this.put({ ...this.run, state: 'undone' });
  }

  private async takeBack(turn: number, step: Step, past: StepRun): Promise<boolean> {
    try {
      if (!(await undoable(step, past, this.deps))) return true;
      const { inventory } = this.deps.store.snapshot().world;
      for (const undo of step.undo) assertUnused(undo, inventory);
    } catch (thrown) {
      if (turn !== this.turn) return false;
      this.report('steps', step.id, { state: 'failed', error: stepErrorOf(thrown) });
      return false;
    }
    for (const undo of step.undo) {
      const key = undoKey(step, undo);
      if (turn !== this.turn) return false;
      if (this.undoPhase(key) === 'done') continue;
      if (this.undoPhase(key) === undefined) this.report('undoSteps', key, { state: 'waiting' });
      await this.step(turn, { ...undo, id: key }, 'undoSteps', uidFor(undo, step, past));
      if (this.undoPhase(key) !== 'done') return false;
    }
    if (turn !== this.turn) return false;
    this.report('steps', step.id, { state: 'undone' });
    return true;
  }

  private undoPhase(key: string): StepPhase | undefined {
    return this.run?.undoSteps[key]?.state;
  }

  private async step(
    turn: number,
    step: Step,
    where: 'steps' | 'undoSteps',
    uid?: string,
  ): Promise<void> {
    const cancelled = (): boolean => turn !== this.turn;
    const report = (part: Partial<StepRun>): void => {
      if (!cancelled()) this.report(where, step.id, part);
    };
    const execution = new StepExecution(step, {
      ...this.deps,
      uid,
      slots: this.slots,
      cancelled,
      report,
    });
    try {
      await execution.run(this.run?.[where][step.id] ?? { state: 'waiting' });
      report({ state: 'done' });
    } catch (thrown) {
      report({ state: 'failed', error: stepErrorOf(thrown) });
    }
  }

  private report(where: 'steps' | 'undoSteps', id: string, part: Partial<StepRun>): void {
    const { run } = this;
    if (run === undefined) return;
    const before = run[where][id] ?? { state: 'waiting' };
    this.put({ ...run, [where]: { ...run[where], [id]: { ...before, ...part } } });
  }

  private put(run: PlanRunState): void {
    this.run = run;
    this.deps.storage.save(run, this.deps.clock.now());
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
