import { recordAt } from '../jsonValue';
import type { ContractClient } from './contractTarget';
import { attachment, causeFields, collection, made, refusal } from './contractTarget';

const networks = '/apis/k8s.ovn.org/v1/clusteruserdefinednetworks';
const policies = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';

function network(name: string, localnet: Record<string, unknown>) {
  return {
    apiVersion: 'k8s.ovn.org/v1',
    kind: 'ClusterUserDefinedNetwork',
    metadata: { name },
    spec: { namespaceSelector: {}, network: { topology: 'Localnet', localnet } },
  };
}

function policy(name: string, spec: Record<string, unknown>) {
  return {
    apiVersion: 'nmstate.io/v1',
    kind: 'NodeNetworkConfigurationPolicy',
    metadata: { name },
    spec,
  };
}

const good = {
  role: 'Secondary',
  physicalNetworkName: 'vmdata',
  ipam: { mode: 'Disabled' },
  mtu: 1500,
  vlan: { mode: 'Access', access: { id: 200 } },
};

/** What the schemas and rules of the CRDs refuse, prune and fill in. */
export function schemaContract(client: () => ContractClient): void {
  describe('schemas', () => {
    test('a network that is right is accepted, and its network cannot be changed afterwards', async () => {
      const name = (await client().namespace()).replace('contract-', 'net-');
      made(await client().post(networks, network(name, good)));
      const changed = await client().mergePatch(`${networks}/${name}`, {
        spec: { network: { localnet: { mtu: 1400 } } },
      });
      expect(changed.status).toBe(422);
      expect(refusal(changed).message).toContain('Network spec is immutable');
      const selector = { spec: { namespaceSelector: { matchLabels: { a: 'b' } } } };
      expect((await client().mergePatch(`${networks}/${name}`, selector)).status).toBe(200);
      await client().delete(`${networks}/${name}`);
    });

    test.each<[string, Record<string, unknown>, string]>([
      [
        'VLAN 4095',
        { vlan: { mode: 'Access', access: { id: 4095 } } },
        'spec.network.localnet.vlan.access.id',
      ],
      [
        'VLAN 0',
        { vlan: { mode: 'Access', access: { id: 0 } } },
        'spec.network.localnet.vlan.access.id',
      ],
      [
        'a VLAN as text',
        { vlan: { mode: 'Access', access: { id: '7' } } },
        'spec.network.localnet.vlan.access.id',
      ],
      ['a VLAN without its ID', { vlan: { mode: 'Access' } }, 'spec.network.localnet.vlan'],
      ['MTU 100', { mtu: 100 }, 'spec.network.localnet.mtu'],
      ['MTU 100000', { mtu: 100_000 }, 'spec.network.localnet.mtu'],
      [
        'a localnet with a colon',
        { physicalNetworkName: 'a:b' },
        'spec.network.localnet.physicalNetworkName',
      ],
      [
        'a localnet without a name',
        { physicalNetworkName: '' },
        'spec.network.localnet.physicalNetworkName',
      ],
      ['a primary localnet', { role: 'Primary' }, 'spec.network.localnet.role'],
      ['subnets without IPAM', { subnets: ['10.0.0.0/24'] }, 'spec.network.localnet'],
      [
        'a subnet that is none',
        { ipam: { mode: 'Enabled' }, subnets: ['10.0.0.0'] },
        'spec.network.localnet.subnets[0]',
      ],
      [
        'a lease without IPAM',
        { ipam: { mode: 'Disabled', lifecycle: 'Persistent' } },
        'spec.network.localnet.ipam',
      ],
    ])('%s is refused at its field', async (_, change, field) => {
      const answer = await client().post(
        `${networks}?dryRun=All`,
        network('contract', { ...good, ...change }),
      );
      expect(refusal(answer)).toMatchObject({ status: 422, reason: 'Invalid' });
      expect(refusal(answer).message).toMatch(
        /^ClusterUserDefinedNetwork\.k8s\.ovn\.org "contract" is invalid: /,
      );
      expect(causeFields(answer)).toContain(field);
    });

    test('a missing part is named', async () => {
      const answer = await client().post(
        `${networks}?dryRun=All`,
        network('contract', { role: 'Secondary' }),
      );
      expect(causeFields(answer)).toContain('spec.network.localnet.physicalNetworkName');
      expect(refusal(answer).message).toContain(
        'spec.network.localnet.physicalNetworkName: Required value',
      );
    });

    test.each<[string, Record<string, unknown>, boolean]>([
      ['a number of nodes', { maxUnavailable: 2 }, true],
      ['a percentage of nodes', { maxUnavailable: '30%' }, true],
      ['a boolean for nodes', { maxUnavailable: true }, false],
      [
        'a selector with a prefix',
        { nodeSelector: { 'node-role.kubernetes.io/worker': '' } },
        true,
      ],
      ['a selector that is no label', { nodeSelector: { 'not a label': 'x' } }, false],
      ['a selector value of another type', { nodeSelector: { a: 1 } }, false],
      ['any desired state', { desiredState: { interfaces: [{ name: 1, whatever: null }] } }, true],
      ['a desired state that is a list', { desiredState: [] }, false],
    ])('in a policy, %s: accepted %#', async (_, spec, accepted) => {
      const answer = await client().post(`${policies}?dryRun=All`, policy('contract', spec));
      expect(answer.status).toBe(accepted ? 201 : 422);
    });

    test('a null that has no meaning counts as not given', async () => {
      const spec = {
        nodeSelector: { a: null, b: '' },
        maxUnavailable: null,
        desiredState: { a: null },
      };
      const answer = await client().post(`${policies}?dryRun=All`, policy('contract', spec));
      expect(made(answer).spec).toEqual({ nodeSelector: { b: '' }, desiredState: { a: null } });
    });

    test('after a part that is missing the rules are not asked, and that is said', async () => {
      const bad = { role: 'Secondary', ipam: { mode: 'Disabled' }, subnets: ['10.0.0.0/24'] };
      const answer = await client().post(`${networks}?dryRun=All`, network('contract', bad));
      expect(causeFields(answer)).toEqual(['spec.network.localnet.physicalNetworkName', '<nil>']);
      expect(refusal(answer).message).toContain('some validation rules were not checked');
    });

    test('the configuration of an attachment is text, and nobody looks inside', async () => {
      const namespace = await client().namespace();
      const post = (spec: unknown) =>
        client().post(`${collection(namespace)}?dryRun=All`, { ...attachment('a'), spec });
      expect((await post({ config: 'not even JSON' })).status).toBe(201);
      const typed = await post({ config: { name: 'x' } });
      expect(typed.status).toBe(422);
      expect(refusal(typed).message).toContain(
        'spec.config: Invalid value: "object": spec.config in body must be of type string: "object"',
      );
    });

    test('what no schema knows is dropped with a warning, or refused when asked to be strict', async () => {
      const namespace = await client().namespace();
      const body = { ...attachment('a'), spec: { config: '{}', vlan: 7 } };
      const answer = await client().post(
        `${collection(namespace)}?dryRun=All&fieldValidation=Warn`,
        body,
      );
      expect(made(answer).spec).toEqual({ config: '{}' });
      expect(answer.warnings).toEqual(['unknown field "spec.vlan"']);
      const strict = await client().post(
        `${collection(namespace)}?dryRun=All&fieldValidation=Strict`,
        body,
      );
      expect(strict.status).toBe(400);
      expect(refusal(strict).message).toContain('strict decoding error: unknown field "spec.vlan"');
    });

    test('a machine needs a template, a domain and devices, and NICs need names', async () => {
      const namespace = await client().namespace();
      const path = `/apis/kubevirt.io/v1/namespaces/${namespace}/virtualmachines?dryRun=All`;
      const machine = (spec: unknown) => ({
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachine',
        metadata: { name: 'vm' },
        spec,
      });
      const domain = (devices: unknown) => ({
        runStrategy: 'Halted',
        template: { spec: { domain: { devices }, networks: [{ name: 'a', pod: {} }] } },
      });
      expect(causeFields(await client().post(path, machine({ runStrategy: 'Halted' })))).toContain(
        'spec.template',
      );
      expect(
        causeFields(
          await client().post(path, machine({ runStrategy: 'Halted', template: { spec: {} } })),
        ),
      ).toContain('spec.template.spec.domain');
      expect(
        causeFields(await client().post(path, machine(domain({ interfaces: [{ bridge: {} }] })))),
      ).toContain('spec.template.spec.domain.devices.interfaces[0].name');
      const whole = made(
        await client().post(path, machine(domain({ interfaces: [{ name: 'a', bridge: {} }] }))),
      );
      expect(recordAt(whole, 'spec').runStrategy).toBe('Halted');
    });

    test('labels must be labels', async () => {
      const namespace = await client().namespace();
      const answer = await client().post(
        collection(namespace),
        attachment('a', { x: 'not a value' }),
      );
      expect(answer.status).toBe(422);
      expect(causeFields(answer)).toEqual(['metadata.labels']);
    });
  });
}
