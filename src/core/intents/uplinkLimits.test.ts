import { known, unknownBecause } from '../inventory/loadState';
import type { BridgeOnNode, Uplink } from '../networks/chain';
import { uplinkLimits } from './uplinkLimits';
import type { BridgeAt } from '../networks/chain';

const uplink = (name: string, mtu?: number, vlan?: number): Uplink => ({
  name,
  type: 'ethernet',
  state: 'up',
  mtu,
  speed: undefined,
  members: [],
  mode: undefined,
  vlan,
  neighbours: [],
  lldpEnabled: false,
});

const at = (node: string, ...uplinks: readonly Uplink[]): BridgeAt => {
  const bridge: BridgeOnNode = {
    name: 'br',
    type: 'ovs-bridge',
    uplinks,
    madeUpPorts: [],
    patchPorts: [],
    stp: undefined,
  };
  return { node, bridge: known(bridge) };
};

describe('the limits of uplinks', () => {
  test('are those of the narrowest uplink of the narrowest node', () => {
    const limits = uplinkLimits([
      at('w1', uplink('a', 9000), uplink('b', 1500)),
      at('w2', uplink('c', 1400)),
      at('w3', uplink('d', 1500)),
    ]);
    expect(limits).toEqual({
      lowest: { mtu: 1400, uplink: 'c', node: 'w2' },
      unknownNodes: [],
      tagged: undefined,
    });
  });

  test('are unknown where a node, an uplink or its MTU is not reported', () => {
    const unread: BridgeAt = { node: 'w3', bridge: unknownBecause('nns', 'not-reported') };
    const limits = uplinkLimits([at('w1', uplink('a')), at('w2'), unread]);
    expect(limits).toEqual({
      lowest: undefined,
      unknownNodes: ['w1', 'w2', 'w3'],
      tagged: undefined,
    });
  });

  test('are not those of a node that has no such bridge', () => {
    const limits = uplinkLimits([{ node: 'w1', bridge: known(undefined) }]);
    expect(limits).toEqual({ lowest: undefined, unknownNodes: [], tagged: undefined });
  });

  test('tell the first uplink that tags already', () => {
    const limits = uplinkLimits([
      at('w1', uplink('bond0', 1500)),
      at('w2', uplink('bond0.100', 1500, 100)),
      at('w3', uplink('bond0.200', 1500, 200)),
    ]);
    expect(limits.tagged).toEqual({ uplink: 'bond0.100', vlan: 100, node: 'w2' });
  });
});
