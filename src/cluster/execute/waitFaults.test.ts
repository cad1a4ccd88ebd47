import { faultyLine } from '../../../dev/jest/faultyLine';
import type { FaultyLine } from '../../../dev/jest/faultyLine';
import {
  attach,
  intent,
  MINUTE,
  planStory,
  POLICIES,
  realWrite,
} from '../../../dev/jest/planStory';
import { testUsers } from '../../../dev/cluster/seedRbac';
import { resources } from '../../../dev/simulators/resources';
import { leftBehind } from './leftBehind';

const { rig, set, step, end } = planStory();
let line: FaultyLine;

beforeEach(async () => {
  line = await faultyLine();
  await set(testUsers.admin, line.connect);
});

afterEach(async () => {
  end();
  await line.close();
});

const POLICY = 'localnet-vlan-1927';
const ENACTMENTS = 'nodenetworkconfigurationenactments';

const begin = async (): Promise<void> => {
  rig().executor.start(await rig().plan(intent(['default'])));
  await rig().sim.clock.settle();
};

const pass = async (minutes: number): Promise<void> => rig().sim.clock.advance(minutes * MINUTE);

const policyWrites = (): readonly string[] =>
  line.applied.filter((write) => write.includes(POLICIES)).map((write) => write.replace(/ .*/, ''));

const undoStep = (part: string) => {
  const found = Object.entries(rig().run().undoSteps).find(([id]) => id.includes(part));
  if (found === undefined) throw new Error(`no undo step ${part}`);
  return found[1];
};

const fail = (node: string): void => {
  rig().sim.simulators.injectFailure({ node, policy: POLICY, kind: 'InvalidArgument' });
};

/** Every node stands still: nmstate's handlers are gone, so nobody works on the policy. */
const stopHandlers = (): void => rig().sim.simulators.stop();

describe('a policy that fails on a node', () => {
  it('is reported by node, with the cause and the nodes that were not tried; retry raises its generation once', async () => {
    fail('worker-2');
    await begin();
    await pass(5);
    expect(rig().run()).toMatchObject({ state: 'failed', direction: 'forward' });
    expect(step('nncp')).toMatchObject({ written: true, error: { code: 'rollout-failed' } });
    expect(step('nncp').error?.message).toContain('InvalidArgument');
    expect(Object.values(step('nncp').nodes ?? {})).toEqual(
      expect.arrayContaining(['failing', 'aborted']),
    );
    expect(step('nad').state).toBe('skipped');
    rig().sim.simulators.clearFailures();
    rig().executor.retry();
    await pass(5);
    expect(rig().run().state).toBe('done');
    expect(policyWrites()).toEqual(['POST', 'PATCH']);
    expect((await rig().sim.read(resources.nncp, POLICY)).metadata.generation).toBe(2);
  });

  it('keeps failing on retry while the cause is there, with a new generation each time', async () => {
    fail('worker-2');
    await begin();
    await pass(5);
    for (const generation of [2, 3]) {
      rig().executor.retry();
      await pass(5);
      expect(rig().run().state).toBe('failed');
      expect(step('nncp')).toMatchObject({ generation, error: { code: 'rollout-failed' } });
    }
    expect(policyWrites()).toEqual(['POST', 'PATCH', 'PATCH']);
  });

  it('cannot be taken back while the cause is there: the undo says so, and goes on when it is gone', async () => {
    fail('worker-2');
    await begin();
    await pass(5);
    rig().executor.undo();
    await pass(8);
    expect(rig().run()).toMatchObject({ state: 'failed', direction: 'back' });
    expect(undoStep('unmap')).toMatchObject({ written: true, error: { code: 'rollout-failed' } });
    expect(await rig().sim.get(resources.nncp, POLICY)).toBeDefined();
    rig().sim.simulators.clearFailures();
    rig().executor.undo();
    await pass(8);
    expect(rig().run().state).toBe('undone');
    expect(policyWrites()).toEqual(['POST', 'PATCH', 'PATCH', 'DELETE']);
    expect(await rig().sim.get(resources.nncp, POLICY)).toBeUndefined();
  });
});

describe('a policy that does not get on', () => {
  it('is called stuck after 20 minutes without a change, and not before', async () => {
    stopHandlers();
    await begin();
    await pass(19);
    expect(step('nncp').state).toBe('waiting-for');
    await pass(2);
    expect(step('nncp')).toMatchObject({ state: 'failed', error: { code: 'rollout-stuck' } });
    expect(rig().run().state).toBe('failed');
    expect(step('nad').state).toBe('skipped');
    expect(policyWrites()).toEqual(['POST']);
  });

  it('is not called stuck while nobody could look', async () => {
    await begin();
    rig().sdk.refuseSockets(true);
    rig().sdk.cutWatches();
    const remove = line.faults.add({ path: /./, status: 503, message: 'etcd is away' });
    await pass(18);
    expect(step('nncp')).toMatchObject({ state: 'waiting-for', message: 'etcd is away' });
    remove();
    rig().sdk.refuseSockets(false);
    await pass(4);
    expect(rig().run().state).toBe('done');
  });

  it('ends with the server’s own trouble when that lasts', async () => {
    await begin();
    rig().sdk.refuseSockets(true);
    rig().sdk.cutWatches();
    const remove = line.faults.add({ path: /./, status: 503, message: 'etcd is away' });
    await pass(22);
    expect(step('nncp').error).toMatchObject({ code: 'server', message: 'etcd is away' });
    remove();
    rig().sdk.refuseSockets(false);
    rig().executor.retry();
    await pass(3);
    expect(rig().run().state).toBe('done');
    expect(policyWrites()).toEqual(['POST']);
  });
});

describe('a policy that somebody deletes while it is applied', () => {
  const untilOneNodeIsDone = async (): Promise<void> => {
    for (let second = 0; second < 120; second += 1) {
      if (Object.values(step('nncp').nodes ?? {}).includes('available')) return;
      await rig().sim.clock.advance(1000);
    }
    throw new Error('no node took the policy');
  };

  it('ends the step at once, with its nodes as they were last known, and retry writes the policy again', async () => {
    await begin();
    await untilOneNodeIsDone();
    const { nodes } = step('nncp');
    expect(new Set(Object.values(nodes ?? {})).size).toBeGreaterThan(1);
    await rig().sim.remove(resources.nncp, POLICY);
    await rig().sim.clock.advance(5000);
    expect(step('nncp')).toMatchObject({ state: 'failed', error: { code: 'policy-deleted' } });
    expect(step('nncp').nodes).toEqual(nodes);
    expect(rig().run().state).toBe('failed');
    expect(step('nad').state).toBe('skipped');
    expect(leftBehind(rig().run())).toEqual([]);
    rig().executor.retry();
    await pass(5);
    expect(rig().run().state).toBe('done');
    expect(policyWrites()).toEqual(['POST', 'POST']);
  });

  it('is noticed after a reload too, and where no watch comes through', async () => {
    stopHandlers();
    await begin();
    rig().sdk.refuseSockets(true);
    rig().sdk.cutWatches();
    await pass(1);
    expect(step('nncp').state).toBe('waiting-for');
    await rig().sim.remove(resources.nncp, POLICY);
    rig().reload();
    await rig().sim.clock.advance(10_000);
    expect(step('nncp').error?.code).toBe('policy-deleted');
  });
});

describe('a wait that may not look', () => {
  const blind = (status: number, message: string): (() => void) => {
    rig().sdk.refuseSockets(true);
    rig().sdk.cutWatches();
    return line.faults.add({ path: new RegExp(ENACTMENTS), status, message });
  };

  it.each([
    [403, 'unwatchable'],
    [401, 'unauthorized'],
  ])('ends at %i with what is known, and retry only looks again', async (status, code) => {
    await begin();
    const remove = blind(status, 'not you');
    await pass(2);
    expect(step('nncp')).toMatchObject({ written: true, error: { code, message: 'not you' } });
    remove();
    rig().executor.retry();
    await pass(4);
    expect(rig().run().state).toBe('done');
    expect(policyWrites()).toEqual(['POST']);
  });

  it('asks a busy server no more often than it wants', async () => {
    stopHandlers();
    await begin();
    const asked = (): number =>
      rig().sdk.requests.filter(
        ({ method, path }) => method === 'GET' && path.includes('labelSelector'),
      ).length;
    rig().sdk.refuseSockets(true);
    rig().sdk.cutWatches();
    line.faults.add({
      path: /labelSelector/,
      status: 429,
      message: 'busy',
      retryAfter: 45,
    });
    await pass(1);
    const before = asked();
    await pass(3);
    expect(asked() - before).toBeGreaterThanOrEqual(3);
    expect(asked() - before).toBeLessThanOrEqual(5);
  });
});

describe('a NIC that does not come', () => {
  it('is given up after 15 minutes, stays written, and retry waits without writing', async () => {
    stopHandlers();
    rig().executor.start(await rig().plan(attach('default/vm-1')));
    await pass(14);
    expect(step('default/vm-1').state).toBe('waiting-for');
    await pass(2);
    expect(step('default/vm-1')).toMatchObject({
      state: 'failed',
      written: true,
      error: { code: 'not-attached' },
    });
    rig().executor.retry();
    await pass(1);
    expect(step('default/vm-1').state).toBe('waiting-for');
    await pass(16);
    rig().executor.undo();
    await pass(1);
    expect(rig().run().state).toBe('undone');
    expect(line.applied).toHaveLength(2);
  });
});

describe('another user in the same tab', () => {
  it('never sends what the former user’s run had still to do, a try after a lost answer included', async () => {
    line.faults.add({ path: realWrite(POLICIES), verbs: ['create'], status: 500 });
    await begin();
    expect(step('nncp')).toMatchObject({ state: 'writing', inDoubt: true });
    const { length } = rig().sdk.requests;
    rig().executor.stop();
    rig().store.destroy();
    await pass(5);
    expect(rig().sdk.requests).toHaveLength(length);
    expect(line.applied).toEqual([]);
  });
});
