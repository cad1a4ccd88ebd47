import { testUsers } from '../../../dev/cluster/seedRbac';
import { executorRig } from '../../../dev/jest/executorRig';
import type { ExecutorRig } from '../../../dev/jest/executorRig';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { resources } from '../../../dev/simulators/resources';
import type { AttachNics, CreateVlanNetworks } from '../../core/intents/intent';
import { readVirtualMachine } from '../../core/kinds/virtualMachine';
import { parseLocalnetName } from '../../core/values/localnetName';
import { parseMtu } from '../../core/values/mtu';
import { parseResourceName } from '../../core/values/resourceName';
import type { Result } from '../../core/values/result';
import { parseVlanId } from '../../core/values/vlanId';

const sure = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`not valid: ${JSON.stringify(result.error)}`);
  return result.value;
};

const intent = (namespaces = ['default', 'ns2']): CreateVlanNetworks => ({
  type: 'create-vlan-networks',
  networks: [
    {
      name: sure(parseResourceName('vlan-1927')),
      vlan: sure(parseVlanId('1927')),
      mtu: sure(parseMtu('1500')),
    },
  ],
  physical: {
    type: 'new-localnet',
    localnet: sure(parseLocalnetName('vlan-1927')),
    bridge: 'br-vmdata',
    nodeSelector: { 'node-role.kubernetes.io/worker': '' },
    maxUnavailable: 1,
  },
  namespaces,
});

const existing = (namespaces = ['default', 'ns2']): CreateVlanNetworks => ({
  ...intent(namespaces),
  physical: { type: 'existing-localnet', localnet: 'vlan-1926' },
});

const attach = (vm: string): AttachNics => ({
  type: 'attach-nics',
  nics: [
    {
      vm,
      attachment: 'default/vlan-1924',
      name: sure(parseResourceName('second')),
      model: 'virtio',
    },
  ],
  podNetwork: 'beside',
});

const MINUTE = 60_000;
/** A write that is not a dry run. */
const realWrite = (plural: string): RegExp => new RegExp(`^(?!.*dryRun).*${plural}`);
const NADS = 'network-attachment-definitions';
const POLICIES = 'nodenetworkconfigurationpolicies';

let rig: ExecutorRig;

const set = async (user = testUsers.admin): Promise<void> => {
  rig = await executorRig(findScenario('dual-nic').objects(), user);
};

const begin = async (wanted: CreateVlanNetworks | AttachNics): Promise<void> => {
  rig.executor.start(await rig.plan(wanted));
  await rig.sim.clock.settle();
};

const phases = (): Record<string, string> =>
  Object.fromEntries(Object.entries(rig.run().steps).map(([id, { state }]) => [id, state]));

const step = (part: string) => {
  const found = Object.entries(rig.run().steps).find(([id]) => id.includes(part));
  if (found === undefined) throw new Error(`no step ${part}`);
  return found[1];
};

const nadNames = async (): Promise<string[]> =>
  (await rig.sim.list(resources.nad))
    .map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`)
    .sort();

afterEach(() => {
  rig.close();
});

describe('applying', () => {
  it('writes the attachments after the policy reached every node, and says how far each node is', async () => {
    await set();
    await begin(intent());
    await rig.sim.clock.advance(1000);
    expect(phases()).toMatchObject({ 'create nad ns2/vlan-1927': 'waiting' });
    const { state, nodes } = step('nncp');
    expect(state).toBe('waiting-for');
    expect(Object.keys(nodes ?? {}).sort()).toEqual(['worker-1', 'worker-2', 'worker-3']);
    expect(await nadNames()).toEqual(['default/vlan-1924', 'ns2/vlan-1924']);
    await rig.sim.clock.advance(5 * MINUTE);
    expect(rig.run().state).toBe('done');
    expect(new Set(Object.values(phases()))).toEqual(new Set(['done']));
    expect(await nadNames()).toContain('ns2/vlan-1927');
    expect(rig.writes()).toHaveLength(3);
  });

  it('asks before the page is left only while a write is under way', async () => {
    await set();
    await begin(intent());
    expect(rig.guards).toEqual([true, false]);
    await rig.sim.clock.advance(5 * MINUTE);
    expect(rig.guards.at(-1)).toBe(false);
  });

  it('keeps at most five writes in flight', async () => {
    await set();
    const names = Array.from({ length: 12 }, (_, index) => `team-${String(index)}`);
    for (const name of names) {
      await rig.sim.create(resources.namespace, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      });
    }
    const { request } = rig.sim.api;
    let flying = 0;
    let most = 0;
    rig.sim.api.request = async (asked) => {
      const counts = asked.method === 'POST' && realWrite(NADS).test(asked.path);
      if (counts) most = Math.max(most, (flying += 1));
      await Promise.resolve();
      const answer = await request(asked);
      if (counts) flying -= 1;
      return answer;
    };
    await begin(existing(names));
    await rig.sim.clock.advance(1000);
    expect(rig.run().state).toBe('done');
    expect(most).toBe(5);
  });

  it('writes nothing when a right is missing for one of the steps', async () => {
    await set(testUsers.projectAdmin);
    const plan = await rig.plan(existing(['ns2']));
    rig.executor.start(plan);
    await rig.sim.clock.settle();
    expect(rig.run().state).toBe('failed');
    expect(step('nad ns2').error?.code).toBe('forbidden');
    expect(rig.writes()).toEqual([]);
  });

  it('writes nothing when the dry run of one step is refused', async () => {
    await set();
    const plan = await rig.plan(existing());
    rig.sdk.faults.add({ path: /ns2.*dryRun=All/, status: 422, message: 'spec.config: Invalid' });
    rig.executor.start(plan);
    await rig.sim.clock.settle();
    expect(rig.run().state).toBe('failed');
    expect(step('nad ns2').error).toMatchObject({
      code: 'invalid',
      message: 'spec.config: Invalid',
    });
    expect(step('nad default').state).toBe('skipped');
    expect(rig.writes()).toEqual([]);
  });
});

describe('faults', () => {
  it('finds an attachment that was written although its answer was cut, and does not write it again', async () => {
    await set();
    const plan = await rig.plan(existing(['default']));
    rig.sdk.faults.add({ path: realWrite(NADS), verbs: ['create'], drop: 'after', times: 1 });
    rig.executor.start(plan);
    await rig.sim.clock.advance(5000);
    expect(rig.run().state).toBe('done');
    expect(step('nad default').note).toBeUndefined();
    expect(rig.writes()).toHaveLength(1);
  });

  it('writes again what was not there after a lost answer', async () => {
    await set();
    const plan = await rig.plan(existing(['default']));
    rig.sdk.faults.add({ path: realWrite(NADS), verbs: ['create'], drop: 'before', times: 1 });
    rig.executor.start(plan);
    await rig.sim.clock.advance(5000);
    expect(rig.run().state).toBe('done');
    expect(await nadNames()).toContain('default/vlan-1927');
  });

  it('finds a NIC that was written although its answer was cut, and adds it once', async () => {
    await set();
    const plan = await rig.plan(attach('default/vm-1'));
    rig.sdk.faults.add({
      path: realWrite('virtualmachines'),
      verbs: ['patch'],
      drop: 'after',
      times: 1,
    });
    rig.executor.start(plan);
    await rig.sim.clock.advance(10 * MINUTE);
    expect(rig.run().state).toBe('done');
    const { facts } = readVirtualMachine(await rig.sim.read(resources.vm, 'default/vm-1'));
    expect(facts?.nics.filter(({ name }) => name === 'second')).toHaveLength(1);
    expect(rig.writes()).toHaveLength(1);
  });

  it.each([500, 503, 429])(
    'tries again after %i, and fails with it when it stays',
    async (status) => {
      await set();
      const plan = await rig.plan(existing(['default']));
      const remove = rig.sdk.faults.add({
        path: realWrite(NADS),
        verbs: ['create'],
        status,
        message: 'no luck',
      });
      rig.executor.start(plan);
      await rig.sim.clock.advance(MINUTE);
      expect(rig.run().state).toBe('failed');
      expect(step('nad default').error).toMatchObject({
        code: status === 429 ? 'too-many-requests' : 'server',
        message: 'no luck',
      });
      expect(rig.writes()).toHaveLength(3);
      remove();
      rig.executor.retry();
      await rig.sim.clock.advance(MINUTE);
      expect(rig.run().state).toBe('done');
      expect(await nadNames()).toContain('default/vlan-1927');
    },
  );

  it('stops at a 403, names what was done and what was not, and goes on from there', async () => {
    await set();
    const plan = await rig.plan(intent());
    const remove = rig.sdk.faults.add({
      path: new RegExp(`^(?!.*dryRun).*ns2/${NADS}`),
      verbs: ['create'],
      status: 403,
      message: 'quota exceeded',
    });
    rig.executor.start(plan);
    await rig.sim.clock.advance(5 * MINUTE);
    expect(rig.run().state).toBe('failed');
    expect(step('nncp').state).toBe('done');
    expect(step('nad ns2').error).toMatchObject({ code: 'forbidden', message: 'quota exceeded' });
    remove();
    const before = rig.writes().filter((write) => write.includes(POLICIES)).length;
    rig.executor.retry();
    await rig.sim.clock.advance(MINUTE);
    expect(rig.run().state).toBe('done');
    expect(rig.writes().filter((write) => write.includes(POLICIES))).toHaveLength(before);
  });

  it('never takes over another attachment of the same name', async () => {
    await set();
    const plan = await rig.plan(existing(['default']));
    await rig.sim.create(resources.nad, {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'vlan-1927', namespace: 'default' },
      spec: { config: '{"cniVersion":"0.3.1","name":"other","type":"bridge"}' },
    });
    rig.sdk.faults.add({ path: /dryRun/, status: 500 });
    rig.executor.start(plan);
    await rig.sim.clock.advance(MINUTE);
    expect(step('nad default').error?.code).toBe('exists');
    rig.executor.undo();
    await rig.sim.clock.advance(MINUTE);
    expect(rig.run().state).toBe('undone');
    expect(await nadNames()).toContain('default/vlan-1927');
  });

  it('leaves an equal attachment that was there before alone when it undoes', async () => {
    await set();
    const plan = await rig.plan(existing(['default', 'ns2']));
    const [first] = plan.steps;
    if (first?.write.type !== 'create') throw new Error('not a create');
    await rig.sim.create(resources.nad, structuredClone(first.write.manifest));
    rig.sdk.faults.add({ path: /dryRun/, status: 500 });
    rig.executor.start(plan);
    await rig.sim.clock.advance(MINUTE);
    expect(rig.run().state).toBe('done');
    expect(step('nad default').note).toBe('was-there');
    rig.executor.undo();
    await rig.sim.clock.advance(MINUTE);
    expect(rig.run().state).toBe('undone');
    expect(await nadNames()).toContain('default/vlan-1927');
    expect(await nadNames()).not.toContain('ns2/vlan-1927');
  });

  it('does not overwrite a VM that somebody changed since the plan was made', async () => {
    await set();
    const plan = await rig.plan(attach('default/vm-1'));
    await rig.sim.patch(resources.vm, 'default/vm-1', {
      spec: { template: { metadata: { labels: { edited: 'yes' } } } },
    });
    rig.sdk.faults.add({ path: /dryRun/, status: 500 });
    rig.executor.start(plan);
    await rig.sim.clock.advance(MINUTE);
    expect(step('vm default/vm-1').error?.code).toBe('changed');
    const vm = await rig.sim.read(resources.vm, 'default/vm-1');
    expect(JSON.stringify(vm)).not.toContain('second');
  });
});

describe('policies', () => {
  it('says which node failed and why, that the others are aborted, and skips what depends on it', async () => {
    await set();
    rig.sim.simulators.injectFailure({ node: 'worker-1', kind: 'InvalidArgument' });
    await begin(intent());
    await rig.sim.clock.advance(15 * MINUTE);
    expect(rig.run().state).toBe('failed');
    const { error, nodes } = step('nncp');
    expect(error?.code).toBe('rollout-failed');
    expect(error?.message).toContain('InvalidArgument');
    expect(nodes).toMatchObject({ 'worker-1': 'failing' });
    expect(Object.values(nodes ?? {})).toContain('aborted');
    expect(step('nad ns2').state).toBe('skipped');
  });

  it('retries with a new generation, and goes on to the attachments', async () => {
    await set();
    rig.sim.simulators.injectFailure({ node: 'worker-1', kind: 'InvalidArgument' });
    await begin(intent());
    await rig.sim.clock.advance(15 * MINUTE);
    const { generation: before = 0 } = step('nncp');
    rig.sim.simulators.clearFailures();
    rig.executor.retry();
    await rig.sim.clock.advance(10 * MINUTE);
    expect(rig.run().state).toBe('done');
    expect(step('nncp').generation).toBeGreaterThan(before);
    expect(await nadNames()).toContain('ns2/vlan-1927');
  });

  it('takes a failed policy and its mapping back, so that nothing of it is left', async () => {
    await set();
    rig.sim.simulators.injectFailure({ node: 'worker-2', kind: 'InvalidArgument', times: 6 });
    await begin(intent());
    await rig.sim.clock.advance(15 * MINUTE);
    expect(rig.run().state).toBe('failed');
    rig.sim.simulators.clearFailures();
    rig.executor.undo();
    await rig.sim.clock.advance(10 * MINUTE);
    expect(rig.run()).toMatchObject({ state: 'undone', direction: 'back' });
    const policies = (await rig.sim.list(resources.nncp)).map(({ metadata }) => metadata.name);
    expect(policies.some((name) => name.includes('1927'))).toBe(false);
    const states = JSON.stringify(await rig.sim.list(resources.nns));
    expect(states).not.toContain('vlan-1927');
  });

  it('waits with an undo until the rollout lets the policy be changed', async () => {
    await set();
    await begin(intent());
    await rig.sim.clock.advance(5 * MINUTE);
    await rig.sim.patch(resources.nncp, rig.run().plan.steps[0]?.name ?? '', {
      spec: { maxUnavailable: 2 },
    });
    rig.executor.undo();
    await rig.sim.clock.settle();
    await rig.sim.clock.advance(10 * MINUTE);
    expect(rig.run().state).toBe('undone');
  });

  it('does not take an attachment away from VMs that use it by now', async () => {
    await set();
    await begin(existing(['default']));
    await rig.sim.clock.advance(MINUTE);
    const second = await rig.plan({
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
    await rig.sim.api.request({
      method: 'PATCH',
      path: '/apis/kubevirt.io/v1/namespaces/default/virtualmachines/vm-1',
      contentType: 'application/json-patch+json',
      body: patch.write.operations,
    });
    await rig.sim.clock.advance(1000);
    rig.executor.undo();
    await rig.sim.clock.advance(MINUTE);
    expect(rig.run().state).toBe('failed');
    expect(step('nad default').error).toMatchObject({ code: 'in-use', message: 'default/vm-1' });
    expect(await nadNames()).toContain('default/vlan-1927');
  });
});

describe('attaching', () => {
  it('follows a running VM until its NIC is there', async () => {
    await set();
    await begin(attach('default/vm-1'));
    expect(step('default/vm-1').state).toBe('waiting-for');
    await rig.sim.clock.advance(10 * MINUTE);
    expect(step('default/vm-1')).toMatchObject({ state: 'done', note: 'attached' });
  });

  it('goes on with the other VMs when one of them fails', async () => {
    await set();
    const one = attach('default/vm-1');
    const both = { ...one, nics: [...one.nics, ...attach('default/vm-2').nics] };
    const plan = await rig.plan(both);
    rig.sdk.faults.add({
      path: /virtualmachines\/vm-1/,
      verbs: ['patch'],
      status: 422,
      message: 'no',
    });
    rig.executor.start(plan);
    await rig.sim.clock.advance(10 * MINUTE);
    expect(rig.run().state).toBe('failed');
    expect(step('default/vm-1').state).toBe('failed');
    expect(step('default/vm-2').state).toBe('done');
  });
});

describe('a reload of the page', () => {
  it('continues a rollout without writing the policy again', async () => {
    await set();
    await begin(intent());
    rig.reload();
    await rig.sim.clock.advance(5 * MINUTE);
    expect(rig.run().state).toBe('done');
    expect(rig.writes().filter((write) => write.includes(POLICIES))).toHaveLength(1);
  });

  it('looks first when it happened in the middle of a write', async () => {
    await set();
    const plan = await rig.plan(existing(['default']));
    const { request } = rig.sim.api;
    const answers: (() => void)[] = [];
    rig.sim.api.request = async (asked) => {
      const answer = await request(asked);
      if (asked.method === 'POST' && realWrite(NADS).test(asked.path)) {
        await new Promise<void>((resolve) => answers.push(resolve));
      }
      return answer;
    };
    rig.executor.start(plan);
    await rig.sim.clock.settle();
    expect(step('nad default').state).toBe('writing');
    rig.reload();
    await rig.sim.clock.advance(5000);
    for (const answer of answers) answer();
    expect(rig.run().state).toBe('done');
    expect(rig.writes()).toHaveLength(1);
  });

  it('does not continue by itself what was left long ago', async () => {
    await set();
    await begin(intent());
    rig.executor.stop();
    await rig.sim.clock.advance(60 * MINUTE);
    rig.reload();
    await rig.sim.clock.settle();
    expect(rig.run().state).toBe('failed');
    expect(step('nad ns2').error?.code).toBe('interrupted');
    rig.executor.retry();
    await rig.sim.clock.advance(MINUTE);
    expect(rig.run().state).toBe('done');
  });

  it('stops at once, and tells nobody any more, when the identity ends', async () => {
    await set();
    await begin(intent());
    let told = 0;
    rig.executor.subscribe(() => (told += 1));
    rig.executor.stop();
    rig.store.destroy();
    await rig.sim.clock.settle();
    const { length } = rig.sdk.requests;
    await rig.sim.clock.advance(10 * MINUTE);
    expect(rig.sdk.requests).toHaveLength(length);
    expect(told).toBe(0);
    expect(rig.executor.state()).toBeUndefined();
    expect(await nadNames()).not.toContain('ns2/vlan-1927');
  });
});
