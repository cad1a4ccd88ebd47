import { formCluster } from '../../../dev/fixtures/createForms';
import { intentOf } from '../../../dev/fixtures/intentOf';
import { localnetNad, nncp, nns, node, ovsBridge } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { emptyCreateDraft } from '../intents/createDraft';
import type { CreateDraft } from '../intents/createDraft';
import { validateCreateDraft } from '../intents/validateCreateDraft';
import type { World } from '../networks/world';
import type { Plan } from './plan';
import { planIntent } from './planIntent';

const draft: CreateDraft = {
  networks: [
    { name: 'vlan-200', vlan: '200', untagged: false, mtu: '1500', description: 'Storage' },
  ],
  physical: {
    ...emptyCreateDraft.physical,
    choice: 'new-localnet',
    localnet: 'tenant',
    bridge: 'br-ex',
    nodeSelector: 'node-role.kubernetes.io/worker',
    maxUnavailable: '1',
  },
  namespaces: ['team-a', 'team-b'],
};

const plan = (world: World, form: CreateDraft = draft): Plan =>
  planIntent(intentOf(validateCreateDraft(form, worldFrom(formCluster))), world, {});

const ids = ({ steps }: Plan): readonly string[] => steps.map(({ id }) => id);

const onVmdata: CreateDraft = {
  ...draft,
  physical: { ...emptyCreateDraft.physical, localnet: 'vmdata' },
};

describe('creating a network on a new localnet', () => {
  test('maps first, waits for the nodes, and opens the doors then', () => {
    const { steps } = plan(worldFrom(formCluster));
    expect(steps.map(({ id, after, waitFor }) => ({ id, after, waitFor }))).toEqual([
      {
        id: 'create nncp localnet-tenant',
        after: [],
        waitFor: { type: 'policy', policy: 'localnet-tenant' },
      },
      {
        id: 'create nad team-a/vlan-200',
        after: ['create nncp localnet-tenant'],
        waitFor: undefined,
      },
      {
        id: 'create nad team-b/vlan-200',
        after: ['create nncp localnet-tenant'],
        waitFor: undefined,
      },
    ]);
  });

  test('is undone by taking the mapping off the nodes before the policy goes', () => {
    const [policy, attachment] = plan(worldFrom(formCluster)).steps;
    expect(policy?.undo.map(({ id, after, waitFor }) => ({ id, after, waitFor }))).toEqual([
      {
        id: 'unmap nncp localnet-tenant',
        after: [],
        waitFor: { type: 'policy', policy: 'localnet-tenant' },
      },
      {
        id: 'delete nncp localnet-tenant',
        after: ['unmap nncp localnet-tenant'],
        waitFor: undefined,
      },
    ]);
    expect(attachment?.undo).toMatchObject([
      { kind: 'nad', namespace: 'team-a', name: 'vlan-200', write: { type: 'delete' } },
    ]);
  });

  test('takes the next free name for the policy', () => {
    const taken = nncp('localnet-tenant', { mappings: { other: 'br-ex' } });
    expect(ids(plan(worldFrom([...formCluster, taken])))[0]).toBe('create nncp localnet-tenant-2');
  });

  test('writes the description on the policy of one network only', () => {
    const [first] = draft.networks;
    const networks = [
      ...draft.networks,
      ...(first ? [{ ...first, name: 'vlan-201', vlan: '201' }] : []),
    ];
    const annotations = (form: CreateDraft) => {
      const write = plan(worldFrom(formCluster), form).steps[0]?.write;
      return write?.type === 'create' ? write.manifest.metadata.annotations : 'no manifest';
    };
    expect(annotations(draft)).toEqual({ 'vlan-networks.io/description': 'Storage' });
    expect(annotations({ ...draft, networks })).toBeUndefined();
  });
});

describe('what is there already is left out', () => {
  const noMapping = ['create nad team-a/vlan-200', 'create nad team-b/vlan-200'];

  test('the policy, when one asks for the same mapping on the same nodes', () => {
    const nodeSelector = { 'node-role.kubernetes.io/worker': '' };
    const asks = nncp('anything', { nodeSelector, mappings: { tenant: 'br-ex' } });
    expect(ids(plan(worldFrom([...formCluster, asks])))).toEqual(noMapping);
  });

  test.each([
    ['other nodes', { nodeSelector: { zone: 'a' }, mappings: { tenant: 'br-ex' } }],
    ['all nodes', { mappings: { tenant: 'br-ex' } }],
    [
      'another bridge',
      { nodeSelector: { 'node-role.kubernetes.io/worker': '' }, mappings: { tenant: 'br-vmdata' } },
    ],
    [
      'its absence',
      { nodeSelector: { 'node-role.kubernetes.io/worker': '' }, unmapped: ['tenant'] },
    ],
  ])('not the policy, when another one asks for %s', (_, options) => {
    expect(ids(plan(worldFrom([...formCluster, nncp('other', options)])))).toHaveLength(3);
  });

  test('the policy, when every selected node has the mapping, whoever made it', () => {
    const mapped = (name: string, localnet: string) =>
      nns(name, [ovsBridge('br-ex', [])], { [localnet]: 'br-ex' });
    const nodes = [node('worker-1'), node('worker-2')];
    expect(
      ids(plan(worldFrom([...nodes, mapped('worker-1', 'tenant'), mapped('worker-2', 'tenant')]))),
    ).toEqual(noMapping);
    expect(
      ids(plan(worldFrom([...nodes, mapped('worker-1', 'tenant'), mapped('worker-2', 'x')]))),
    ).toHaveLength(3);
    expect(ids(plan(worldFrom([...nodes, mapped('worker-1', 'tenant')])))).toHaveLength(3);
    expect(ids(plan(worldFrom([])))).toHaveLength(3);
  });

  test('an attachment, when it is a door to the same network', () => {
    const same = localnetNad('team-a', 'vlan-200', { vlanID: 200 });
    expect(ids(plan(worldFrom([...formCluster, same]), onVmdata))).toEqual([
      'create nad team-b/vlan-200',
    ]);
  });

  test.each([
    { vlanID: 201 },
    { vlanID: 200, mtu: 9000 },
    { vlanID: 200, physicalNetworkName: 'x' },
    { vlanID: 200, netAttachDefName: 'x/y' },
    { vlanID: 200, name: 'x' },
    { vlanID: 200, subnets: '192.0.2.0/24' },
  ])('not an attachment that differs by %j', (change) => {
    const other = localnetNad('team-a', 'vlan-200', change);
    expect(ids(plan(worldFrom([...formCluster, other]), onVmdata))).toHaveLength(2);
  });

  test('an untagged attachment with a VLAN ID of 0, which means the same', () => {
    const [first] = draft.networks;
    const networks = first ? [{ ...first, untagged: true }] : [];
    const zero = localnetNad('team-a', 'vlan-200', { vlanID: 0 });
    expect(ids(plan(worldFrom([...formCluster, zero]), { ...onVmdata, networks }))).toEqual([
      'create nad team-b/vlan-200',
    ]);
  });
});
