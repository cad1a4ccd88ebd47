import {
  localnetNad,
  nic,
  nns,
  node,
  ovsBridge,
  ovsInterface,
} from '../../../../dev/fixtures/objects';
import type { PlainObject } from '../../../../dev/fixtures/objects';
import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { bridgeWithoutUplink } from './bridgeWithoutUplink';

const worldOf = (interfaces: readonly PlainObject[], mappings?: Readonly<Record<string, string>>) =>
  worldFrom([
    node('worker-1'),
    nns('worker-1', interfaces, mappings),
    localnetNad('team-a', 'vlan-120'),
  ]);

const bare = [ovsBridge('br-vmdata', []), ovsInterface('br-vmdata')];

describe('BR-01', () => {
  it('is found for an OVS bridge with nothing but its own port', () => {
    const findings = bridgeWithoutUplink.check('vmdata', worldOf(bare, { vmdata: 'br-vmdata' }));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      hop: 'uplink',
      params: { variant: 'no-port', bridge: 'br-vmdata', nodes: 'worker-1', localnets: 'vmdata' },
    });
  });

  it('names the internal port that nmstate made for a NIC that does not exist', () => {
    const [finding] = bridgeWithoutUplink.check(
      'vmdata',
      worldOf(
        [
          ovsBridge('br-vmdata', ['ens999', 'patch-x_ovn_localnet_port-to-br-int']),
          ovsInterface('ens999'),
        ],
        { vmdata: 'br-vmdata' },
      ),
    );
    expect(finding?.params).toMatchObject({ variant: 'made-up-port', ports: 'ens999' });
  });

  it('is one finding for a bridge behind two localnets, and the networks of both are named', () => {
    const world = worldOf(bare, { vmdata: 'br-vmdata', backup: 'br-vmdata' });
    expect(bridgeWithoutUplink.check('vmdata', world)).toEqual([]);
    const [finding] = bridgeWithoutUplink.check('backup', world);
    expect(finding?.params.localnets).toBe('backup, vmdata');
    expect(finding?.related).toEqual(
      expect.arrayContaining([
        { scope: 'localnet', key: 'vmdata' },
        { scope: 'network', key: 'ovn:vlan-120' },
      ]),
    );
  });

  it('is not found with a NIC, a spare one that is down included, or with an OVS bond', () => {
    const mappings = { vmdata: 'br-vmdata' };
    const withNic = [ovsBridge('br-vmdata', ['ens224']), nic('ens224', { state: 'down' })];
    expect(bridgeWithoutUplink.check('vmdata', worldOf(withNic, mappings))).toEqual([]);
    const port = {
      name: 'bond1',
      'link-aggregation': { mode: 'balance-slb', port: [{ name: 'ens1' }, { name: 'ens2' }] },
    };
    const withBond = [
      { name: 'br-vmdata', type: 'ovs-bridge', state: 'up', bridge: { port: [port] } },
      nic('ens1'),
      nic('ens2'),
    ];
    expect(bridgeWithoutUplink.check('vmdata', worldOf(withBond, mappings))).toEqual([]);
  });

  it('says nothing where mappings are not reported', () => {
    expect(bridgeWithoutUplink.check('vmdata', worldOf(bare))).toEqual([]);
  });
});
