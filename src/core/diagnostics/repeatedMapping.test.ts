import { localnetNad, nic, node, nns, ovsBridge, vmdataState } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { mappedAgain } from '../../../dev/fixtures/mappedAgain';
import { changeOf, worldFrom } from '../../../dev/fixtures/worldFrom';
import { createDiagnosis } from './createDiagnosis';

const network = localnetNad('team-a', 'vlan-120');

describe('a localnet that a node maps to two bridges', () => {
  it('leads to nobody knows which, and the other localnets to where they say', () => {
    const twice = mappedAgain(vmdataState('worker-2'), 'vmdata', 'br-ex');
    const states = [vmdataState('worker-1'), twice];
    const world = worldFrom([node('worker-1'), node('worker-2'), ...states, network]);
    const diagnosis = createDiagnosis(world);
    expect(diagnosis.all()).toEqual([]);
    const verdict = diagnosis.verdict('ovn:vlan-120');
    expect(verdict.health).toBe('unknown');
    expect(verdict.hops.find(({ hop }) => hop === 'mapping')).toMatchObject({
      status: 'unknown',
      nodes: { ok: ['worker-1'], broken: [], unknown: ['worker-2'] },
      reason: { kind: 'nns', cause: 'repeated', detail: 'worker-2: vmdata (br-vmdata, br-ex)' },
    });
    expect(world.localnet('physnet')?.chains[1]).toMatchObject({
      node: 'worker-2',
      mapping: { known: true, value: { bridge: 'br-ex' } },
      bridge: { known: true },
    });
  });

  it('does not hide that the bridge of another localnet has no uplink', () => {
    const bare = nns(
      'worker-1',
      [nic('ens224'), ovsBridge('br-a', []), ovsBridge('br-b', ['ens224'])],
      {
        alpha: 'br-a',
        beta: 'br-a',
      },
    );
    const world = worldFrom([node('worker-1'), mappedAgain(bare, 'alpha', 'br-b')]);
    expect(createDiagnosis(world).all()).toMatchObject([
      { code: 'BR-01', subject: { key: 'beta' }, params: { bridge: 'br-a' } },
    ]);
  });

  it('is looked at again when it comes and when it goes', () => {
    const state = vmdataState('worker-1');
    const world = worldFrom([node('worker-1'), state, network]);
    const diagnosis = createDiagnosis(world);
    const health = (object: PlainObject) => {
      diagnosis.update(world.apply([changeOf(object)]).touched);
      return diagnosis.verdict('ovn:vlan-120').health;
    };
    expect(health(state)).toBe('ok');
    expect(health(mappedAgain(state, 'vmdata', 'br-ex'))).toBe('unknown');
    expect(health(state)).toBe('ok');
  });
});
