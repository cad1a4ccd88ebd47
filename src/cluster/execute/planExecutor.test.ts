import { testUsers } from '../../../dev/cluster/seedRbac';
import {
  attach,
  existing,
  intent,
  MINUTE,
  NADS,
  POLICIES,
  realWrite,
  planStory,
} from '../../../dev/jest/planStory';
import { resources } from '../../../dev/simulators/resources';

const { begin, nadNames, phases, rig, set, step, end } = planStory();

afterEach(end);

describe('applying', () => {
  it('writes the attachments after the policy reached every node, and says how far each node is', async () => {
    await set();
    await begin(intent());
    await rig().sim.clock.advance(1000);
    expect(phases()).toMatchObject({ 'create nad ns2/vlan-1927': 'waiting' });
    const { state, nodes } = step('nncp');
    expect(state).toBe('waiting-for');
    expect(Object.keys(nodes ?? {}).sort()).toEqual(['worker-1', 'worker-2', 'worker-3']);
    expect(await nadNames()).toEqual(['default/vlan-1924', 'ns2/vlan-1924']);
    await rig().sim.clock.advance(5 * MINUTE);
    expect(rig().run().state).toBe('done');
    expect(new Set(Object.values(phases()))).toEqual(new Set(['done']));
    expect(await nadNames()).toContain('ns2/vlan-1927');
    expect(rig().writes()).toHaveLength(3);
  });

  it('asks before the page is left only while a write is under way', async () => {
    await set();
    await begin(intent());
    expect(rig().guards).toEqual([true, false]);
    await rig().sim.clock.advance(5 * MINUTE);
    expect(rig().guards.at(-1)).toBe(false);
  });

  it('keeps at most five writes in flight', async () => {
    await set();
    const names = Array.from({ length: 12 }, (_, index) => `team-${String(index)}`);
    for (const name of names) {
      await rig().sim.create(resources.namespace, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      });
    }
    const { request } = rig().sim.api;
    let flying = 0;
    let most = 0;
    rig().sim.api.request = async (asked) => {
      const counts = asked.method === 'POST' && realWrite(NADS).test(asked.path);
      if (counts) most = Math.max(most, (flying += 1));
      await Promise.resolve();
      const answer = await request(asked);
      if (counts) flying -= 1;
      return answer;
    };
    await begin(existing(names));
    await rig().sim.clock.advance(1000);
    expect(rig().run().state).toBe('done');
    expect(most).toBe(5);
  });

  it('writes nothing when a right is missing for one of the steps', async () => {
    await set(testUsers.projectAdmin);
    const plan = await rig().plan(existing(['ns2']));
    rig().executor.start(plan);
    await rig().sim.clock.settle();
    expect(rig().run().state).toBe('failed');
    expect(step('nad ns2').error?.code).toBe('forbidden');
    expect(rig().writes()).toEqual([]);
  });

  it('writes nothing when the dry run of one step is refused', async () => {
    await set();
    const plan = await rig().plan(existing());
    rig().sdk.faults.add({ path: /ns2.*dryRun=All/, status: 422, message: 'spec.config: Invalid' });
    rig().executor.start(plan);
    await rig().sim.clock.settle();
    expect(rig().run().state).toBe('failed');
    expect(step('nad ns2').error).toMatchObject({
      code: 'invalid',
      message: 'spec.config: Invalid',
    });
    expect(step('nad default').state).toBe('skipped');
    expect(rig().writes()).toEqual([]);
  });
});

describe('attaching', () => {
  it('follows a running VM until its NIC is there', async () => {
    await set();
    await begin(attach('default/vm-1'));
    expect(step('default/vm-1').state).toBe('waiting-for');
    await rig().sim.clock.advance(10 * MINUTE);
    expect(step('default/vm-1')).toMatchObject({ state: 'done', note: 'attached' });
  });

  it('goes on with the other VMs when one of them fails', async () => {
    await set();
    const one = attach('default/vm-1');
    const both = { ...one, nics: [...one.nics, ...attach('default/vm-2').nics] };
    const plan = await rig().plan(both);
    rig().sdk.faults.add({
      path: /virtualmachines\/vm-1/,
      verbs: ['patch'],
      status: 422,
      message: 'no',
    });
    rig().executor.start(plan);
    await rig().sim.clock.advance(10 * MINUTE);
    expect(rig().run().state).toBe('failed');
    expect(step('default/vm-1').state).toBe('failed');
    expect(step('default/vm-2').state).toBe('done');
  });
});

describe('a reload of the page', () => {
  it('continues a rollout without writing the policy again', async () => {
    await set();
    await begin(intent());
    rig().reload();
    await rig().sim.clock.advance(5 * MINUTE);
    expect(rig().run().state).toBe('done');
    expect(
      rig()
        .writes()
        .filter((write) => write.includes(POLICIES)),
    ).toHaveLength(1);
  });

  it('looks first when it happened in the middle of a write', async () => {
    await set();
    const plan = await rig().plan(existing(['default']));
    const { request } = rig().sim.api;
    const answers: (() => void)[] = [];
    rig().sim.api.request = async (asked) => {
      const answer = await request(asked);
      if (asked.method === 'POST' && realWrite(NADS).test(asked.path)) {
        await new Promise<void>((resolve) => answers.push(resolve));
      }
      return answer;
    };
    rig().executor.start(plan);
    await rig().sim.clock.settle();
    expect(step('nad default').state).toBe('writing');
    rig().reload();
    await rig().sim.clock.advance(5000);
    for (const answer of answers) answer();
    expect(rig().run().state).toBe('done');
    expect(rig().writes()).toHaveLength(1);
  });

  it('does not continue by itself what was left long ago', async () => {
    await set();
    await begin(intent());
    rig().executor.stop();
    await rig().sim.clock.advance(60 * MINUTE);
    rig().reload();
    await rig().sim.clock.settle();
    expect(rig().run().state).toBe('failed');
    expect(step('nad ns2').error?.code).toBe('interrupted');
    rig().executor.retry();
    await rig().sim.clock.advance(MINUTE);
    expect(rig().run().state).toBe('done');
  });

  it('stops at once, and tells nobody any more, when the identity ends', async () => {
    await set();
    await begin(intent());
    let told = 0;
    rig().executor.subscribe(() => (told += 1));
    rig().executor.stop();
    rig().store.destroy();
    await rig().sim.clock.settle();
    const { length } = rig().sdk.requests;
    await rig().sim.clock.advance(10 * MINUTE);
    expect(rig().sdk.requests).toHaveLength(length);
    expect(told).toBe(0);
    expect(rig().executor.state()).toBeUndefined();
    expect(await nadNames()).not.toContain('ns2/vlan-1927');
  });
});
