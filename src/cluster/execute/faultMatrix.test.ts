import { faultyLine } from '../../../dev/jest/faultyLine';
import type { FaultyLine, GivenUp } from '../../../dev/jest/faultyLine';
import {
  attach,
  existing,
  intent,
  MINUTE,
  NADS,
  planStory,
  POLICIES,
  realWrite,
} from '../../../dev/jest/planStory';
import type { Fault } from '../../../dev/cluster/faults';
import { testUsers } from '../../../dev/cluster/seedRbac';
import type { CreateVlanNetworks, Intent } from '../../core/intents/intent';
import type { StepFailure, StepRun } from './planRun';

const { nadNames, rig, set, end } = planStory();
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

/** One step of a plan, or of its undo, and how to get to the moment before it is written. */
interface Story {
  name: string;
  intent: Intent;
  direction: 'forward' | 'back';
  resource: string;
  verb: 'create' | 'patch' | 'delete';
  /** What the server carried out in the end, each once, in order. */
  applied: readonly string[];
  before?: () => Promise<void>;
}

/** A policy that failed, made by an earlier run of which nobody knows any more. */
const failedPolicy = async (): Promise<void> => {
  rig().sim.simulators.injectFailure({ node: 'worker-2', policy: POLICY, kind: 'InvalidArgument' });
  rig().executor.start(await rig().plan(intent(['default'])));
  await rig().sim.clock.advance(5 * MINUTE);
  rig().executor.dismiss();
  rig().sim.simulators.clearFailures();
  line.applied.length = 0;
};

/** Carries a plan out and forgets it, as when its tab was closed. */
const leave = async (wanted: CreateVlanNetworks): Promise<void> => {
  rig().executor.start(await rig().plan(wanted));
  await rig().sim.clock.advance(5 * MINUTE);
  rig().executor.dismiss();
  line.applied.length = 0;
};

const unusedLocalnet = async (): Promise<void> => leave(intent([]));

const unusedAttachment = async (): Promise<void> => leave(existing(['default']));

const createPolicy = [`POST ${POLICIES}`, `POST ${NADS}`];
const removal = [`PATCH ${POLICIES}`, `DELETE ${POLICIES}`];
const undoPolicy = [`DELETE ${NADS}`, ...removal];

const stories: readonly Story[] = [
  {
    name: 'create a policy',
    intent: intent(['default']),
    direction: 'forward',
    resource: POLICIES,
    verb: 'create',
    applied: createPolicy,
  },
  {
    name: 'create an attachment',
    intent: existing(['default']),
    direction: 'forward',
    resource: NADS,
    verb: 'create',
    applied: [`POST ${NADS}`],
  },
  {
    name: 'change a VM',
    intent: attach('default/vm-1'),
    direction: 'forward',
    resource: 'virtualmachines',
    verb: 'patch',
    applied: [`PATCH virtualmachines`],
  },
  {
    name: 'try a policy again',
    intent: { type: 'retry-policy', policy: POLICY },
    direction: 'forward',
    resource: POLICIES,
    verb: 'patch',
    applied: [`PATCH ${POLICIES}`],
    before: failedPolicy,
  },
  {
    name: 'take a mapping off',
    intent: intent(['default']),
    direction: 'back',
    resource: POLICIES,
    verb: 'patch',
    applied: [...createPolicy, ...undoPolicy],
  },
  {
    name: 'delete a policy',
    intent: intent(['default']),
    direction: 'back',
    resource: POLICIES,
    verb: 'delete',
    applied: [...createPolicy, ...undoPolicy],
  },
  {
    name: 'delete an attachment',
    intent: existing(['default']),
    direction: 'back',
    resource: NADS,
    verb: 'delete',
    applied: [`POST ${NADS}`, `DELETE ${NADS}`],
  },
  {
    name: 'take a NIC off a VM',
    intent: attach('default/vm-1'),
    direction: 'back',
    resource: 'virtualmachines',
    verb: 'patch',
    applied: [`PATCH virtualmachines`, `PATCH virtualmachines`],
  },
  {
    name: 'take a mapping off, to remove its localnet',
    intent: { type: 'remove-localnet', localnet: 'vlan-1927' },
    direction: 'forward',
    resource: POLICIES,
    verb: 'patch',
    applied: removal,
    before: unusedLocalnet,
  },
  {
    name: 'delete a policy, to remove its localnet',
    intent: { type: 'remove-localnet', localnet: 'vlan-1927' },
    direction: 'forward',
    resource: POLICIES,
    verb: 'delete',
    applied: removal,
    before: unusedLocalnet,
  },
  {
    name: 'bring a localnet back whose removal is undone',
    intent: { type: 'remove-localnet', localnet: 'vlan-1927' },
    direction: 'back',
    resource: POLICIES,
    verb: 'create',
    applied: [...removal, `POST ${POLICIES}`, `PATCH ${POLICIES}`],
    before: unusedLocalnet,
  },
  {
    name: 'delete an attachment, to remove its network',
    intent: { type: 'remove-vlan-network', network: 'ovn:vlan-1927' },
    direction: 'forward',
    resource: NADS,
    verb: 'delete',
    applied: [`DELETE ${NADS}`],
    before: unusedAttachment,
  },
];

const applied = (): readonly string[] =>
  line.applied.map((write) =>
    write.replace(/ .*?([a-z-]*(?:policies|definitions|virtualmachines)).*/, ' $1'),
  );

const LONG = 6 * MINUTE;

/** Does everything before the step in question, undisturbed. The moment after that is the fault's. */
const arrange = async ({ intent: wanted, direction, before }: Story): Promise<() => void> => {
  await before?.();
  const plan = await rig().plan(wanted);
  if (direction === 'forward') return () => rig().executor.start(plan);
  rig().executor.start(plan);
  await rig().sim.clock.advance(LONG);
  expect(rig().run().state).toBe('done');
  return () => rig().executor.undo();
};

/** The step that failed, forward or back. */
const failure = (): StepRun => {
  const { steps, undoSteps } = rig().run();
  const found = [...Object.values(undoSteps), ...Object.values(steps)].find(
    ({ state }) => state === 'failed',
  );
  if (found === undefined) throw new Error('nothing failed');
  return found;
};

/** Everything that was asked for is there, or gone again, and each write was carried out once. */
const expectEnd = async ({ direction, applied: writes, intent: wanted }: Story): Promise<void> => {
  expect(rig().run().state).toBe(direction === 'forward' ? 'done' : 'undone');
  expect(applied()).toEqual(writes);
  if (wanted.type === 'create-vlan-networks') {
    expect((await nadNames()).filter((name) => name.includes('1927'))).toEqual(
      direction === 'forward' ? ['default/vlan-1927'] : [],
    );
  }
};

const verbs = { create: 'POST', patch: 'PATCH', delete: 'DELETE' } as const;

/** What is answered, what the run calls it, and how often it asked until it stopped. */
const refusals: readonly [Omit<Fault, 'path'>, StepFailure, number][] = [
  [{ status: 401, message: 'Unauthorized' }, 'unauthorized', 1],
  [{ status: 403, message: 'not today' }, 'forbidden', 1],
  [{ status: 409, message: 'somebody was quicker' }, 'conflict', 3],
  [{ status: 422, message: 'spec: Invalid' }, 'invalid', 1],
  [{ status: 429, message: 'Too many requests', retryAfter: 11 }, 'too-many-requests', 3],
  [{ status: 500, message: 'etcd is away' }, 'server', 3],
  [{ drop: 'before' }, 'network', 3],
];

const expectedCode = (code: StepFailure, { verb }: Story): StepFailure =>
  // The API server answers a precondition that does not hold, here the uid, with a conflict.
  code === 'conflict' && verb === 'delete' ? 'changed' : code;

describe.each(stories)('$name', (story) => {
  const path = realWrite(story.resource);
  const asked = (): number =>
    rig()
      .writes()
      .filter((write) => write.startsWith(verbs[story.verb]) && path.test(write)).length;

  it('stops at every refusal, says which it was, writes nothing, and goes on from there', async () => {
    let go = await arrange(story);
    const done = applied().length;
    for (const [fault, code, tries] of refusals) {
      const before = asked();
      const remove = line.faults.add({ ...fault, path, verbs: [story.verb] });
      go();
      await rig().sim.clock.advance(MINUTE);
      expect(rig().run()).toMatchObject({ state: 'failed', direction: story.direction });
      const { error } = failure();
      expect(error?.code).toBe(expectedCode(code, story));
      expect(error?.message).toContain(fault.status === 429 ? '' : (fault.message ?? ''));
      // Where only the uid can be in the way there is nothing to try again.
      expect(asked() - before).toBe(error?.code === 'changed' ? 1 : tries);
      expect(applied().slice(done)).not.toContain(`${verbs[story.verb]} ${story.resource}`);
      remove();
      go = () => rig().executor.retry();
    }
    go();
    await rig().sim.clock.advance(LONG);
    await expectEnd(story);
  });

  it('waits as long as a busy server asks, and then writes', async () => {
    const begin = await arrange(story);
    line.faults.add({ status: 429, retryAfter: 20, path, verbs: [story.verb], times: 1 });
    begin();
    await rig().sim.clock.advance(LONG);
    await expectEnd(story);
  });

  it('finds what was written although the connection broke, and does not write it again', async () => {
    const begin = await arrange(story);
    line.faults.add({ drop: 'after', path, verbs: [story.verb], times: 1 });
    begin();
    await rig().sim.clock.advance(LONG);
    await expectEnd(story);
  });

  it.each<[string, GivenUp]>([
    ['never does', 'never'],
    ['does at once', 'at once'],
    ['does after it was looked for', 'late'],
  ])('writes once what the server %s when the time is out', async (_, done) => {
    const begin = await arrange(story);
    line.giveUp(path, verbs[story.verb], done, 1);
    begin();
    await rig().sim.clock.advance(LONG);
    await expectEnd(story);
  });

  it('says that the server does not answer when the time is out again and again', async () => {
    const begin = await arrange(story);
    const stop = line.giveUp(path, verbs[story.verb], 'never');
    begin();
    await rig().sim.clock.advance(2 * MINUTE);
    expect(failure().error?.code).toBe('timeout');
    stop();
    rig().executor.retry();
    await rig().sim.clock.advance(LONG);
    await expectEnd(story);
  });
});
