import {
  attach,
  existing,
  intent,
  MINUTE,
  NADS,
  realWrite,
  sure,
  planStory,
} from '../../../dev/jest/planStory';
import { resources } from '../../../dev/simulators/resources';
import { parseResourceName } from '../../core/values/resourceName';

const { begin, nadNames, rig, set, step, end } = planStory();

afterEach(end);

describe('policies', () => {
  it('says which node failed and why, that the others are aborted, and skips what depends on it', async () => {
    await set();
    rig().sim.simulators.injectFailure({ node: 'worker-1', kind: 'InvalidArgument' });
    await begin(intent());
    await rig().sim.clock.advance(15 * MINUTE);
    expect(rig().run().state).toBe('failed');
    const { error, nodes } = step('nncp');
    expect(error?.code).toBe('rollout-failed');
    expect(error?.message).toContain('InvalidArgument');
    expect(nodes).toMatchObject({ 'worker-1': 'failing' });
    expect(Object.values(nodes ?? {})).toContain('aborted');
    expect(step('nad ns2').state).toBe('skipped');
  });

  it('retries with a new generation, and goes on to the attachments', async () => {
    await set();
    rig().sim.simulators.injectFailure({ node: 'worker-1', kind: 'InvalidArgument' });
    await begin(intent());
    await rig().sim.clock.advance(15 * MINUTE);
    const { generation: before = 0 } = step('nncp');
    rig().sim.simulators.clearFailures();
    rig().executor.retry();
    await rig().sim.clock.advance(10 * MINUTE);
    expect(rig().run().state).toBe('done');
    expect(step('nncp').generation).toBeGreaterThan(before);
    expect(await nadNames()).toContain('ns2/vlan-1927');
  });

  it('takes a failed policy and its mapping back, so that nothing of it is left', async () => {
    await set();
    rig().sim.simulators.injectFailure({ node: 'worker-2', kind: 'InvalidArgument', times: 6 });
    await begin(intent());
    await rig().sim.clock.advance(15 * MINUTE);
    expect(rig().run().state).toBe('failed');
    rig().sim.simulators.clearFailures();
    rig().executor.undo();
    await rig().sim.clock.advance(10 * MINUTE);
    expect(rig().run()).toMatchObject({ state: 'undone', direction: 'back' });
    const policies = (await rig().sim.list(resources.nncp)).map(({ metadata }) => metadata.name);
    expect(policies.some((name) => name.includes('1927'))).toBe(false);
    const states = JSON.stringify(await rig().sim.list(resources.nns));
    expect(states).not.toContain('vlan-1927');
  });

  it('waits with an undo until the rollout lets the policy be changed', async () => {
    await set();
    await begin(intent());
    await rig().sim.clock.advance(5 * MINUTE);
    await rig().sim.patch(resources.nncp, rig().run().plan.steps[0]?.name ?? '', {
      spec: { maxUnavailable: 2 },
    });
    rig().executor.undo();
    await rig().sim.clock.settle();
    await rig().sim.clock.advance(10 * MINUTE);
    expect(rig().run().state).toBe('undone');
  });

  it('does not take an attachment away from VMs that use it by now', async () => {
    await set();
    await begin(existing(['default']));
    await rig().sim.clock.advance(MINUTE);
    const second = await rig().plan({
      ...attach('default/vm-1'),
      nics: [
        {
          vm: 'default/vm-1',
          attachment: 'default/vlan-1927',
          name: sure(parseResourceName('second')),
          model: 'virtio',
        },
      ],
    });
    const [patch] = second.steps;
    if (patch?.write.type !== 'patch') throw new Error('not a patch');
    await rig().sim.api.request({
      method: 'PATCH',
      path: '/apis/kubevirt.io/v1/namespaces/default/virtualmachines/vm-1',
      contentType: 'application/json-patch+json',
      body: patch.write.operations,
    });
    await rig().sim.clock.advance(1000);
    rig().executor.undo();
    await rig().sim.clock.advance(MINUTE);
    expect(rig().run().state).toBe('failed');
    expect(step('nad default').error).toMatchObject({ code: 'in-use', message: 'default/vm-1' });
    expect(await nadNames()).toContain('default/vlan-1927');
  });
});

describe('an undo', () => {
  it('of a NIC in place of the pod network no longer asks for the restart that would bring it', async () => {
    await set();
    await begin({ ...attach('default/vm-1'), podNetwork: 'instead' });
    await rig().sim.clock.advance(MINUTE);
    expect(step('default/vm-1')).toMatchObject({ state: 'done', note: 'restart-required' });
    rig().executor.undo();
    await rig().sim.clock.advance(MINUTE);
    expect(rig().run().state).toBe('undone');
    expect(step('default/vm-1')).toMatchObject({ state: 'undone', note: 'restart-if-started' });
    expect(step('default/vm-1').message).toBeUndefined();
  });

  it('that fails half way says where, and goes on from there without repeating itself', async () => {
    await set();
    await begin(existing());
    await rig().sim.clock.advance(MINUTE);
    const remove = rig().sdk.faults.add({
      path: new RegExp(`default/${NADS}`),
      verbs: ['delete'],
      status: 403,
      message: 'not yours',
    });
    rig().executor.undo();
    await rig().sim.clock.advance(MINUTE);
    expect(rig().run()).toMatchObject({ state: 'failed', direction: 'back' });
    expect(step('nad ns2').state).toBe('undone');
    expect(Object.values(rig().run().undoSteps).map(({ error }) => error?.message)).toContain(
      'not yours',
    );
    remove();
    rig().executor.retry();
    await rig().sim.clock.advance(MINUTE);
    expect(rig().run().state).toBe('undone');
    expect(await nadNames()).toEqual(['default/vlan-1924', 'ns2/vlan-1924']);
    const deletions = rig()
      .writes()
      .filter((write) => write.startsWith('DELETE'));
    expect(deletions.filter((write) => write.includes('/ns2/'))).toHaveLength(1);
  });

  it('leaves an attachment alone that somebody made anew under the same name', async () => {
    await set();
    await begin(existing(['default']));
    await rig().sim.clock.advance(MINUTE);
    const made = await rig().sim.read(resources.nad, 'default/vlan-1927');
    await rig().sim.remove(resources.nad, 'default/vlan-1927');
    const { name, namespace = '' } = made.metadata;
    await rig().sim.create(resources.nad, { ...made, metadata: { name, namespace } });
    rig().executor.undo();
    await rig().sim.clock.advance(MINUTE);
    expect(Object.values(rig().run().undoSteps).map(({ error }) => error?.code)).toEqual([
      'changed',
    ]);
    expect(await nadNames()).toContain('default/vlan-1927');
  });

  it('finds out whether a write whose answer was lost has to be taken back', async () => {
    await set();
    const plan = await rig().plan(existing(['default']));
    rig().sdk.faults.add({ path: realWrite(NADS), verbs: ['create'], drop: 'after', times: 1 });
    rig().sdk.faults.add({
      path: new RegExp(`${NADS}/vlan-1927`),
      verbs: ['get'],
      status: 500,
      times: 2,
    });
    rig().executor.start(plan);
    await rig().sim.clock.advance(MINUTE);
    expect(rig().run().state).toBe('failed');
    expect(step('nad default')).toMatchObject({ inDoubt: true });
    rig().executor.undo();
    await rig().sim.clock.advance(MINUTE);
    expect(rig().run().state).toBe('undone');
    expect(await nadNames()).not.toContain('default/vlan-1927');
  });
});
