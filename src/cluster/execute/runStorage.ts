import { asArray, asInteger, asObject, asString, at } from '../../core/values/json';
import type { PlanRunState } from './planRun';
import { storedRunKey } from './storedRun';

/** Where a run survives a reload of the page. */
export interface RunStorage {
  load(): { run: PlanRunState; savedAt: number } | undefined;
  save(run: PlanRunState, savedAt: number): void;
  clear(): void;
}

const FORMAT = 1;
const STATES = ['running', 'failed', 'done', 'undoing', 'undone'];

const isRun = (value: unknown): value is PlanRunState =>
  STATES.includes(asString(at(value, 'state')) ?? '') &&
  asObject(at(value, 'steps')) !== undefined &&
  asObject(at(value, 'undoSteps')) !== undefined &&
  asObject(at(value, 'plan', 'intent')) !== undefined &&
  asArray(at(value, 'plan', 'steps')).every((step) => asString(at(step, 'id')) !== undefined);

const parse = (text: string | null): unknown => {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Session storage of the tab, one entry per identity: another user of the same tab never continues, or sees, somebody's run. */
export const sessionRunStorage = (identityKey: string): RunStorage => {
  const key = storedRunKey(identityKey);
  return {
    load: () => {
      const entry = parse(sessionStorage.getItem(key));
      const run = at(entry, 'run');
      if (at(entry, 'format') !== FORMAT || !isRun(run)) return undefined;
      return { run, savedAt: asInteger(at(entry, 'savedAt')) ?? 0 };
    },
    save: (run, savedAt) => {
      try {
        sessionStorage.setItem(key, JSON.stringify({ format: FORMAT, savedAt, run }));
      } catch {
        // Full or forbidden storage costs the continuation after a reload, not the run.
        sessionStorage.removeItem(key);
      }
    },
    clear: () => {
      sessionStorage.removeItem(key);
    },
  };
};
