import type { Step, Write } from '../core/plan/plan';
import { sayEnglish } from './catalogue';
import { stepTitle, waitTitle } from './stepTitle';

const step = (change: Partial<Step>): Step => ({
  id: 'x',
  kind: 'nncp',
  namespace: '',
  name: 'p',
  write: { type: 'delete' },
  after: [],
  undo: [],
  ...change,
});

const mappings = [{ localnet: 'tenant', bridge: 'br-ex' }];
const create = (spec: unknown): Write => ({
  type: 'create',
  manifest: { apiVersion: '', kind: '', metadata: { name: 'p' }, spec },
});
const patch: Write = { type: 'patch', operations: [] };
const vm = { kind: 'vm', namespace: 'team-a', name: 'web' } as const;
const nad = { kind: 'nad', namespace: 'team-a', name: 'vlan-120' } as const;

describe('the title of a step', () => {
  test.each<[Partial<Step>, string]>([
    [
      { write: create({ desiredState: { ovn: { 'bridge-mappings': mappings } } }) },
      'Map localnet tenant to bridge br-ex by policy p',
    ],
    [{ write: create({}) }, 'Create nncp p'],
    [{ ...nad, write: create({}) }, 'Create network attachment vlan-120 in namespace team-a'],
    [nad, 'Delete network attachment vlan-120 in namespace team-a'],
    [{}, 'Delete policy p'],
    [vm, 'Delete vm web'],
    [
      {
        ...vm,
        id: 'attach vm team-a/web',
        write: patch,
        waitFor: { type: 'nic', vm: 'team-a/web', nic: 'vlan' },
      },
      'Attach NIC vlan to VM team-a/web',
    ],
    [{ ...vm, id: 'attach vm team-a/web', write: patch }, 'Change the NICs of VM team-a/web'],
    [{ ...vm, id: 'detach vm team-a/web', write: patch }, 'Restore the NICs of VM team-a/web'],
    [{ id: 'retry nncp p', write: patch }, 'Try policy p again on all its nodes'],
    [{ id: 'unmap nncp p', write: patch }, 'Take the mapping of policy p off the nodes'],
    [{ id: 'other', write: patch }, 'Change nncp p'],
  ])('%j', (change, title) => {
    expect(stepTitle(step(change), sayEnglish)).toBe(title);
  });

  test('says what it waits for', () => {
    expect(waitTitle({ type: 'policy', policy: 'p' }, sayEnglish)).toBe(
      'Wait until every node has applied policy p',
    );
    expect(waitTitle({ type: 'nic', vm: 'team-a/web', nic: 'vlan' }, sayEnglish)).toBe(
      'Wait until NIC vlan is attached to team-a/web',
    );
  });
});
