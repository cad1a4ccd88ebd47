import { faultyLine } from '../../../dev/jest/faultyLine';
import type { FaultyLine } from '../../../dev/jest/faultyLine';
import { attach, intent, MINUTE, NADS, planStory, POLICIES } from '../../../dev/jest/planStory';
import { testUsers } from '../../../dev/cluster/seedRbac';
import { resources } from '../../../dev/simulators/resources';

const { nadNames, rig, set, step, end } = planStory();
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

describe('what somebody else changed', () => {
  it('is kept when a policy is taken back: a mapping that was added', async () => {
    await begin();
    await pass(5);
    const mapping = (localnet: string) => ({ localnet, bridge: 'br-vmdata', state: 'present' });
    const mappings = [mapping('vlan-1927'), mapping('theirs')];
    await rig().sim.patch(resources.nncp, POLICY, {
      spec: { desiredState: { ovn: { 'bridge-mappings': mappings } } },
    });
    await pass(5);
    rig().executor.undo();
    await pass(2);
    expect(rig().run()).toMatchObject({ state: 'failed', direction: 'back' });
    expect(undoStep('unmap').error).toMatchObject({
      code: 'changed',
      differences: [
        {
          field: 'spec.desiredState.ovn.bridge-mappings[theirs]',
          wanted: '',
          found: JSON.stringify(mapping('theirs')),
        },
      ],
    });
    const { spec } = await rig().sim.read(resources.nncp, POLICY);
    expect(JSON.stringify(spec)).toContain('theirs');
    expect(JSON.stringify(spec)).not.toContain('absent');
  });

  it('is kept when a policy is taken back: other nodes, because these would keep the mapping', async () => {
    await begin();
    await pass(5);
    await rig().sim.patch(resources.nncp, POLICY, {
      spec: { nodeSelector: { 'node-role.kubernetes.io/worker': null, zone: 'a' } },
    });
    await pass(5);
    rig().executor.undo();
    await pass(2);
    expect(undoStep('unmap').error?.code).toBe('changed');
  });

  it('is kept when a NIC is taken off: another NIC that was added', async () => {
    rig().executor.start(await rig().plan(attach('default/vm-1')));
    await pass(6);
    expect(rig().run().state).toBe('done');
    const vm = await rig().sim.read(resources.vm, 'default/vm-1');
    const text = JSON.stringify(vm);
    await rig().sim.api.request({
      method: 'PATCH',
      path: '/apis/kubevirt.io/v1/namespaces/default/virtualmachines/vm-1',
      body: [
        {
          op: 'add',
          path: '/spec/template/spec/domain/devices/interfaces/-',
          value: { name: 'theirs', bridge: {} },
        },
        {
          op: 'add',
          path: '/spec/template/spec/networks/-',
          value: { name: 'theirs', multus: { networkName: 'default/vlan-1924' } },
        },
      ],
    });
    expect(text).not.toContain('theirs');
    rig().executor.undo();
    await pass(2);
    expect(undoStep('detach').error?.code).toBe('changed');
    expect(JSON.stringify(await rig().sim.read(resources.vm, 'default/vm-1'))).toContain('theirs');
  });
});

describe('what somebody else uses by now', () => {
  it('keeps a policy whose localnet another network uses, and names it', async () => {
    await begin();
    await pass(5);
    await rig().sim.create(resources.nad, {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'theirs', namespace: 'ns2' },
      spec: {
        config: JSON.stringify({
          cniVersion: '0.4.0',
          name: 'theirs',
          type: 'ovn-k8s-cni-overlay',
          topology: 'localnet',
          physicalNetworkName: 'vlan-1927',
          vlanID: 1928,
          netAttachDefName: 'ns2/theirs',
        }),
      },
    });
    await pass(1);
    rig().executor.undo();
    await pass(2);
    expect(rig().run()).toMatchObject({ state: 'failed', direction: 'back' });
    expect(step('nncp').error).toMatchObject({ code: 'in-use', message: 'ns2/theirs' });
    expect(await nadNames()).not.toContain('default/vlan-1927');
    expect(policyWrites()).toEqual(['POST']);
    await rig().sim.remove(resources.nad, 'ns2/theirs');
    await pass(1);
    rig().executor.retry();
    await pass(5);
    expect(rig().run().state).toBe('undone');
  });

  it('keeps an attachment that a pod uses, and names the pod', async () => {
    await begin();
    await pass(5);
    await rig().sim.api.request({
      method: 'POST',
      path: '/api/v1/namespaces/default/pods',
      body: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: 'tiny',
          namespace: 'default',
          annotations: { 'k8s.v1.cni.cncf.io/networks': 'vlan-1927' },
        },
        spec: { containers: [{ name: 'c', image: 'i' }] },
      },
    });
    rig().executor.undo();
    await pass(1);
    expect(step('nad').error).toMatchObject({ code: 'in-use', message: 'default/tiny' });
    expect(await nadNames()).toContain('default/vlan-1927');
  });

  it('keeps an attachment when nobody may say whether it is used', async () => {
    await begin();
    await pass(5);
    line.faults.add({ path: /\/pods/, status: 403, message: 'no pods for you' });
    rig().executor.undo();
    await pass(1);
    expect(step('nad').error).toMatchObject({ code: 'use-unknown', message: 'no pods for you' });
    expect(line.applied.filter((write) => write.includes(NADS))).toHaveLength(1);
  });
});
