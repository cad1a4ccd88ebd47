import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareState, localnetNad, node, vmdataState } from '../dev/fixtures/objects';
import { vm } from '../dev/fixtures/machineObjects';
import { asObject, at } from '../src/core/values/json';
import { json, run } from './fixtures/runOver';
import { smallCluster } from './fixtures/smallCluster';

describe('the command line', () => {
  it.each([
    [[], 'No path was given.'],
    [['--colour', 'x'], 'There is no option --colour.'],
    [['-o', 'xml', 'x'], '--output is text or json, not xml.'],
    [['x', '--output'], '--output is text or json, not .'],
  ])('%j is refused with a sentence, the usage and code 2', async (argv, sentence) => {
    const { code, out, complaints } = await run({}, argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(complaints).toContain(sentence);
    expect(complaints).toContain('Usage: npm run doctor');
  });

  it('helps without reading anything', async () => {
    expect(await run({}, ['--help'])).toMatchObject({ code: 0, complaints: '' });
  });

  it('takes paths after -- as they are', async () => {
    expect((await run({ '--x.yaml': json(node('a')) }, ['--', '--x.yaml'])).code).toBe(0);
  });
});

describe('exit codes', () => {
  it('is 0 where nothing is broken, warnings included', async () => {
    const { code, out } = await run({ 'a.json': json(...smallCluster) }, ['a.json']);
    expect(code).toBe(0);
    expect(out).toContain('where VMs may run it reaches 2 of 2 nodes; the switch was not seen');
    const gap = await run(
      { 'a.json': json(node('worker-3'), bareState('worker-3'), ...smallCluster) },
      ['a.json'],
    );
    expect(gap.code).toBe(0);
    expect(gap.out).toMatch(
      /^warning {3}MAP-02 worker-3 has no bridge br-vmdata for localnet vmdata$/m,
    );
  });

  it('is 1 where something is broken', async () => {
    const broken = localnetNad('team-a', 'dmz', { physicalNetworkName: 'dmz' });
    const policies = {
      apiVersion: 'nmstate.io/v1',
      kind: 'NodeNetworkConfigurationPolicyList',
      items: [],
    };
    const { code, out } = await run(
      { 'a.json': json(...smallCluster, broken), 'b.json': JSON.stringify(policies) },
      ['a.json', 'b.json'],
    );
    expect(code).toBe(1);
    expect(out).toMatch(/^error {5}MAP-01 Localnet dmz is mapped on no node$/m);
  });

  it('is 2 where something could not be read, even if the rest is broken', async () => {
    const broken = localnetNad('team-a', 'lan', { netAttachDefName: 'x/y' });
    const { code, complaints } = await run({ 'a.json': json(broken) }, ['a.json', 'gone']);
    expect(code).toBe(2);
    expect(complaints).toBe('gone cannot be read: no such file');
  });
});

describe('reading', () => {
  it('reads folders recursively, YAML and JSON, single objects, lists and typed lists', async () => {
    const { code, out } = await run(
      {
        'mg/cluster-scoped-resources/core/nodes/worker-1.yaml': JSON.stringify(node('worker-1')),
        'mg/cluster-scoped-resources/nmstate.io/nodenetworkstates/worker-1.yaml': JSON.stringify(
          vmdataState('worker-1'),
        ),
        'mg/namespaces/team-a/nads.json': json(localnetNad('team-a', 'vlan-120')),
        'mg/namespaces/team-a/core/pods.yaml': 'apiVersion: v1\nkind: PodList\nitems: [{}, {}]\n',
        'mg/namespaces/team-a/pods/a/logs/current.log': 'kind: [',
        'mg/.git/config.yaml': 'kind: [',
      },
      ['mg'],
    );
    expect(code).toBe(0);
    expect(out).toContain('reaches 1 of 1 nodes');
    expect(out).toContain('Files read: 4, objects used: 3, objects of kinds that play no part: 2.');
  });

  it('names the line of a fault and reads the documents around it', async () => {
    const text = `${JSON.stringify(node('worker-1'))}\n---\nkind: Node\nmetadata: {name: [}\n---\n${JSON.stringify(node('worker-2'))}\n`;
    const { code, out, complaints } = await run({ 'a.yaml': text }, ['a.yaml']);
    expect(code).toBe(2);
    expect(complaints).toMatch(/^a\.yaml:4 \(document 2\) is not valid: /);
    expect(out).toContain('objects used: 2');
    expect(out).toContain('Could not be used:');
  });

  it('names the line of a fault in JSON', async () => {
    const { complaints } = await run({ 'a.json': '{\n  "kind": "Node",\n  "a": ]\n}' }, ['a.json']);
    expect(complaints).toMatch(/^a\.json:3 is not valid: /);
  });

  it('names an alias without its anchor', async () => {
    const { code, complaints } = await run({ 'a.yaml': 'kind: Node\nmetadata: *gone\n' }, [
      'a.yaml',
    ]);
    expect(code).toBe(2);
    expect(complaints).toMatch(/^a\.yaml:\d is not valid: .*gone/);
  });

  it('calls the reading incomplete for a document that is no object, and not for one without a kind', async () => {
    const garbage = await run({ 'a.yaml': 'just text\n' }, ['a.yaml']);
    expect(garbage.code).toBe(2);
    expect(garbage.complaints).toContain('a.yaml:1 is no Kubernetes object: "just text"');
    const text = `---\nreplicas: 3\n---\n${json(node('worker-1'))}\n`;
    const values = await run({ 'a.yaml': text }, ['a.yaml']);
    expect(values.code).toBe(0);
    expect(values.out).toContain('a.yaml:2 (document 1) is no Kubernetes object: it has no kind');
  });

  it('reads the objects of a bare array', async () => {
    const nad = {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'broken', namespace: 'a' },
      spec: { config: '{broken' },
    };
    const { code, out } = await run({ 'a.json': JSON.stringify([nad]) }, ['a.json']);
    expect(code).toBe(1);
    expect(out).toContain('NAD-01');
  });

  it.each([
    ['entries that are no objects', { items: [5] }],
    ['entries that are no list', { items: 'none' }],
  ])('names %s in a list', async (_what, list) => {
    const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', ...list });
    const { code, complaints } = await run({ 'a.json': text }, ['a.json']);
    expect(code).toBe(2);
    expect(complaints).toContain('a.json:1 is no Kubernetes object');
  });

  it('names objects of its kinds that it cannot identify', async () => {
    const { code, complaints } = await run(
      { 'a.yaml': 'apiVersion: v1\nkind: Node\nmetadata: {}\n' },
      ['a.yaml'],
    );
    expect(code).toBe(2);
    expect(complaints).toBe('a.yaml:1 Node without metadata.name cannot be used');
  });

  it.each([
    ['0001', '1'],
    ['true', 'true'],
    ['[a]', '["a"]'],
  ])('says of an object with the name %s what stands there', async (name, found) => {
    const text = `apiVersion: v1\nkind: Node\nmetadata: {name: ${name}}\n`;
    const { code, complaints } = await run({ 'a.yaml': text }, ['a.yaml']);
    expect(code).toBe(2);
    expect(complaints).toBe(
      `a.yaml:1 Node cannot be used: metadata.name must be a text, not ${found}`,
    );
  });

  it.each([
    ['k8s.cni.cncf.oi/v1', 'NetworkAttachmentDefinition', 2],
    ['nmstate/v1', 'NodeNetworkConfigurationPolicy', 2],
    ['core/v1', 'Namespace', 2],
    ['config.openshift.io/v1', 'Node', 0],
    ['management.cattle.io/v3', 'Project', 0],
  ])('names an object of %s %s, which it does not use', async (apiVersion, kind, code) => {
    const object = { apiVersion, kind, metadata: { name: 'lan' } };
    const read = await run({ 'a.json': json(node('worker-1'), object) }, ['a.json']);
    expect(read.code).toBe(code);
    expect(read.out.replace(/\s+/g, ' ')).toContain(
      `a.json:1 (item 2) ${kind} lan is not used: ${apiVersion} is not where the kind`,
    );
    expect(read.out).toContain('objects of kinds that play no part: 1');
  });

  it.each([
    ['v1', 'List', 2],
    ['nmstate.io/v1beta1', 'NodeNetworkStateList', 2],
    ['v1', 'PodList', 0],
  ])('does not take a %s %s without items for an empty one', async (apiVersion, kind, code) => {
    const tree = {
      'a.json': json(node('worker-1')),
      'b.json': JSON.stringify({ apiVersion, kind }),
    };
    const { code: is, out } = await run(tree, ['a.json', 'b.json']);
    expect(is).toBe(code);
    expect(out.includes(`b.json:1 ${kind} without items cannot be used`)).toBe(code === 2);
  });

  it('names fields that it could not read in objects that it used', async () => {
    const state = { ...bareState('worker-1'), status: { currentState: { interfaces: [{}] } } };
    const { out } = await run({ 'a.json': JSON.stringify(state) }, ['a.json']);
    expect(out).toContain('Read in part:');
    expect(out).toContain('NodeNetworkState worker-1: status.currentState.interfaces[0].name');
  });

  it('says which of two different objects of one name it used', async () => {
    const { out } = await run(
      {
        'a.json': json(localnetNad('a', 'x')),
        'b.json': json(localnetNad('a', 'x', { vlanID: 7 })),
      },
      ['a.json', 'b.json', 'a.json'],
    );
    expect(out).toContain(
      'b.json:1 NetworkAttachmentDefinition a/x differs from the one in a.json; this one was used',
    );
    expect(out).toContain('VLAN 7');
  });

  it('names a file that may not be read', async () => {
    const { code, complaints } = await run({ 'a.yaml': '' }, ['a.yaml'], {
      read: () => Promise.reject(new Error('EACCES: permission denied')),
    });
    expect(code).toBe(2);
    expect(complaints).toBe('a.yaml cannot be read: EACCES: permission denied');
  });

  it.each([
    ['Node', 2],
    ['NodeNetworkConfigurationPolicy', 2],
    ['Deployment', 0],
  ])(
    'names a %s without apiVersion, with its place in the file and in the list',
    async (kind, code) => {
      const meant = { kind, metadata: { name: 'a' } };
      const list = { apiVersion: 'v1', kind: 'List', items: [node('worker-1'), meant] };
      const text = `${JSON.stringify(node('worker-2'))}\n---\n${JSON.stringify(list)}\n`;
      const read = await run({ 'a.yaml': text }, ['a.yaml']);
      expect(read.code).toBe(code);
      expect(read.out).toContain(
        `a.yaml:3 (document 2, item 2) ${kind} without apiVersion cannot be used`,
      );
      expect(read.out).toContain('objects of kinds that play no part: 0');
    },
  );

  it('names files that hold nothing, and what it left out of a folder', async () => {
    const { code, out } = await run(
      {
        'x/a.json': json(node('worker-1')),
        'x/empty.yaml': '---\n# nothing\n',
        'x/notes.txt': 'kind: Node',
        'x/nodes.yaml.gz': 'kind: Node',
        'x/.git/config.yaml': 'kind: Node',
      },
      ['x'],
    );
    expect(code).toBe(0);
    expect(out).toContain('x/empty.yaml holds no document');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Left out, because the name is that of no manifest: 3 (x/.git/, x/nodes.yaml.gz, x/notes.txt).',
    );
  });

  it('names the empty documents beside others in a file', async () => {
    const { code, out } = await run(
      { 'a.yaml': `---\n# nothing\n---\n${json(node('worker-1'))}\n---\n` },
      ['a.yaml'],
    );
    expect([code, out.includes('objects used: 1')]).toEqual([0, true]);
    expect(out).toContain('a.yaml holds, beside others, empty documents: 2');
  });

  it('reads a file that is named whatever it is called, and says of one that is no text what it is', async () => {
    const named = await run({ noext: json(...smallCluster) }, ['noext']);
    expect([named.code, named.out.includes('reaches 2 of 2 nodes')]).toEqual([0, true]);
    const packed = await run({ 'a.yaml.gz': '\u001f\ufffd\b\0\0' }, ['a.yaml.gz']);
    expect([packed.code, packed.complaints]).toEqual([
      2,
      'a.yaml.gz is no text, so neither YAML nor JSON',
    ]);
    const socket = await run({}, ['s'], { kindOf: () => Promise.resolve('other') });
    expect([socket.code, socket.complaints]).toEqual([2, 's is neither a file nor a folder']);
  });

  it.each([
    ['holds no manifest', { 'x/a.txt': 'a' }],
    ['holds nothing of the kinds that play a part', { 'x/a.yaml': 'apiVersion: v1\nkind: Pod\n' }],
    ['holds an empty file', { 'x/a.yaml': '' }],
  ])(
    'says of a folder that %s that nothing was read, and not that nothing is wrong',
    async (_what, tree) => {
      const { code, out, complaints } = await run(tree, ['x']);
      expect(code).toBe(2);
      expect(complaints).toMatch(/^Nothing was read: /);
      expect(out).toContain('Nothing was read: ');
      expect(out).not.toContain('Nothing wrong');
      const { code: again, out: report } = await run(tree, ['x', '-o', 'json']);
      expect([again, JSON.parse(report)]).toMatchObject([2, { exitCode: 2 }]);
    },
  );

  it('takes any version of a kind', async () => {
    const old = { ...vmdataState('worker-1'), apiVersion: 'nmstate.io/v1alpha1' };
    expect((await run({ 'a.json': JSON.stringify(old) }, ['a.json'])).out).toContain(
      'objects used: 1',
    );
  });
});

describe('manifests that leave their namespace out, as they may in Git', () => {
  const bare = (object: { metadata?: unknown }) => ({
    ...object,
    metadata: { ...asObject(object.metadata), namespace: undefined },
  });
  const cluster = [
    node('worker-1'),
    vmdataState('worker-1'),
    bare(localnetNad('team-a', 'vlan-120')),
    bare(vm('team-a', 'web', { nics: { lan: 'vlan-120' } })),
  ];

  it('are told, joined with one another, and not called wrong for it', async () => {
    const { code, out } = await run({ 'a.json': json(...cluster) }, ['a.json']);
    expect(code).toBe(0);
    expect(out).toContain('NetworkAttachmentDefinition vlan-120 names no namespace.');
    expect(out).toContain('VirtualMachine web names no namespace.');
    expect(out).toContain('VM NICs: 1');
    expect(out).not.toMatch(/NAD-02|VM-01|VM-02/);
  });

  it('are wrong where their configuration carries another name', async () => {
    const copy = bare(localnetNad('team-a', 'vlan-120', { netAttachDefName: 'team-a/vlan-7' }));
    const { code, out } = await run({ 'a.json': json(...cluster, copy) }, ['a.json']);
    expect(code).toBe(1);
    expect(out).toContain('NAD-02');
  });

  it('may refer to an attachment of any namespace', async () => {
    const guest = bare(vm('team-a', 'db', { nics: { lan: 'team-b/vlan-120' } }));
    const other = localnetNad('team-b', 'vlan-120');
    const { out } = await run({ 'a.json': json(...cluster, other, guest) }, ['a.json']);
    expect(out).not.toContain('VM-02');
  });
});

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
      new RegExp(`Not checked .*vlan-120: reach unknown on 1 nodes \\(${on}\\): ${why.source}`),
    );
    const report: unknown = JSON.parse((await run(tree, ['a.json', '-o', 'json'])).out);
    expect(report).toMatchObject({ unknownReach: [{ network: 'ovn:vlan-120', nodes: [on] }] });
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

describe('the real command', () => {
  it('reads a folder of the machine, links to files included, and ends with the exit code', () => {
    const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
    try {
      const broken = localnetNad('team-a', 'lan', { netAttachDefName: 'x/y' });
      writeFileSync(join(folder, 'nad.json'), JSON.stringify(broken));
      symlinkSync(folder, join(folder, 'self'));
      symlinkSync(join(folder, 'nad.json'), join(folder, 'link.yaml'));
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', join(__dirname, 'doctor.ts'), folder],
        { encoding: 'utf8', cwd: join(__dirname, '..') },
      );
      expect(stderr).toBe('');
      expect(stdout).toContain('NAD-02 team-a/lan carries another name');
      expect(stdout).toContain('Files read: 2');
      expect(status).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 30_000);
});
