/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react';
import { loadedBut, changesOf, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { intentOf } from '../../../dev/fixtures/intentOf';
import { localnetNad } from '../../../dev/fixtures/objects';
import { worldOfScenario } from '../../../dev/fixtures/worldOfScenario';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import type { Diagnosis } from '../../core/diagnostics/diagnosis';
import { emptyCreateDraft, emptyNetworkDraft } from '../../core/intents/createDraft';
import type { Intent } from '../../core/intents/intent';
import { validateCreateDraft } from '../../core/intents/validateCreateDraft';
import type { Change } from '../../core/inventory/inventory';
import type { Snapshot } from '../../cluster/snapshot';
import { usePreparedPlan } from './usePreparedPlan';

let mockStore: FakeStore;

jest.mock('@openshift-console/dynamic-plugin-sdk', () => ({
  isAllNamespacesKey: () => true,
  useActiveNamespace: () => ['#ALL_NS#'],
}));
jest.mock('../../cluster/useClusterStore', () => ({ useClusterStore: () => mockStore }));
jest.mock('../../cluster/readObject', () => ({ readObject: jest.fn() }));

/** What the hooks use of a store, over a world that a test changes. */
class FakeStore {
  readonly #listeners = new Set<() => void>();
  #current: Pick<Snapshot, 'version' | 'world' | 'diagnosis'> & { identity: { key: string } };

  constructor(states: readonly Change[]) {
    const world = worldOfObjects(findScenario('dual-nic').objects(), states);
    this.#current = {
      version: 1,
      world,
      diagnosis: createDiagnosis(world),
      identity: { key: 'me' },
    };
  }

  readonly snapshot = () => this.#current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  apply(changes: readonly Change[]): void {
    const { world, diagnosis } = this.#current;
    diagnosis.update(world.apply(changes).touched);
    diagnosis.work(() => true);
    this.#tell({});
  }

  judgeBy(diagnosis: Diagnosis): void {
    this.#tell({ diagnosis });
  }

  #tell(change: Partial<Snapshot>): void {
    this.#current = { ...this.#current, ...change, version: this.#current.version + 1 };
    for (const listener of [...this.#listeners]) listener();
  }
}

const world = worldOfScenario('dual-nic');
const intent = intentOf(
  validateCreateDraft(
    {
      networks: [{ ...emptyNetworkDraft, name: 'vlan-1927', vlan: '1927' }],
      physical: {
        ...emptyCreateDraft.physical,
        choice: 'new-localnet',
        localnet: 'vlan-1927',
        bridge: 'br-vmdata',
        nodeSelector: 'node-role.kubernetes.io/worker',
      },
      namespaces: ['ns2', 'ns3'],
    },
    world,
  ),
);

const show = (asked: Intent | undefined = intent) =>
  renderHook((now: Intent | undefined) => usePreparedPlan(now, undefined), {
    initialProps: asked,
  }).result;

const readyIn = (result: ReturnType<typeof show>) => {
  const [preparation] = result.current;
  if (preparation.status !== 'ready') throw new Error(preparation.status);
  return preparation.prepared;
};

/** Lets what was begun come to its end; `seconds` of the page pass. */
const pass = async (seconds = 0): Promise<void> => {
  await act(async () => {
    await jest.advanceTimersByTimeAsync(seconds * 1000);
  });
  // The YAML writer is loaded for the first plan.
  await act(async () => {
    await import('../../core/plan/bundle');
    await jest.advanceTimersByTimeAsync(0);
  });
};

const reading = (kind: 'nns' | 'vmi' | 'namespace'): Change => ({
  type: 'state',
  kind,
  namespace: '',
  state: { status: 'loading', read: 2, remaining: 3 },
});

const loaded = (kind: 'nns' | 'vmi' | 'namespace'): Change => ({
  type: 'state',
  kind,
  namespace: '',
  state: { status: 'loaded' },
});

beforeEach(() => {
  jest.useFakeTimers();
  mockStore = new FakeStore(loadedBut());
});

afterEach(() => {
  jest.useRealTimers();
});

describe('a plan that is asked for while the cluster is being read', () => {
  it.each(['nns', 'vmi', 'namespace'] as const)(
    'waits for %s, says so, and is made once that was read',
    async (kind) => {
      mockStore = new FakeStore([...loadedBut(), reading(kind)]);
      const result = show();
      await pass(30);
      expect(result.current[0].status).toBe('reading');
      act(() => mockStore.apply([loaded(kind)]));
      await pass();
      expect(readyIn(result).plan.steps).toHaveLength(3);
      expect(readyIn(result).preview.added).toEqual([]);
    },
  );

  it('waits for the checks, without which everything found would be new', async () => {
    const { world: now, diagnosis } = mockStore.snapshot();
    const late = createDiagnosis(now);
    jest
      .spyOn(late, 'unchecked')
      .mockReturnValue([
        { code: '', reason: { kind: 'nad', cause: 'unchecked', detail: '' }, checkedIn: [] },
      ]);
    mockStore.judgeBy(late);
    const result = show();
    await pass(5);
    expect(result.current[0].status).toBe('reading');
    act(() => mockStore.judgeBy(diagnosis));
    await pass();
    expect(readyIn(result).plan.steps).toHaveLength(3);
  });

  it('does not wait for what may not be read', async () => {
    mockStore = new FakeStore(loadedBut('vm', 'vmi', 'namespace', 'nns'));
    const result = show();
    await pass();
    expect(readyIn(result).plan.steps).toHaveLength(3);
  });
});

describe('a plan that was made', () => {
  it('is made again when the cluster has changed in what the plan writes', async () => {
    const result = show();
    await pass();
    const before = readyIn(result);
    act(() => mockStore.apply(changesOf([localnetNad('ns9', 'unrelated')])));
    await pass(2);
    expect(readyIn(result)).toBe(before);
    const [, second] = before.plan.steps;
    if (second?.write.type !== 'create') throw new Error('an attachment is created');
    const { manifest } = second.write;
    act(() => mockStore.apply(changesOf([manifest])));
    await pass(2);
    expect(readyIn(result).plan.steps.map(({ id }) => id)).toEqual(
      before.plan.steps.map(({ id }) => id).filter((id) => id !== second.id),
    );
  });

  it('is not shown for another question, nor when nothing is asked any more', async () => {
    const hook = renderHook((now: Intent | undefined) => usePreparedPlan(now, undefined), {
      initialProps: intent,
    });
    await pass();
    expect(readyIn(hook.result).plan.intent).toEqual(intent);
    hook.rerender({ ...intent, namespaces: ['ns2'] });
    expect(hook.result.current[0].status).toBe('loading');
    await pass();
    expect(readyIn(hook.result).plan.steps).toHaveLength(2);
    hook.rerender(undefined);
    expect(hook.result.current[0].status).toBe('loading');
  });
});
