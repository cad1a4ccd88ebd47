import fc from 'fast-check';
import { vm, vmi } from '../../../dev/fixtures/machineObjects';
import {
  bareState,
  cudn,
  linuxBridge,
  localnetNad,
  nad,
  nic,
  nnce,
  nncp,
  nns,
  node,
  vmdataState,
} from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { changeOf, stateOf, worldFrom } from '../../../dev/fixtures/worldFrom';
import type { Change } from '../inventory/inventory';
import { kinds } from '../kinds/kindRegistry';
import { keyOf } from '../kinds/read';
import { createWorld } from '../networks/createWorld';
import type { World } from '../networks/world';
import { createDiagnosis } from './createDiagnosis';
import type { Diagnosis } from './createDiagnosis';

const labelled = { labels: { vmdata: 'yes' } };
const policy = nncp('br-vmdata', {
  nodeSelector: { vmdata: 'yes' },
  mappings: { vmdata: 'br-vmdata' },
});
const lan = { lan: 'vlan-120' };

/** Everything that anybody can see of a diagnosis, for comparison. */
const seen = (diagnosis: Diagnosis, world: World) => ({
  all: diagnosis.all(),
  findings: diagnosis.findings(),
  unchecked: diagnosis.unchecked(),
  verdicts: world.networks().map(({ id }) => diagnosis.verdict(id)),
  ofNodes: ['worker-1', 'worker-2'].map((key) => diagnosis.of({ scope: 'node', key })),
});

/** Objects that replace, contradict and complete each other. */
const pool: readonly PlainObject[] = [
  node('worker-1', labelled),
  node('worker-1'),
  node('worker-2'),
  node('worker-2', labelled),
  node('worker-2', { unschedulable: true }),
  vmdataState('worker-1'),
  bareState('worker-1'),
  vmdataState('worker-2'),
  bareState('worker-2'),
  nns('worker-2', [], { vmdata: 'br-vmdata', backup: 'br-vmdata' }),
  nns('worker-2', [linuxBridge('br-vmdata', [])], { vmdata: 'br-vmdata' }),
  nns('worker-1', [{ name: 'br-x', type: 'ovs-bridge', state: 'up' }], {
    vmdata: 'br-x',
    backup: 'br-x',
  }),
  nns('worker-2', []),
  policy,
  nncp('br-vmdata', { mappings: { vmdata: 'br-vmdata', backup: 'br-vmdata' }, generation: 2 }),
  nncp('other', { mappings: { vmdta: 'br-x' } }),
  nncp('other', { unmapped: ['vmdata'] }),
  nnce('worker-1', 'br-vmdata'),
  nnce('worker-2', 'br-vmdata', { condition: 'Failing', reason: 'FailedToConfigure' }),
  nnce('worker-2', 'br-vmdata', { condition: 'Aborted', generation: 2 }),
  localnetNad('team-a', 'vlan-120'),
  localnetNad('team-a', 'vlan-120', { physicalNetworkName: 'vmdta' }),
  localnetNad('team-a', 'vlan-120', { vlanID: undefined, vlan: 120, mtu: undefined, _x: 1 }),
  localnetNad('team-b', 'vlan-120', { vlanID: 121 }),
  localnetNad('team-b', 'vlan-120', { physicalNetworkName: 'backup', name: 'backup' }),
  nad('team-b', 'vlan-120', '{'),
  nad('default', 'lb', { name: 'lb', type: 'bridge', bridge: 'br-vmdata', vlan: 7 }),
  cudn('dmz', 'dmz', 300),
  cudn('dmz', 'vmdata', 300),
  vm('team-a', 'web-1', { nics: lan }),
  vm('team-a', 'web-1', { nics: lan, nodeSelector: { vmdata: 'yes' } }),
  vm('team-a', 'web-2', { nics: { a: 'team-b/vlan-120', b: 'default/lb', c: 'gone' } }),
  vm('team-b', 'db-1', { nics: lan, tolerations: [{ operator: 'Exists' }] }),
  vmi('team-a', 'web-1', 'worker-2', lan),
  vmi('team-a', 'web-1', 'worker-1', lan),
];

/** Changes with a reach of their own; those of nodes and of what is read touch everything and would hide what these miss. */
const quiet: readonly Change[] = [
  ...pool.map(changeOf),
  ...pool
    .map(changeOf)
    .flatMap((change): Change[] =>
      change.type === 'put'
        ? [{ type: 'remove', kind: change.kind, key: keyOf(change.facts) }]
        : [],
    ),
].filter((change) => change.kind !== 'node');

const loud: readonly Change[] = [
  ...pool.map(changeOf).filter(({ kind }) => kind === 'node'),
  ...kinds.map((kind) => stateOf(kind, { status: 'loaded' })),
  stateOf('nns', { status: 'absent' }),
  stateOf('nncp', { status: 'forbidden', reason: 'no' }),
  stateOf('nad', { status: 'forbidden', reason: 'no' }),
  stateOf('nad', { status: 'loaded' }, 'team-a'),
  stateOf('node', { status: 'loading', read: 1, remaining: 2 }),
];

const batch = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...quiet) },
    { weight: 1, arbitrary: fc.constantFrom(...loud) },
  ),
  { minLength: 1, maxLength: 2 },
);

describe('createDiagnosis', () => {
  it('finds after every step what it finds when it looks at everything anew', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...pool], { minLength: 12 }),
        fc.array(batch),
        (start, steps) => {
          const world = worldFrom(start);
          const diagnosis = createDiagnosis(world);
          for (const step of steps) {
            // Asking in between makes sure that nothing asked for outlives the change after it.
            seen(diagnosis, world);
            diagnosis.update(world.apply(step).touched);
            const anew = createWorld(world.inventory);
            expect(seen(diagnosis, world)).toEqual(seen(createDiagnosis(anew), anew));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('ranks causes by severity, then by the NICs behind them, then by id', () => {
    const world = worldFrom([
      node('worker-1'),
      vmdataState('worker-1'),
      localnetNad('team-a', 'few', { physicalNetworkName: 'few' }),
      localnetNad('team-a', 'many', { physicalNetworkName: 'many' }),
      localnetNad('team-a', 'also', { physicalNetworkName: 'also' }),
      localnetNad('team-a', 'plain', { mtu: undefined }),
      localnetNad('team-a', 'twice'),
      localnetNad('team-b', 'twice', { vlanID: 9 }),
      vm('team-a', 'a', { nics: { x: 'few', y: 'many', z: 'many' } }),
    ]);
    const diagnosis = createDiagnosis(world);
    const ranked = diagnosis.findings();
    expect(ranked.map(({ code, subject }) => `${code} ${subject.key}`)).toEqual([
      'NAD-04 ovn:twice',
      'MAP-01 many',
      'MAP-01 few',
      'MAP-01 also',
      'NAD-11 team-a/plain',
    ]);
    expect(ranked.map((finding) => diagnosis.nicsBehind(finding))).toEqual([0, 2, 1, 0, 0]);
  });

  it('answers what is seen at a subject, whether it is the finding’s own or a related one', () => {
    const world = worldFrom([
      node('worker-1', labelled),
      node('worker-2'),
      vmdataState('worker-1'),
      bareState('worker-2'),
      policy,
      localnetNad('team-a', 'vlan-120'),
    ]);
    const diagnosis = createDiagnosis(world);
    const codesAt = (scope: 'localnet' | 'node' | 'network' | 'policy', key: string) =>
      diagnosis.of({ scope, key }).map(({ code }) => code);
    expect(codesAt('localnet', 'vmdata')).toEqual(['MAP-02']);
    expect(codesAt('node', 'worker-2')).toEqual(['MAP-02']);
    expect(codesAt('node', 'worker-1')).toEqual([]);
    expect(codesAt('network', 'ovn:vlan-120')).toEqual(['MAP-02']);
    expect(codesAt('policy', 'br-vmdata')).toEqual(['MAP-02']);
    const { touched } = world.apply([changeOf(vmdataState('worker-2'))]);
    diagnosis.update(touched);
    expect(codesAt('node', 'worker-2')).toEqual([]);
  });

  it('names the causes of a finding in one order, whichever policy was read first', () => {
    const failed = ['a', 'b'].flatMap((name) => [
      nncp(name, { interfaces: [{ name: 'br-x', type: 'ovs-bridge', state: 'up' }] }),
      nnce('worker-1', name, { condition: 'Failing' }),
    ]);
    const dangling = nns('worker-1', [], { vmdata: 'br-x' });
    const causes = (...objects: readonly PlainObject[]) => {
      const diagnosis = createDiagnosis(worldFrom(objects));
      return diagnosis
        .all()
        .filter(({ code }) => code === 'MAP-03')
        .flatMap((finding) => diagnosis.causesOf(finding).map(({ subject }) => subject.key));
    };
    expect(causes(dangling, ...failed)).toEqual(['a', 'b']);
    expect(causes(...failed.toReversed(), dangling)).toEqual(['a', 'b']);
  });

  it('folds what a verdict told under a policy that turns out to be its cause', () => {
    const dangling = nns('worker-1', [], { vmdata: 'br-x' });
    const world = worldFrom([
      node('worker-1'),
      dangling,
      localnetNad('team-a', 'vlan-120'),
      nnce('worker-1', 'uplinks', { condition: 'Failing' }),
    ]);
    const diagnosis = createDiagnosis(world);
    const told = () =>
      diagnosis.verdict('ovn:vlan-120').firstBroken?.findings.map(({ code }) => code);
    expect(told()).toEqual(['MAP-03']);
    const bridge = { name: 'br-x', type: 'ovs-bridge', state: 'up' };
    const { touched } = world.apply([changeOf(nncp('uplinks', { interfaces: [bridge] }))]);
    diagnosis.update(touched);
    expect(told()).toEqual(['NNCP-01']);
  });

  it('works in slices, and whoever asks in between gets what fits to the world', () => {
    const objects = [
      node('worker-1', labelled),
      node('worker-2'),
      vmdataState('worker-1'),
      bareState('worker-2'),
      policy,
      localnetNad('team-a', 'vlan-120'),
      vm('team-a', 'web-1', { nics: lan }),
    ];
    const world = worldFrom(objects);
    const diagnosis = createDiagnosis(world);
    const inOneGo = seen(createDiagnosis(world), world);
    let slices = 0;
    for (let over = false; !over; slices += 1) {
      let checks = 0;
      over = diagnosis.work(() => (checks += 1) <= 3);
    }
    expect(slices).toBeGreaterThan(3);
    expect(seen(diagnosis, world)).toEqual(inOneGo);
    diagnosis.update(world.apply([changeOf(vmdataState('worker-2'))]).touched);
    expect(diagnosis.work(() => false)).toBe(false);
    expect(diagnosis.of({ scope: 'node', key: 'worker-2' })).toEqual([]);
    expect(diagnosis.work(() => true)).toBe(true);
  });

  it('hands out the same lists until something changes', () => {
    const world = worldFrom([localnetNad('team-a', 'vlan-120', { mtu: undefined })]);
    const diagnosis = createDiagnosis(world);
    const [all, verdict] = [diagnosis.all(), diagnosis.verdict('ovn:vlan-120')];
    diagnosis.update(new Map());
    expect(diagnosis.all()).toBe(all);
    expect(diagnosis.verdict('ovn:vlan-120')).toBe(verdict);
  });

  it('hands out the same objects after a change that says nothing about them, and others after one that does', () => {
    const spare = (mtu: number) => nns('worker-1', [nic('ens9', { mtu })], {});
    const world = worldFrom([
      node('worker-1'),
      node('worker-2'),
      vmdataState('worker-2'),
      spare(1500),
      localnetNad('team-a', 'vlan-120', { mtu: undefined }),
    ]);
    const diagnosis = createDiagnosis(world);
    const given = () => [diagnosis.all(), diagnosis.findings(), diagnosis.verdict('ovn:vlan-120')];
    const before = given();
    diagnosis.update(world.apply([changeOf(spare(9000))]).touched);
    for (const [index, one] of given().entries()) expect(one).toBe(before[index]);
    diagnosis.update(world.apply([changeOf(vmdataState('worker-1'))]).touched);
    for (const [index, one] of given().entries()) expect(one).not.toBe(before[index]);
  });

  it('lists every rule whose kinds were not read, and no other', () => {
    const diagnosis = createDiagnosis(worldFrom([], { nnce: { status: 'forbidden', reason: '' } }));
    expect(diagnosis.unchecked()).toContainEqual({
      code: 'NNCP-01',
      reason: { kind: 'nnce', cause: 'forbidden', detail: '' },
      checkedIn: [],
    });
    expect(diagnosis.unchecked().map(({ code }) => code)).not.toContain('NAD-01');
  });
});
