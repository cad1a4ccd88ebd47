import { linuxBridge, nns, node, ovsBridge } from '../../../../dev/fixtures/objects';
import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { mappedToLinuxBridge } from './mappedToLinuxBridge';

const check = (objects: Parameters<typeof worldFrom>[0]) =>
  mappedToLinuxBridge.check('vmdata', worldFrom(objects));

describe('MAP-04', () => {
  it('is found where the bridge of the mapping is a Linux bridge, once for all its nodes', () => {
    const states = ['worker-1', 'worker-2'].map((name) =>
      nns(name, [linuxBridge('br1', ['ens224'])], { vmdata: 'br1' }),
    );
    const findings = check([node('worker-1'), node('worker-2'), ...states]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      hop: 'bridge',
      params: { bridge: 'br1', nodes: 'worker-1, worker-2', count: 2 },
    });
  });

  it('is not found where an OVS bridge of that name is there too', () => {
    const both = [linuxBridge('br1', []), ovsBridge('br1', [])];
    expect(check([node('worker-1'), nns('worker-1', both, { vmdata: 'br1' })])).toEqual([]);
  });

  it('is not found where the bridge is missing: that is MAP-03', () => {
    expect(check([node('worker-1'), nns('worker-1', [], { vmdata: 'br1' })])).toEqual([]);
  });

  it('says nothing where mappings are not reported', () => {
    expect(check([node('worker-1'), nns('worker-1', [linuxBridge('br1', [])])])).toEqual([]);
  });
});
