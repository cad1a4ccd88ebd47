import { bridgeAttachment } from './bridgeAttachment';
import type { BridgeAttachment } from './bridgeAttachment';
import { networkIdOf } from './networkId';
import { readNetworkAttachmentDefinition } from './networkAttachmentDefinition';
import { asString, at } from '../values/json';

const base: BridgeAttachment = {
  namespace: 'team-a',
  name: 'vlan-200',
  bridge: 'br1',
  vlan: 200,
  guestVlans: [],
  guestsChangeMacs: false,
  mtu: 1500,
};

const configOf = (change: Partial<BridgeAttachment>): unknown =>
  JSON.parse(asString(at(bridgeAttachment({ ...base, ...change }), 'spec', 'config')) ?? '');

describe('the attachment of a Linux bridge network', () => {
  test('is what the console of OpenShift writes, with the MTU', () => {
    expect(configOf({})).toEqual({
      cniVersion: '0.3.1',
      name: 'vlan-200',
      type: 'bridge',
      bridge: 'br1',
      vlan: 200,
      macspoofchk: true,
      preserveDefaultVlan: false,
      mtu: 1500,
      ipam: {},
    });
    expect(bridgeAttachment(base).metadata.annotations).toEqual({
      'k8s.v1.cni.cncf.io/resourceName': 'bridge.network.kubevirt.io/br1',
    });
  });

  test('lets guests send from other addresses where they were said to', () => {
    expect(configOf({ guestsChangeMacs: true })).toMatchObject({ macspoofchk: false, vlan: 200 });
  });

  test('lets guests tag VLANs themselves, each but the one that has no tag', () => {
    const guestVlans = [
      { min: 100, max: 210 },
      { min: 300, max: 300 },
    ];
    expect(configOf({ guestVlans })).toMatchObject({
      vlan: 200,
      vlanTrunk: [{ minID: 100, maxID: 199 }, { minID: 201, maxID: 210 }, { id: 300 }],
    });
    const { vlan, ...untagged } = base;
    const { facts } = readNetworkAttachmentDefinition(
      bridgeAttachment({ ...untagged, guestVlans, description: 'Firewalls' }),
    );
    expect(vlan).toBe(200);
    expect(facts && networkIdOf(facts.config)).toBe('bridge:br1:untagged');
    expect(facts?.config).toMatchObject({ guestsTag: true, vlan: undefined });
    expect(facts).toMatchObject({
      description: 'Firewalls',
      managedByUs: true,
      resourceName: 'bridge.network.kubevirt.io/br1',
    });
  });

  test('never writes a boolean or a number as text', () => {
    expect(JSON.stringify(configOf({ guestVlans: [{ min: 7, max: 9 }] }))).not.toMatch(
      /"(true|false|\d+)"/,
    );
  });
});
