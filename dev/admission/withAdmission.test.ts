import type { ApiServer } from '../cluster/api';
import { ContractClient, made, refusal } from '../cluster/contract/contractTarget';
import { embeddedCluster } from '../cluster/embeddedCluster';
import type { EmbeddedCluster } from '../cluster/embeddedCluster';
import { bindUser, testUsers } from '../cluster/seedRbac';
import { withAdmission } from './withAdmission';

const policies = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';
const machines = '/apis/kubevirt.io/v1/namespaces/team-a/virtualmachines';

let cluster: EmbeddedCluster;
let api: ApiServer;
let client: ContractClient;

beforeEach(() => {
  cluster = embeddedCluster({ objects: [bindUser(testUsers.projectAdmin, 'admin', 'team-a')] });
  api = withAdmission(cluster);
  client = new ContractClient({ api });
});
afterEach(() => cluster.close());

const policy = (spec: unknown) => ({
  apiVersion: 'nmstate.io/v1',
  kind: 'NodeNetworkConfigurationPolicy',
  metadata: { name: 'p' },
  spec,
});
const machine = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'vm' },
  spec: {
    runStrategy: 'Always',
    template: {
      spec: {
        domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] } },
        networks: [{ name: 'default', pod: {} }],
      },
    },
  },
};
const settle = (reason: string) =>
  client.mergePatch(`${policies}/p/status`, {
    status: { conditions: [{ type: 'Available', status: 'True', reason }] },
  });

test('a policy cannot be changed while it progresses, by no kind of write, and can be afterwards', async () => {
  const created = made(await client.post(policies, policy({ maxUnavailable: 1 })));
  const change = { spec: { maxUnavailable: 2 } };
  const tries = [
    await client.mergePatch(`${policies}/p`, change),
    await client.jsonPatch(`${policies}/p`, [
      { op: 'replace', path: '/spec/maxUnavailable', value: 2 },
    ]),
    await client.put(`${policies}/p`, { ...created, ...change }),
    await client.mergePatch(`${policies}/p?dryRun=All`, change),
  ];
  expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  expect(refusal(await client.mergePatch(`${policies}/p`, change)).message).toContain(
    'policy p is still in progress',
  );
  expect(made(await client.get(`${policies}/p`)).metadata.generation).toBe(1);
  made(await settle('ConfigurationProgressing'));
  expect((await client.mergePatch(`${policies}/p`, change)).status).toBe(403);
  made(await settle('SuccessfullyConfigured'));
  expect(made(await client.mergePatch(`${policies}/p`, change)).metadata.generation).toBe(2);
});

test('status and metadata are written past the policy that guards the spec', async () => {
  made(await client.post(policies, policy({})));
  expect((await settle('ConfigurationProgressing')).status).toBe(200);
  expect(
    (await client.mergePatch(`${policies}/p`, { metadata: { labels: { a: 'b' } } })).status,
  ).toBe(200);
  expect((await client.delete(`${policies}/p`)).status).toBe(200);
});

test('what a patch makes of a machine is judged, not the patch', async () => {
  made(await client.post(machines, machine));
  const nic = {
    op: 'add',
    path: '/spec/template/spec/domain/devices/interfaces/-',
    value: { name: 'vlan', bridge: {} },
  };
  const network = {
    op: 'add',
    path: '/spec/template/spec/networks/-',
    value: { name: 'vlan', multus: { networkName: 'vlan-1924' } },
  };
  const half = await client.jsonPatch(`${machines}/vm`, [nic]);
  expect(refusal(half)).toEqual({
    status: 422,
    reason: 'Invalid',
    message: `admission webhook "virtualmachine-validator.kubevirt.io" denied the request: spec.template.spec.domain.devices.interfaces[1].name 'vlan' not found.`,
  });
  expect(half.body).toMatchObject({
    kind: 'Status',
    details: { causes: [{ field: 'spec.template.spec.domain.devices.interfaces[1].name' }] },
  });
  expect((await client.jsonPatch(`${machines}/vm`, [nic, network])).status).toBe(200);
});

test('the API server speaks first: rights, conflicts and schemas are refused in its own words', async () => {
  made(await client.post(machines, machine));
  const odd = { ...machine, metadata: { name: 'other' }, spec: { ...machine.spec, running: true } };
  expect((await client.post(machines, odd, testUsers.projectViewer)).status).toBe(403);
  expect((await client.post(machines, { ...odd, spec: {} })).body).toMatchObject({
    reason: 'Invalid',
    details: { kind: 'VirtualMachine' },
  });
  expect((await client.post(machines, odd, testUsers.projectAdmin)).status).toBe(422);
  expect((await client.mergePatch(`${machines}/none`, {})).status).toBe(404);
  expect(
    (
      await client.put(`${machines}/vm`, {
        ...machine,
        metadata: { name: 'vm', resourceVersion: '1' },
      })
    ).status,
  ).toBe(409);
});

test('a dry run is judged and leaves nothing behind; an accepted write is done once', async () => {
  expect((await client.post(`${machines}?dryRun=All`, machine)).status).toBe(201);
  expect((await client.get(`${machines}/vm`)).status).toBe(404);
  const created = made(await client.post(machines, machine));
  expect(created.metadata.generation).toBe(1);
  const patched = made(
    await client.mergePatch(`${machines}/vm`, { spec: { runStrategy: 'Halted' } }),
  );
  expect(patched.metadata.generation).toBe(2);
});

test('watches pass', async () => {
  const log = client.watch('/api/v1/namespaces?watch=true&fieldSelector=metadata.name%3Ddefault');
  expect(await log.nextLine()).toBe('ADDED default');
  log.close();
});
