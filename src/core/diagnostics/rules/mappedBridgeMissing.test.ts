import {
  localnetNad,
  nic,
  nnce,
  nncp,
  nns,
  node,
  ovsBridge,
} from '../../../../dev/fixtures/objects';
import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { createDiagnosis } from '../createDiagnosis';
import { mappedBridgeMissing } from './mappedBridgeMissing';

const dangling = nns('worker-1', [nic('ens224')], { vmdata: 'br-vmdata' });
const cluster = [node('worker-1'), dangling, localnetNad('team-a', 'vlan-120')];

describe('MAP-03', () => {
  it('is found where a mapping points to a bridge that the node does not have', () => {
    const [finding, ...others] = mappedBridgeMissing.check('vmdata', worldFrom(cluster));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      hop: 'bridge',
      evidence: [{ kind: 'nns', key: 'worker-1', found: 'vmdata:br-vmdata' }],
      params: { bridge: 'br-vmdata', nodes: 'worker-1', count: 1 },
    });
  });

  it('is not found where the bridge is there, nor for a localnet that no node maps', () => {
    const sound = nns('worker-1', [ovsBridge('br-vmdata', [])], { vmdata: 'br-vmdata' });
    const world = worldFrom([node('worker-1'), sound]);
    expect(mappedBridgeMissing.check('vmdata', world)).toEqual([]);
    expect(mappedBridgeMissing.check('other', world)).toEqual([]);
  });

  it('is folded under the policy that should have made the bridge and failed there', () => {
    const policy = nncp('br-vmdata', {
      interfaces: [{ name: 'br-vmdata', type: 'ovs-bridge', state: 'up' }],
      mappings: { vmdata: 'br-vmdata' },
    });
    const failed = nnce('worker-1', 'br-vmdata', { condition: 'Failing' });
    const diagnosis = createDiagnosis(worldFrom([...cluster, policy, failed]));
    expect(diagnosis.all().map(({ code }) => code)).toEqual(['MAP-03', 'NNCP-01']);
    expect(diagnosis.findings().map(({ code }) => code)).toEqual(['NNCP-01']);
  });

  it('is not folded under a policy that failed on some of its nodes only', () => {
    const policy = nncp('br-vmdata', {
      interfaces: [{ name: 'br-vmdata', type: 'ovs-bridge', state: 'up' }],
      mappings: { vmdata: 'br-vmdata' },
    });
    const diagnosis = createDiagnosis(
      worldFrom([
        ...cluster,
        node('worker-2'),
        nns('worker-2', [nic('ens224')], { vmdata: 'br-vmdata' }),
        policy,
        nnce('worker-1', 'br-vmdata', { condition: 'Failing' }),
        nnce('worker-2', 'br-vmdata'),
      ]),
    );
    expect(diagnosis.findings().map(({ code }) => code)).toEqual(['MAP-03', 'NNCP-01']);
  });

  it('is not folded under a failed policy that makes another bridge', () => {
    const policy = nncp('br-other', {
      interfaces: [{ name: 'br-other', type: 'ovs-bridge', state: 'up' }],
    });
    const failed = nnce('worker-1', 'br-other', { condition: 'Failing' });
    const diagnosis = createDiagnosis(worldFrom([...cluster, policy, failed]));
    expect(diagnosis.findings().map(({ code }) => code)).toEqual(['MAP-03', 'NNCP-01']);
  });

  it('says nothing of nodes whose state could not be read', () => {
    const world = worldFrom(cluster.slice(2), { nns: { status: 'forbidden', reason: '' } });
    const diagnosis = createDiagnosis(world);
    expect(diagnosis.all().map(({ code }) => code)).toEqual(['PLT-05']);
    expect(diagnosis.unchecked().map(({ code }) => code)).toContain('MAP-03');
  });
});
