import { cudn, localnetNad, nncp, nns, node, vmdataState } from '../../../../dev/fixtures/objects';
import type { PlainObject } from '../../../../dev/fixtures/objects';
import { changeOf, worldFrom } from '../../../../dev/fixtures/worldFrom';
import { createDiagnosis } from '../createDiagnosis';
import { localnetMappedNowhere } from './localnetMappedNowhere';

const cluster = [node('worker-1'), vmdataState('worker-1')];
const onLocalnet = (localnet: string) =>
  localnetNad('team-a', 'dmz', { physicalNetworkName: localnet });

const check = (localnet: string, objects: Parameters<typeof worldFrom>[0]) =>
  localnetMappedNowhere.check(localnet, worldFrom(objects));

describe('MAP-01', () => {
  it('is found for a localnet that no node maps and no policy asks for', () => {
    const findings = check('dmz', [...cluster, onLocalnet('dmz')]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      hop: 'mapping',
      related: [{ scope: 'network', key: 'ovn:dmz' }],
      evidence: [{ kind: 'nad', key: 'team-a/dmz', found: 'dmz' }],
      params: { variant: 'unmapped', suggestion: '', networks: 'dmz' },
    });
  });

  it('suggests the localnet that was probably meant, by case, separators and letters', () => {
    for (const written of ['VMData', 'vm-data', 'vmdta']) {
      const [finding] = check(written, [...cluster, onLocalnet(written)]);
      expect(finding?.params).toMatchObject({ variant: 'misspelt', suggestion: 'vmdata' });
    }
  });

  it('is found for a cluster user-defined network before it renders an attachment', () => {
    const [finding] = check('dmz', [...cluster, cudn('dmz', 'dmz', 300)]);
    expect(finding?.evidence).toEqual([
      {
        kind: 'cudn',
        key: 'dmz',
        path: 'spec.network.localnet.physicalNetworkName',
        found: 'dmz',
      },
    ]);
  });

  it('is not found where one node maps it, where a policy asks for it, or where nothing uses it', () => {
    expect(check('vmdata', [...cluster, onLocalnet('vmdata')])).toEqual([]);
    const policy = nncp('dmz', { mappings: { dmz: 'br-vmdata' } });
    expect(check('dmz', [...cluster, onLocalnet('dmz'), policy])).toEqual([]);
    expect(check('dmz', cluster)).toEqual([]);
  });

  it('is found where the only policy that names it takes the mapping away', () => {
    const policy = nncp('dmz', { unmapped: ['dmz'] });
    expect(check('dmz', [...cluster, onLocalnet('dmz'), policy])).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof worldFrom>[0]]>([
    ['has no report', []],
    ['has an empty report', [{ ...nns('worker-2', []), status: {} }]],
    ['does not report mappings', [nns('worker-2', [])]],
  ])('is unchecked while a node %s: that one may map it', (_, reports) => {
    const world = worldFrom([...cluster, node('worker-2'), ...reports, onLocalnet('dmz')]);
    const diagnosis = createDiagnosis(world);
    expect(diagnosis.all().map(({ code }) => code)).not.toContain('MAP-01');
    expect(diagnosis.verdict('ovn:dmz').health).not.toBe('error');
    expect(diagnosis.unchecked()).toContainEqual({
      code: 'MAP-01',
      reason: { kind: 'nns', cause: 'not-reported', detail: 'worker-2' },
      checkedIn: [],
    });
    diagnosis.update(world.apply([changeOf(nns('worker-2', [], {}))]).touched);
    expect(diagnosis.all().map(({ code }) => code)).toContain('MAP-01');
  });

  it.each([
    ['whose mappings are a template', { ovn: '{{ capture.ovn }}' }],
    ['with a mapping that could not be read', { ovn: { 'bridge-mappings': [7] } }],
    [
      'with a mapping of this localnet whose bridge could not be read',
      { ovn: { 'bridge-mappings': [{ localnet: 'dmz', bridge: 7, state: 'present' }] } },
    ],
  ])('is not found while there is a policy %s: that one may map it', (_, desiredState) => {
    const policy = { ...nncp('p'), spec: { desiredState } };
    expect(check('dmz', [...cluster, onLocalnet('dmz'), policy])).toEqual([]);
  });

  it('is found beside a policy of which only something else could not be read', () => {
    const policy = { ...nncp('p'), spec: { desiredState: { interfaces: 7 } } };
    expect(check('dmz', [...cluster, onLocalnet('dmz'), policy])).toHaveLength(1);
  });

  it('does not wait for a node that VMs are kept away from for good', () => {
    const taints = [{ key: 'node-role.kubernetes.io/master', effect: 'NoSchedule' }];
    const apart = node('control-1', { taints });
    expect(check('dmz', [...cluster, apart, onLocalnet('dmz')])).toHaveLength(1);
  });

  it.each<[string, PlainObject]>([
    ['is cordoned', node('worker-2', { unschedulable: true })],
    ['is not ready', node('worker-2', { ready: false })],
    [
      'is cut off',
      node('worker-2', {
        taints: [{ key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }],
      }),
    ],
    [
      'could not be read in whole',
      { ...node('worker-2'), metadata: { name: 'worker-2', labels: 7 } },
    ],
  ])('waits for the report of a node that %s', (_, later) => {
    expect(check('dmz', [...cluster, later, onLocalnet('dmz')])).toEqual([]);
    const reported = [...cluster, later, nns('worker-2', [], {}), onLocalnet('dmz')];
    expect(check('dmz', reported)).toHaveLength(1);
  });

  it('is unchecked, not found, where nodes do not report mappings', () => {
    const world = worldFrom([node('worker-1'), nns('worker-1', []), onLocalnet('dmz')]);
    const diagnosis = createDiagnosis(world);
    expect(diagnosis.all()).toEqual([]);
    expect(diagnosis.unchecked()).toContainEqual({
      code: 'MAP-01',
      reason: { kind: 'nns', cause: 'not-reported', detail: '' },
      checkedIn: [],
    });
  });
});
