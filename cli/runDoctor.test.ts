import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareState, localnetNad, node } from '../dev/fixtures/objects';
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
