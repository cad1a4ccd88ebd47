import { localnetNad, nncp, nns, node, vmdataState } from '../../../dev/fixtures/objects';
import { podNic, vmiWith, vmWith } from '../../../dev/fixtures/vmObjects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import type { LoadState } from '../inventory/loadState';
import { bridgeMappingPolicy, mappingRemovalPatch } from '../kinds/bridgeMappingPolicy';
import { kinds } from '../kinds/kindRegistry';
import { createWorld } from '../networks/createWorld';
import { forkInventory } from './forkInventory';
import type { Plan, Step } from './plan';
import { projectPlan } from './project';

const forbidden: LoadState = { status: 'forbidden', reason: 'no right' };

const planOf = (...steps: readonly Partial<Step>[]): Plan => ({
  intent: { type: 'retry-policy', policy: 'p' },
  steps: steps.map((step) => ({
    id: 'step',
    kind: 'nncp',
    namespace: '',
    name: 'p',
    write: { type: 'delete' },
    after: [],
    undo: [],
    ...step,
  })),
});

const mapping = (nodeSelector: Readonly<Record<string, string>> = {}) =>
  planOf({
    write: {
      type: 'create',
      manifest: bridgeMappingPolicy({
        name: 'p',
        localnet: 'tenant',
        bridge: 'br-ex',
        nodeSelector,
      }),
    },
  });

describe('what is expected of a policy', () => {
  const world = worldFrom([
    node('worker-1', { labels: { zone: 'a' } }),
    node('worker-2', { labels: { zone: 'b' } }),
    node('worker-3', { labels: { zone: 'a' }, ready: false }),
    node('worker-4', { labels: { zone: 'a' } }),
    vmdataState('worker-1'),
    vmdataState('worker-2'),
    vmdataState('worker-3'),
  ]);
  const expected = projectPlan(mapping({ zone: 'a' }), world.inventory);
  const mappings = (of: string) =>
    expected.get('nns', of)?.mappings?.map(({ localnet }) => localnet);

  test('is its mapping on every ready node that it selects, beside those that were there', () => {
    expect(mappings('worker-1')).toEqual(['physnet', 'vmdata', 'tenant']);
    expect(mappings('worker-2')).toEqual(['physnet', 'vmdata']);
    expect(mappings('worker-3')).toEqual(['physnet', 'vmdata']);
  });

  test('is nothing on a node whose state is unknown: it stays unknown', () => {
    expect(expected.get('nns', 'worker-4')).toBeUndefined();
    const silent = worldFrom([node('worker-1'), nns('worker-1', [])]);
    expect(
      projectPlan(mapping(), silent.inventory).get('nns', 'worker-1')?.mappings,
    ).toBeUndefined();
  });

  test('is success, node by node', () => {
    expect(expected.get('nncp', 'p')?.conditions).toMatchObject([
      { type: 'Available', status: 'True', reason: 'SuccessfullyConfigured' },
    ]);
    expect([...expected.indexes.enactmentsByPolicy.get('p')].sort()).toEqual([
      'worker-1.p',
      'worker-4.p',
    ]);
    expect(expected.get('nnce', 'worker-1.p')).toMatchObject({
      state: 'available',
      policyGeneration: 1,
    });
  });

  test('is that it matches no node where it does not', () => {
    const none = projectPlan(mapping({ zone: 'c' }), world.inventory).get('nncp', 'p');
    expect(none?.conditions).toMatchObject([{ reason: 'NoMatchingNode' }]);
  });

  test('replaces the mapping of the same localnet', () => {
    const moved = worldFrom([node('worker-1'), nns('worker-1', [], { tenant: 'br-old' })]);
    expect(projectPlan(mapping(), moved.inventory).get('nns', 'worker-1')?.mappings).toEqual([
      { localnet: 'tenant', bridge: 'br-ex', absent: false },
    ]);
  });

  test('the old inventory knows nothing of it', () => {
    expect(world.inventory.get('nncp', 'p')).toBeUndefined();
    expect(world.localnet('tenant')).toBeUndefined();
    expect(createWorld(expected).localnet('tenant')?.bridges).toEqual(['br-ex']);
  });
});

describe('what is expected of steps that change or delete', () => {
  test('a deleted object is gone', () => {
    const { inventory } = worldFrom([localnetNad('team-a', 'vlan-120')]);
    const step = planOf({ kind: 'nad', namespace: 'team-a', name: 'vlan-120' });
    expect(projectPlan(step, inventory).count('nad')).toBe(0);
  });

  test('objects that are not known are not made up', () => {
    const { inventory } = worldFrom([]);
    const operations = mappingRemovalPatch({
      localnet: 'tenant',
      bridge: 'br-ex',
      nodeSelector: {},
    });
    const patches = planOf(
      { write: { type: 'patch', operations } },
      { kind: 'vm', namespace: 'team-a', name: 'web', write: { type: 'patch', operations: [] } },
      { kind: 'nad', write: { type: 'patch', operations: [] } },
      {
        kind: 'cudn',
        write: { type: 'create', manifest: { apiVersion: '', kind: '', metadata: { name: 'x' } } },
      },
      {
        kind: 'nad',
        write: { type: 'create', manifest: { apiVersion: '', kind: '', metadata: { name: '' } } },
      },
      { write: { type: 'create', manifest: { apiVersion: '', kind: '', metadata: { name: '' } } } },
    );
    const expected = projectPlan(patches, inventory);
    for (const kind of kinds) expect([...expected.all(kind)]).toEqual([]);
  });

  test('a patch of a policy raises its generation and its results', () => {
    const { inventory } = worldFrom([
      node('worker-1'),
      nncp('p', { mappings: { tenant: 'br-ex' } }),
    ]);
    const expected = projectPlan(planOf({ write: { type: 'patch', operations: [] } }), inventory);
    expect(expected.get('nncp', 'p')?.generation).toBe(2);
    expect(expected.get('nnce', 'worker-1.p')?.policyGeneration).toBe(2);
  });

  test('a NIC that leaves a running VM leaves its status, and what only the guest knows stays', () => {
    const running = {
      ...vmiWith('team-a', 'web'),
      status: { phase: 'Running', interfaces: [{ name: 'default' }, { interfaceName: 'docker0' }] },
    };
    const { inventory } = worldFrom([vmWith('team-a', 'web', podNic), running]);
    const remove = ['interfaces', 'networks'].map((list) => ({
      op: 'remove' as const,
      path: `/spec/template/spec/${list === 'networks' ? '' : 'domain/devices/'}${list}/0`,
    }));
    const step = planOf({
      kind: 'vm',
      namespace: 'team-a',
      name: 'web',
      write: { type: 'patch', operations: remove },
    });
    const expected = projectPlan(step, inventory);
    expect(expected.get('vm', 'team-a/web')).toMatchObject({
      nics: [],
      implicitPodNic: true,
      generation: 4,
    });
    expect(expected.get('vmi', 'team-a/web')?.nicStatus.map(({ name }) => name)).toEqual(['']);
  });

  test('a patch that does not fit changes nothing', () => {
    const { inventory } = worldFrom([vmWith('team-a', 'web', podNic)]);
    const path = '/spec/template/spec/networks/7';
    const step = planOf({
      kind: 'vm',
      namespace: 'team-a',
      name: 'web',
      write: { type: 'patch', operations: [{ op: 'remove', path }] },
    });
    expect(projectPlan(step, inventory).get('vm', 'team-a/web')).toEqual(
      inventory.get('vm', 'team-a/web'),
    );
  });
});

describe('a second inventory', () => {
  test('has the same facts and the same gaps, by cluster and by namespace', () => {
    const world = worldFrom([node('worker-1'), localnetNad('team-a', 'vlan-120')], {
      vm: forbidden,
      nns: { status: 'loading', read: 7, remaining: 3 },
    });
    world.apply([
      { type: 'state', kind: 'vm', namespace: 'team-a', state: { status: 'loaded' } },
      { type: 'state', kind: 'vm', namespace: 'team-z', state: { status: 'loaded' } },
    ]);
    const fork = forkInventory(world.inventory);
    for (const kind of kinds) {
      expect([...fork.keys(kind)]).toEqual([...world.inventory.keys(kind)]);
      for (const namespace of ['', 'team-a', 'team-b', 'team-z']) {
        expect(fork.state(kind, namespace)).toEqual(world.inventory.state(kind, namespace));
      }
    }
    expect(fork.indexes.nadsByLocalnet.get('vmdata')).toEqual(new Set(['team-a/vlan-120']));
  });

  test('changes alone', () => {
    const world = worldFrom([node('worker-1')]);
    const fork = forkInventory(world.inventory);
    fork.apply([{ type: 'remove', kind: 'node', key: 'worker-1' }]);
    expect(world.inventory.count('node')).toBe(1);
    expect(fork.count('node')).toBe(0);
  });
});
