import { bareState, localnetNad, node, vmdataState } from '../dev/fixtures/objects';
import { vm } from '../dev/fixtures/machineObjects';
import { asObject } from '../src/core/values/json';
import { json, run } from './fixtures/runOver';
import { smallCluster } from './fixtures/smallCluster';

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

  it('reads the objects of lists within lists, and not without end', async () => {
    const nested = (depth: number): object =>
      depth === 0
        ? localnetNad('team-a', 'vlan-120')
        : {
            apiVersion: 'v1',
            kind: 'List',
            items: [node(`worker-${String(depth)}`), nested(depth - 1)],
          };
    const { code, out } = await run({ 'a.json': JSON.stringify(nested(5)) }, ['a.json']);
    expect([code, out.includes('objects used: 6')]).toEqual([0, true]);
    const deep = await run({ 'a.json': JSON.stringify(nested(20)) }, ['a.json']);
    expect(deep.code).toBe(2);
    expect(deep.complaints).toMatch(
      /^a\.json:1 \((item 2(, )?){9}\) is not used: it is a list within too many/,
    );
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
