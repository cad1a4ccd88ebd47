import type { Kind } from '../../core/kinds/kindRegistry';
import type { Plan } from '../../core/plan/plan';
import type { ExecutorDeps } from './executorDeps';
import type { PlanRunState, StepRun } from './planRun';
import { RunTurn } from './runTurn';
import { Slots } from './slots';
import { again, interrupted, mapValues } from './stepRunChanges';

/** A run that was left this long ago is not continued behind anybody's back. */
const FORGOTTEN_MS = 30 * 60_000;
/** What waits look at, and what has to be known before something is taken away. */
const WATCHED: readonly Kind[] = ['node', 'nncp', 'nnce', 'vm', 'vmi'];
const WATCHED_BACK: readonly Kind[] = [...WATCHED, 'nad', 'cudn'];

const isActive = (run: PlanRunState | undefined): boolean =>
  run?.state === 'running' || run?.state === 'undoing';

const isRemoval = ({ plan }: PlanRunState): boolean =>
  plan.steps.some(({ write }) => write.type === 'delete');

/** Runs one plan at a time, for one identity, and tells how far it is. */
export class PlanExecutor {
  private run: PlanRunState | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly slots: Slots;
  private turn: RunTurn | undefined;
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
    this.go({ plan, steps, undoSteps: {}, state: 'running', direction: 'forward' });
  }

  /** Goes on where the run failed, forward or back. What is done is not done again; a policy that failed gets a new generation. */
  retry(): void {
    const { run } = this;
    if (run?.state !== 'failed') return;
    const isForward = run.direction === 'forward';
    this.go({
      ...run,
      steps: isForward ? mapValues(run.steps, again) : run.steps,
      undoSteps: mapValues(run.undoSteps, again),
      state: isForward ? 'running' : 'undoing',
    });
  }

  /** Takes back what was written, last step first. */
  undo(): void {
    const { run } = this;
    if (run === undefined || isActive(run) || run.state === 'undone') return;
    if (run.direction === 'back') this.retry();
    else this.go({ ...run, state: 'undoing', direction: 'back' });
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
    const run = {
      ...stored.run,
      steps: mapValues(stored.run.steps, interrupted),
      undoSteps: mapValues(stored.run.undoSteps, interrupted),
    };
    if (!isActive(run)) {
      this.run = run;
      this.tell();
    } else if (this.deps.clock.now() - stored.savedAt > FORGOTTEN_MS) this.abandon(run);
    else this.go(run);
  }

  /** Stops at once, for another identity takes over. A write that is under way cannot be called back; its answer is not heard. */
  stop(): void {
    this.turn?.stop();
    this.release();
    this.listeners.clear();
    this.run = undefined;
  }

  private abandon(run: PlanRunState): void {
    const error = { code: 'interrupted' as const, message: '', causes: [] };
    const left = (step: StepRun): StepRun =>
      step.state === 'waiting' ? { ...step, state: 'failed', error } : step;
    const isForward = run.direction === 'forward';
    this.put({
      ...run,
      steps: isForward ? mapValues(run.steps, left) : run.steps,
      undoSteps: isForward ? run.undoSteps : mapValues(run.undoSteps, left),
      state: 'failed',
    });
  }

  private go(run: PlanRunState): void {
    this.put(run);
    const { store } = this.deps;
    const isForward = run.direction === 'forward';
    const forget = store.retain(isForward && !isRemoval(run) ? WATCHED : WATCHED_BACK);
    const sleepAgain = store.keepAwake();
    this.release = () => {
      forget();
      sleepAgain();
      this.release = () => undefined;
    };
    const turn = new RunTurn(
      {
        get: () => this.run ?? run,
        put: (next) => this.put(next),
      },
      this.slots,
      this.deps,
    );
    this.turn = turn;
    void (isForward ? turn.forward() : turn.back()).then(() => {
      if (turn === this.turn) this.release();
    });
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
