import fc from 'fast-check';
import {
  bridgeForms,
  createForms,
  formCluster,
  linuxBridgeForms,
} from '../../../dev/fixtures/createForms';
import { localnetNad, nncp, nns, node, ovsBridge } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { emptyCreateDraft } from '../intents/createDraft';
import type { CreateDraft } from '../intents/createDraft';
import type { CreateVlanNetworks } from '../intents/intent';
import { validateCreateDraft } from '../intents/validateCreateDraft';
import { attachmentConfigProblems } from '../kinds/attachmentConfigProblems';
import { desiredStateProblems } from '../kinds/desiredStateProblems';
import { ovnNetworkId } from '../kinds/networkId';
import { bridgeOnNode } from '../networks/bridgeOnNode';
import { createWorld } from '../networks/createWorld';
import type { World } from '../networks/world';
import { asArray, asObject, asString, at } from '../values/json';
import type { Plan } from './plan';
import { planIntent } from './planIntent';
import { policyName } from './policyName';
import { projectPlan } from './project';

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

const intentOf = (form: CreateDraft, world: World): CreateVlanNetworks => {
  const { intent, refusals } = validateCreateDraft(form, world);
  if (intent === undefined) throw new Error(JSON.stringify(refusals));
  return intent;
};

const plan = (world: World, form: CreateDraft = draft): Plan =>
  planIntent(intentOf(form, worldFrom(formCluster)), world, {});

const ids = ({ steps }: Plan): readonly string[] => steps.map(({ id }) => id);

const anyForm = fc.oneof(createForms, bridgeForms, linuxBridgeForms);

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

describe('whatever is asked for', () => {
  test('planning the result again gives an empty plan, and the result is what was meant', () => {
    fc.assert(
      fc.property(createForms, (form) => {
        const world = worldFrom(formCluster);
        const intent = intentOf(form, world);
        const expected = createWorld(projectPlan(planIntent(intent, world, {}), world.inventory));
        expect(planIntent(intent, expected, {}).steps).toEqual([]);
        for (const { name: network, vlan, mtu } of intent.networks) {
          const made = expected.network(ovnNetworkId(network));
          expect(made).toMatchObject({
            type: 'localnet',
            vlan,
            mtu,
            localnet: 'localnet' in intent.physical ? intent.physical.localnet : undefined,
          });
          expect(made?.namespaces).toEqual([...intent.namespaces].sort());
        }
        expect(world.networks()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('bridges, labels and policies by node are there after it, and are not made again', () => {
    fc.assert(
      fc.property(fc.oneof(bridgeForms, linuxBridgeForms), (form) => {
        const world = worldFrom(formCluster);
        const intent = intentOf(form, world);
        const plan = planIntent(intent, world, {});
        const expected = createWorld(projectPlan(plan, world.inventory));
        expect(planIntent(intent, expected, {}).steps).toEqual([]);
        const { physical } = intent;
        if (physical.type !== 'new-bridge' && physical.type !== 'new-linux-bridge') {
          throw new Error(`not a new bridge, but ${physical.type}`);
        }
        const type = physical.type === 'new-bridge' ? 'ovs-bridge' : 'linux-bridge';
        const { pickedNodes, nodesBy } = form.physical;
        for (const state of expected.inventory.all('nns')) {
          const made = bridgeOnNode(state, physical.bridge);
          if (nodesBy === 'hand' && !pickedNodes.includes(state.name)) {
            expect(made).toBeUndefined();
          } else if (nodesBy === 'hand') {
            expect(made).toMatchObject({ type, uplinks: [{ name: physical.uplink.name }] });
          }
        }
        expect(expected.networks().length).toBeGreaterThan(0);
      }),
      { numRuns: 80 },
    );
  });

  test('every policy of ours keeps the rules for bridges, whatever the form', () => {
    fc.assert(
      fc.property(fc.oneof(bridgeForms, linuxBridgeForms), (form) => {
        const world = worldFrom(formCluster);
        const { steps } = planIntent(intentOf(form, world), world, {});
        for (const { kind, write } of steps) {
          if (kind !== 'nncp' || write.type !== 'create') continue;
          const text = JSON.stringify(write.manifest.spec);
          expect(text).not.toMatch(/"(true|false)"|"name":"br-ex"|"localnet":"physnet/);
          const interfaces = asArray(at(write.manifest, 'spec', 'desiredState', 'interfaces'));
          const bridges = interfaces.filter((entry) => at(entry, 'bridge') !== undefined);
          expect(bridges).toHaveLength(1);
          const [bridge] = bridges;
          const isOvs = at(bridge, 'type') === 'ovs-bridge';
          expect(at(bridge, 'bridge', 'allow-extra-patch-ports')).toBe(isOvs ? true : undefined);
          const stp = at(bridge, 'bridge', 'options', 'stp');
          expect(isOvs ? stp : at(stp, 'enabled')).toBe(false);
          const ports = asArray(at(bridge, 'bridge', 'port')).map((port) => at(port, 'name'));
          expect(new Set(ports).size).toBe(ports.length);
          expect(ports).toHaveLength(1);
          for (const entry of interfaces) {
            expect(asString(at(entry, 'name'))).toMatch(/^[a-z][a-z0-9_.-]{0,14}$/);
          }
          const selector = asObject(at(write.manifest, 'spec', 'nodeSelector')) ?? {};
          expect(Object.values(selector).every((value) => typeof value === 'string')).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });

  test('nothing is written that OVN-Kubernetes or nmstate would take otherwise than it is meant', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const world = worldFrom(formCluster);
        const nodes = [...world.inventory.all('nns')];
        const { steps } = planIntent(intentOf(form, world), world, {});
        for (const { kind, namespace, name, write } of steps) {
          if (kind === 'node') continue;
          const spec = write.type === 'create' ? at(write.manifest, 'spec') : undefined;
          const problems =
            kind === 'nad'
              ? attachmentConfigProblems(asString(at(spec, 'config')) ?? '', { namespace, name })
              : desiredStateProblems(at(spec, 'desiredState'), nodes);
          expect(problems).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('names fit, physnet is never written, no interface is, and the selector is what was asked for', () => {
    fc.assert(
      fc.property(createForms, (form) => {
        const world = worldFrom(formCluster);
        const { steps } = planIntent(intentOf(form, world), world, {});
        for (const { kind, name: object, write } of steps) {
          expect(object).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
          const manifest = write.type === 'create' ? write.manifest : undefined;
          expect(manifest).toBeDefined();
          if (kind !== 'nncp') continue;
          const desired = at(manifest, 'spec', 'desiredState');
          expect(Object.keys(asObject(desired) ?? {})).toEqual(['ovn']);
          const mappings = asArray(at(desired, 'ovn', 'bridge-mappings'));
          expect(mappings).toHaveLength(1);
          expect(asString(at(mappings[0], 'localnet'))).not.toMatch(/^physnet|[:,/]/);
          const nodes = [...world.inventory.all('node')].filter(({ labels }) =>
            Object.entries(asObject(at(manifest, 'spec', 'nodeSelector')) ?? {}).every(
              ([key, value]) => labels[key] === value,
            ),
          );
          expect(nodes.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the name of a policy', () => {
  test.each([
    ['tenant', 'localnet-tenant'],
    ['tenant.blue_1', 'localnet-tenant-blue-1'],
    ['x'.repeat(63), `localnet-${'x'.repeat(54)}`],
    [`${'x'.repeat(53)}.${'y'.repeat(9)}`, `localnet-${'x'.repeat(53)}`],
  ])('for %s is %s', (localnet, expected) => {
    expect(policyName(localnet, worldFrom([]))).toBe(expected);
  });

  test('has room for its number', () => {
    const long = `localnet-${'x'.repeat(54)}`;
    expect(policyName('x'.repeat(63), worldFrom([nncp(long)]))).toBe(
      `localnet-${'x'.repeat(52)}-2`,
    );
  });
});
