import { localnetNad, node, vmdataState } from '../dev/fixtures/objects';
import { vm } from '../dev/fixtures/machineObjects';
import { asObject, at } from '../src/core/values/json';
import { json, run } from './fixtures/runOver';
import { smallCluster } from './fixtures/smallCluster';

describe('what the files do not hold', () => {
  it('is unknown, never fine', async () => {
    const { out, code } = await run({ 'a.json': json(localnetNad('team-a', 'vlan-120')) }, [
      'a.json',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('vlan-120  unknown');
    expect(out).toContain('reach unknown: What was read does not include nodes.');
    expect(out).toContain('VM NICs: unknown');
    expect(out).toContain('Nothing wrong was found in what could be checked.');
    expect(out).toMatch(/MAP-01, .*: What was read does not include node network\s+states\./);
  });

  it('is said of the files, as there is no cluster that could report it', async () => {
    const { out } = await run({ 'a.json': json(...smallCluster, node('worker-3')) }, ['a.json']);
    expect(out.replace(/\s+/g, ' ')).toContain('The files do not say it for worker-3.');
    expect(out).not.toContain('This cluster');
  });

  const without = (kind: string, name: string, change: (object: object) => object | undefined) =>
    smallCluster.flatMap((object) =>
      object.kind === kind && asObject(asObject(object)?.metadata)?.name === name
        ? (change(object) ?? [])
        : [object],
    );
  const state = vmdataState('worker-2');

  it.each<[string, readonly object[], string, RegExp]>([
    [
      'no report of a node',
      without('NodeNetworkState', 'worker-2', () => undefined),
      'worker-2',
      /The files do not say it for worker-2\./,
    ],
    [
      'a report without its status',
      without('NodeNetworkState', 'worker-2', () => ({ ...state, status: undefined })),
      'worker-2',
      /The files do not say it for worker-2\./,
    ],
    [
      'a report without mappings',
      without('NodeNetworkState', 'worker-2', () => ({
        ...state,
        status: { currentState: { ...asObject(at(state, 'status', 'currentState')), ovn: null } },
      })),
      'worker-2',
      /The files do not say it for worker-2\./,
    ],
    [
      'a node without labels',
      without('Node', 'worker-2', (object) => ({
        ...object,
        metadata: { name: 'worker-2', labels: null },
      })),
      'worker-2',
      /Part of the nodes could not be read\. worker-2: metadata\.labels/,
    ],
  ])('is named, and nothing is called fine as a whole: %s', async (_what, objects, on, why) => {
    const tree = { 'a.json': json(...objects) };
    const { code, out } = await run(tree, ['a.json']);
    const text = out.replace(/\s+/g, ' ');
    expect(code).toBe(0);
    expect(out).toContain('Nothing wrong was found in what could be checked.');
    expect(text).toMatch(
      new RegExp(`Not checked .*vlan-120: reach unknown on ${on}: ${why.source}`),
    );
    const report: unknown = JSON.parse((await run(tree, ['a.json', '-o', 'json'])).out);
    expect(report).toMatchObject({ unknownReach: [{ network: 'ovn:vlan-120', nodes: [on] }] });
  });

  it('is said once for all nodes of which it is true', async () => {
    const nodes = ['worker-1', 'worker-2', 'worker-3', 'worker-4'].map((name) => node(name));
    const states = ['worker-3', 'worker-4'].map((name) => ({
      ...vmdataState(name),
      status: { currentState: null },
    }));
    const tree = { 'a.json': json(localnetNad('team-a', 'vlan-120'), ...nodes, ...states) };
    const text = (await run(tree, ['a.json'])).out.replace(/\s+/g, ' ');
    expect(text).toContain(
      'vlan-120: reach unknown on 4 nodes (worker-1, worker-2, worker-3, worker-4): The files do not say it for worker-1, worker-2, worker-3, worker-4.',
    );
  });

  it.each([
    [
      'ClusterUserDefinedNetwork',
      'k8s.ovn.org/v1',
      { spec: { network: 7 } },
      'cudn',
      'spec.network',
    ],
    ['Namespace', 'v1', { metadata: { name: 'x', labels: 7 } }, 'namespace', 'metadata.labels'],
  ])(
    'is what a %s read in part leaves open, though no rule looks at it',
    async (kind, apiVersion, rest, short, path) => {
      const object = { apiVersion, kind, metadata: { name: 'x' }, ...rest };
      const tree = { 'a.json': json(...smallCluster, object) };
      const { out } = await run(tree, ['a.json', '-o', 'json']);
      expect(JSON.parse(out)).toMatchObject({
        unchecked: expect.arrayContaining([
          expect.objectContaining({
            code: null,
            kind: short,
            cause: 'unreadable',
            detail: `x: ${path}`,
          }),
        ]) as unknown,
      });
      expect((await run(tree, ['a.json'])).out).toMatch(
        new RegExp(`^  Part of the .* could not be read\\. x:\\s+${path}`, 'm'),
      );
    },
  );

  it('is not taken for a proof, and a network that is broken all the same is not passed over', async () => {
    const objects = [
      node('worker-1'),
      vmdataState('worker-1'),
      node('worker-2', { unschedulable: true }),
      localnetNad('team-a', 'dmz', { physicalNetworkName: 'dmz' }),
    ];
    const { code, out } = await run({ 'a.json': json(...objects) }, ['a.json']);
    expect(code).toBe(1);
    expect(out).toContain('dmz  error');
    expect(out).not.toContain('mapped on no node');
    expect(out).not.toContain('Nothing wrong');
    expect(out).toContain('No rule says why, but a network is not whole: its chain says where.');
  });

  it('is whether there are nodes where VMs may run', async () => {
    const unlabelled = without('Node', 'worker-1', () => undefined).flatMap((object) =>
      asObject(object)?.kind === 'Node' ? node('worker-2', { ready: false }) : [object],
    );
    const { out } = await run({ 'a.json': json(...unlabelled) }, ['a.json']);
    expect(out).toContain('Nothing wrong was found in what could be checked.');
    expect(out).toContain('vlan-120: reach unknown: No node where VMs may run is in the files.');
  });

  it('is nothing of the reach where all nodes were read', async () => {
    const { out } = await run({ 'a.json': json(...smallCluster) }, ['a.json']);
    expect(out).not.toContain('reach unknown');
  });

  it('and what could not be read of an object is unknown, with the place', async () => {
    const state = { ...vmdataState('worker-2'), status: { currentState: { interfaces: 'zip' } } };
    const { out, code } = await run({ 'a.json': json(...smallCluster, state) }, ['a.json']);
    expect(code).toBe(0);
    expect(out).toContain('unknown on worker-2');
    expect(out).toContain(
      'NodeNetworkState worker-2: status.currentState.interfaces could not be read',
    );
  });

  it('is told from an explicit empty list', async () => {
    const empty = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineList', items: null };
    const { out } = await run(
      { 'a.json': json(localnetNad('team-a', 'vlan-120')), 'b.json': JSON.stringify(empty) },
      ['a.json', 'b.json'],
    );
    expect(out).toContain('VM NICs: 0');
  });

  it('finds a missing attachment only where attachments were listed', async () => {
    const web = vm('team-a', 'web-1', { nics: { lan: 'gone' } });
    const alone = await run({ 'a.json': json(web) }, ['a.json']);
    expect([alone.code, alone.out.includes('VM-01: ')]).toEqual([0, false]);
    const listed = await run({ 'a.json': json(web, localnetNad('team-a', 'other')) }, ['a.json']);
    expect(listed.code).toBe(1);
    expect(listed.out).toContain('VM-01 team-a/web-1: NIC lan refers to team-a/gone');
  });
});
