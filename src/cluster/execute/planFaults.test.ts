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
import { readVirtualMachine } from '../../core/kinds/virtualMachine';

const { nadNames, rig, set, step, end } = planStory();

afterEach(end);

describe('faults', () => {
  it('finds an attachment that was written although its answer was cut, and does not write it again', async () => {
    await set();
    const plan = await rig().plan(existing(['default']));
    rig().sdk.faults.add({ path: realWrite(NADS), verbs: ['create'], drop: 'after', times: 1 });
    rig().executor.start(plan);
    await rig().sim.clock.advance(5000);
    expect(rig().run().state).toBe('done');
    expect(step('nad default').note).toBeUndefined();
    expect(rig().writes()).toHaveLength(1);
  });

  it('writes again what was not there after a lost answer', async () => {
    await set();
    const plan = await rig().plan(existing(['default']));
    rig().sdk.faults.add({ path: realWrite(NADS), verbs: ['create'], drop: 'before', times: 1 });
    rig().executor.start(plan);
    await rig().sim.clock.advance(5000);
    expect(rig().run().state).toBe('done');
    expect(await nadNames()).toContain('default/vlan-1927');
  });

  it('finds a NIC that was written although its answer was cut, and adds it once', async () => {
    await set();
    const plan = await rig().plan(attach('default/vm-1'));
    rig().sdk.faults.add({
      path: realWrite('virtualmachines'),
      verbs: ['patch'],
      drop: 'after',
      times: 1,
    });
    rig().executor.start(plan);
    await rig().sim.clock.advance(10 * MINUTE);
    expect(rig().run().state).toBe('done');
    const { facts } = readVirtualMachine(await rig().sim.read(resources.vm, 'default/vm-1'));
    expect(facts?.nics.filter(({ name }) => name === 'second')).toHaveLength(1);
    expect(rig().writes()).toHaveLength(1);
  });

  it.each([500, 503, 429])(
    'tries again after %i, and fails with it when it stays',
    async (status) => {
      await set();
      const plan = await rig().plan(existing(['default']));
      const remove = rig().sdk.faults.add({
        path: realWrite(NADS),
        verbs: ['create'],
        status,
        message: 'no luck',
      });
      rig().executor.start(plan);
      await rig().sim.clock.advance(MINUTE);
      expect(rig().run().state).toBe('failed');
      expect(step('nad default').error).toMatchObject({
        code: status === 429 ? 'too-many-requests' : 'server',
        message: 'no luck',
      });
      expect(rig().writes()).toHaveLength(3);
      remove();
      rig().executor.retry();
      await rig().sim.clock.advance(MINUTE);
      expect(rig().run().state).toBe('done');
      expect(await nadNames()).toContain('default/vlan-1927');
    },
  );

  it('stops at a 403, names what was done and what was not, and goes on from there', async () => {
    await set();
    const plan = await rig().plan(intent());
    const remove = rig().sdk.faults.add({
      path: new RegExp(`^(?!.*dryRun).*ns2/${NADS}`),
      verbs: ['create'],
      status: 403,
      message: 'quota exceeded',
    });
    rig().executor.start(plan);
    await rig().sim.clock.advance(5 * MINUTE);
    expect(rig().run().state).toBe('failed');
    expect(step('nncp').state).toBe('done');
    expect(step('nad ns2').error).toMatchObject({ code: 'forbidden', message: 'quota exceeded' });
    remove();
    const before = rig()
      .writes()
      .filter((write) => write.includes(POLICIES)).length;
    rig().executor.retry();
    await rig().sim.clock.advance(MINUTE);
    expect(rig().run().state).toBe('done');
    expect(
      rig()
        .writes()
        .filter((write) => write.includes(POLICIES)),
    ).toHaveLength(before);
  });

  it('never takes over another attachment of the same name', async () => {
    await set();
    const plan = await rig().plan(existing(['default']));
    await rig().sim.create(resources.nad, {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'vlan-1927', namespace: 'default' },
      spec: { config: '{"cniVersion":"0.3.1","name":"other","type":"bridge"}' },
    });
    rig().sdk.faults.add({ path: /dryRun/, status: 500 });
    rig().executor.start(plan);
    await rig().sim.clock.advance(MINUTE);
    expect(step('nad default').error?.code).toBe('exists');
    rig().executor.undo();
    await rig().sim.clock.advance(MINUTE);
    expect(rig().run().state).toBe('undone');
    expect(await nadNames()).toContain('default/vlan-1927');
  });

  it('leaves an equal attachment that was there before alone when it undoes', async () => {
    await set();
    const plan = await rig().plan(existing(['default', 'ns2']));
    const [first] = plan.steps;
    if (first?.write.type !== 'create') throw new Error('not a create');
    await rig().sim.create(resources.nad, structuredClone(first.write.manifest));
    rig().sdk.faults.add({ path: /dryRun/, status: 500 });
    rig().executor.start(plan);
    await rig().sim.clock.advance(MINUTE);
    expect(rig().run().state).toBe('done');
    expect(step('nad default').note).toBe('was-there');
    rig().executor.undo();
    await rig().sim.clock.advance(MINUTE);
    expect(rig().run().state).toBe('undone');
    expect(await nadNames()).toContain('default/vlan-1927');
    expect(await nadNames()).not.toContain('ns2/vlan-1927');
  });

  it('does not overwrite a VM that somebody changed since the plan was made', async () => {
    await set();
    const plan = await rig().plan(attach('default/vm-1'));
    await rig().sim.patch(resources.vm, 'default/vm-1', {
      spec: { template: { metadata: { labels: { edited: 'yes' } } } },
    });
    rig().sdk.faults.add({ path: /dryRun/, status: 500 });
    rig().executor.start(plan);
    await rig().sim.clock.advance(MINUTE);
    expect(step('vm default/vm-1').error?.code).toBe('changed');
    const vm = await rig().sim.read(resources.vm, 'default/vm-1');
    expect(JSON.stringify(vm)).not.toContain('second');
  });
});
