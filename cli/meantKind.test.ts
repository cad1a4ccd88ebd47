import { node } from '../dev/fixtures/objects';
import { json, run } from './fixtures/runOver';

const nads = 'NetworkAttachmentDefinition';

describe('kinds that are none of ours', () => {
  it.each([
    ['config.openshift.io/v1', 'Node'],
    ['metal3.io/v1', 'Node'],
    ['servicebus.azure.com/v1', 'Namespace'],
    ['compute.azure.com/v1', 'VirtualMachine'],
    ['subresources.kubevirt.io/v1', 'VirtualMachine'],
    ['management.cattle.io/v3', 'Project'],
  ])('names an object of %s %s, which is of another product', async (apiVersion, kind) => {
    const object = { apiVersion, kind, metadata: { name: 'lan' } };
    const read = await run({ 'a.json': json(node('worker-1'), object) }, ['a.json']);
    expect(read.code).toBe(0);
    expect(read.out.replace(/\s+/g, ' ')).toContain(
      `a.json:1 (item 2) ${kind} lan is not used: ${apiVersion} is not where the kind`,
    );
    expect(read.out).toContain('objects of kinds that play no part: 1');
  });

  it.each([
    ['k8s.cni.cncf.oi/v1', nads, `${nads} of k8s.cni.cncf.io/v1`],
    ['cni.cncf.io/v1', nads, `${nads} of k8s.cni.cncf.io/v1`],
    ['example.com/v1', nads, `${nads} of k8s.cni.cncf.io/v1`],
    ['v1', nads, `${nads} of k8s.cni.cncf.io/v1`],
    ['k8s.cni.cncf.io/v1', 'NetworkAttachmentdefinition', `${nads} of k8s.cni.cncf.io/v1`],
    ['k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinitions', `${nads} of k8s.cni.cncf.io/v1`],
    ['k8s.cni.cncf.io/v1', 'network-attachment-definitions', `${nads} of k8s.cni.cncf.io/v1`],
    ['k8s.cni.cncf.io/v1', 'NetworkAttachmentDefintion', `${nads} of k8s.cni.cncf.io/v1`],
    ['nmstate/v1', 'NodeNetworkState', 'NodeNetworkState of nmstate.io/v1beta1'],
    ['kubevirt.io/v1', 'virtualmachine', 'VirtualMachine of kubevirt.io/v1'],
    ['kubvirt.io/v1', 'VirtualMachine', 'VirtualMachine of kubevirt.io/v1'],
    ['core/v1', 'Namespace', 'Namespace of v1'],
    ['v1', 'Nodes', 'Node of v1'],
  ])('says of %s %s what it should probably be', async (apiVersion, kind, meant) => {
    const object = { apiVersion, kind, metadata: { name: 'lan' } };
    const read = await run({ 'a.json': json(node('worker-1'), object) }, ['a.json']);
    expect(read.code).toBe(2);
    expect(read.complaints).toBe(
      `a.json:1 (item 2) ${kind} lan of ${apiVersion} is not used. Probably ${meant} is meant.`,
    );
  });

  it.each([
    ['v1', 'Pod'],
    ['v1', 'NodeMetrics'],
    ['kubevirt.io/v1', 'VirtualMachineInstanceMigration'],
    ['pool.kubevirt.io/v1', 'VirtualMachinePool'],
    ['k8s.ovn.org/v1', 'UserDefinedNetwork'],
    ['example.com/v1', 'project'],
  ])('does not take %s %s for a slip of the hand', async (apiVersion, kind) => {
    const object = { apiVersion, kind, metadata: { name: 'lan' } };
    const read = await run({ 'a.json': json(node('worker-1'), object) }, ['a.json']);
    expect([read.code, read.out.includes(' is not used')]).toEqual([0, false]);
  });

  it.each([
    ['empty', { items: [] }],
    ['open', { items: null }],
    ['without items', {}],
  ])('says of a list that is %s what it should probably be', async (_what, list) => {
    const object = { apiVersion: 'k8s.cni.cncf.oi/v1', kind: `${nads}List`, ...list };
    const tree = { 'a.json': json(node('worker-1')), 'b.json': JSON.stringify(object) };
    const { code, complaints } = await run(tree, ['a.json', 'b.json']);
    expect(code).toBe(2);
    expect(complaints).toBe(
      `b.json:1 ${nads}List of k8s.cni.cncf.oi/v1 is not used. Probably ${nads}List of k8s.cni.cncf.io/v1 is meant.`,
    );
  });
});

describe('objects that say of themselves what no object says', () => {
  it.each([
    ['Node', { metadata: 7 }, 'metadata must be an object, not 7'],
    ['Node', { metadata: { name: ['a'] } }, 'metadata.name must be a text, not ["a"]'],
    [nads, { metadata: { name: 'x', namespace: 12 } }, 'metadata.namespace must be a text, not 12'],
  ])('says of a %s with %j which field is no good', async (kind, object, why) => {
    const apiVersion = kind === 'Node' ? 'v1' : 'k8s.cni.cncf.io/v1';
    const text = JSON.stringify({ apiVersion, kind, ...object });
    const { code, complaints } = await run({ 'a.json': text }, ['a.json']);
    expect([code, complaints]).toEqual([2, `a.json:1 ${kind} cannot be used: ${why}`]);
  });

  it.each([
    [{ kind: 7 }, 'is no Kubernetes object: its kind is no text, but 7'],
    [{ apiVersion: 'nmstate.io/v1' }, 'is no Kubernetes object: it has no kind'],
    [{ apiVersion: 7, kind: 'Node' }, 'Node cannot be used: apiVersion must be a text, not 7'],
  ])('does not pass over %j in a list', async (object, why) => {
    const { code, complaints } = await run({ 'a.json': json(node('worker-1'), object) }, [
      'a.json',
    ]);
    expect([code, complaints]).toEqual([2, `a.json:1 (item 2) ${why}`]);
  });

  it('passes over a chart, which has an apiVersion and no kind', async () => {
    const tree = { 'a.json': json(node('worker-1')), 'Chart.yaml': 'apiVersion: v2\nname: x\n' };
    expect((await run(tree, ['a.json', 'Chart.yaml'])).code).toBe(0);
  });
});
