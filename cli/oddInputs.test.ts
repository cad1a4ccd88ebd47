import { asObject, at } from '../src/core/values/json';
import { json, run } from './fixtures/runOver';
import { wholeCluster } from './fixtures/wholeCluster';

const GONE = Symbol('gone');

const isNamed = (object: unknown, kind: string, name: string): boolean =>
  at(object, 'kind') === kind && at(object, 'metadata', 'name') === name;

/** The value with what stands at the path replaced, or taken away. */
const withAt = (value: unknown, path: readonly string[], put: unknown): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  if (Array.isArray(value)) {
    return (value as readonly unknown[]).flatMap((entry, index): unknown[] => {
      if (String(index) !== key) return [entry];
      return rest.length === 0 && put === GONE ? [] : [withAt(entry, rest, put)];
    });
  }
  const object = asObject(value);
  const { [key]: before, ...others } = object ?? {};
  return rest.length === 0 && put === GONE
    ? others
    : { ...object, [key]: withAt(before, rest, put) };
};

const changed = (subject: string, path: string, put: unknown): string => {
  const [kind = '', name = ''] = subject.split(' ');
  return json(
    ...wholeCluster.map((object) =>
      isNamed(object, kind, name) ? withAt(object, path.split('/'), put) : object,
    ),
  );
};

const FINE = 'Nothing wrong was found.';

const NNS = 'NodeNetworkState worker-2';
const NNCP = 'NodeNetworkConfigurationPolicy vmdata';
const NNCE = 'NodeNetworkConfigurationEnactment worker-2.vmdata';
const NAD = 'NetworkAttachmentDefinition vlan-120';
const CUDN = 'ClusterUserDefinedNetwork blue';
const VM = 'VirtualMachine web';
const VMI = 'VirtualMachineInstance web';
const current = 'status/currentState';
const desired = 'spec/desiredState';
const machine = 'spec/template/spec';

it('nothing is wrong with the cluster that is changed here', async () => {
  const { code, out } = await run({ 'a.json': json(...wholeCluster) }, ['a.json']);
  expect(code).toBe(0);
  expect(out).toContain(FINE);
  expect(out).not.toContain('Not checked');
});

it.each<[string, string, unknown]>([
  ['Node worker-2', 'status', GONE],
  ['Node worker-2', 'status/conditions', []],
  ['Node worker-2', 'status/conditions/0/status', 'yes'],
  ['Node worker-2', 'status/conditions/0/status', null],
  ['Node worker-2', 'status/conditions/0/type', 'ready'],
  ['Node worker-2', 'status/addresses', 'x'],
  ['Node worker-2', 'spec/taints', [null]],
  ['Node worker-2', 'spec/unschedulable', 'true'],
  ['Node worker-2', 'metadata/labels', null],
  ['Namespace team-b', 'metadata/labels', ['blue']],
  [NNS, 'status', null],
  [NNS, `${current}/interfaces`, {}],
  [NNS, `${current}/interfaces/4`, null],
  [NNS, `${current}/interfaces/4/name`, ''],
  [NNS, `${current}/interfaces/4/type`, GONE],
  [NNS, `${current}/interfaces/4/bridge`, 'x'],
  [NNS, `${current}/interfaces/1/mtu`, 'ünï'],
  [NNS, `${current}/ovn`, 7],
  [NNS, `${current}/ovn/bridge-mappings/1/bridge`, ''],
  [NNS, `${current}/ovn/bridge-mappings/1/localnet`, null],
  [NNCP, `${desired}/interfaces`, 'x'],
  [NNCP, `${desired}/ovn`, '{{ capture.ovn }}'],
  [NNCP, `${desired}/interfaces/0/name`, '{{ capture.nic }}'],
  [NNCP, 'spec/nodeSelector', ['x']],
  [NNCP, 'status/conditions/0/status', 1],
  [NNCE, 'metadata/labels', {}],
  [NNCE, 'status/policyGeneration', GONE],
  [NNCE, 'status/policyGeneration', '1'],
  [NNCE, 'status/conditions/0/status', ''],
  [NAD, 'metadata/ownerReferences', 7],
  [CUDN, 'spec', null],
  [CUDN, 'spec/namespaceSelector', GONE],
  [CUDN, 'spec/network', {}],
  [CUDN, 'spec/network/topology', 'localnet'],
  [CUDN, 'spec/network/localnet', null],
  [CUDN, 'spec/network/localnet/physicalNetworkName', ''],
  [CUDN, 'spec/network/localnet/vlan', {}],
  [CUDN, 'spec/network/localnet/vlan/mode', 'Trunk'],
  [CUDN, 'spec/network/localnet/vlan/access/id', '130'],
  [VM, 'spec', GONE],
  [VM, `${machine}/domain`, null],
  [VM, `${machine}/networks/1/multus`, {}],
  [VM, `${machine}/networks/1/name`, ''],
  [VMI, 'status/interfaces', 'x'],
  [VMI, 'status/nodeName', 7],
])('%s with another %s (%p) is read in part, and nothing is called fine for it', async (...at) => {
  const tree = { 'a.json': changed(...at) };
  const { code, out } = await run(tree, ['a.json']);
  expect(code).toBe(0);
  expect(out).not.toContain(FINE);
  expect(out).toContain('Nothing wrong was found in what could be checked.');
  expect(out).toMatch(/Read in part:|has templates:/);
  const report: unknown = JSON.parse((await run(tree, ['a.json', '-o', 'json'])).out);
  expect(report).toMatchObject({ exitCode: 0, findings: [], misleading: [], refused: [] });
});

it.each<[string, string, unknown, string]>([
  [NNCP, `${desired}/interfaces/0`, null, 'state-interface-name'],
  [NNCP, `${desired}/interfaces/0/state`, 'gone', 'state-interface-state'],
  [NNCP, `${desired}/interfaces/0/bridge/port/0/name`, 7, 'state-port-not-there'],
  [NNCP, `${desired}/ovn/bridge-mappings/0/state`, '', 'state-mapping-state'],
  [NAD, 'spec/config', '{"type":"bridge","name":"x"}', 'config-bridge-missing'],
])('%s with another %s (%p) does not do what it says', async (subject, path, put, code) => {
  const tree = { 'a.json': changed(subject, path, put) };
  const report: unknown = JSON.parse((await run(tree, ['a.json', '-o', 'json'])).out);
  expect(report).toMatchObject({ exitCode: 1 });
  expect(asObject(report)?.misleading).toContainEqual(expect.objectContaining({ code }));
  // What is there once is not repeated.
  expect(JSON.stringify(report)).not.toContain('repeated');
});

it('a mapping whose state is left open is one that is to be there', async () => {
  const path = `${desired}/ovn/bridge-mappings/0/state`;
  const { code, out } = await run({ 'a.json': changed(NNCP, path, null) }, ['a.json']);
  expect([code, out.includes(FINE)]).toEqual([0, true]);
});

it.each<[string, string, unknown]>([
  [NAD, 'metadata', 7],
  [NAD, 'metadata/name', ['x']],
  [NAD, 'metadata/namespace', {}],
  ['Node worker-2', 'metadata/name', null],
  [VM, 'apiVersion', 7],
  [VM, 'kind', 'Virtualmachine'],
])('%s with another %s (%p) cannot be used, and the answer is not whole', async (...at) => {
  const { code, complaints } = await run({ 'a.json': changed(...at) }, ['a.json']);
  expect([code, complaints.split('\n')]).toEqual([
    2,
    [expect.stringMatching(/^a\.json:1 \(item /)],
  ]);
});
