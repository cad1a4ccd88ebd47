import type { PolicyUplink } from './bridgePolicy';
import type { EarlierInterface } from './earlierInterfaces';
import type { PatchOperation } from './manifest';

const DESIRED = '/spec/desiredState';
const MAPPINGS = `${DESIRED}/ovn/bridge-mappings`;

interface Removed {
  bridge: string;
  localnet: string;
  uplink: Pick<PolicyUplink, 'type' | 'name'>;
}

const mapping = ({ localnet, bridge }: Pick<Removed, 'localnet' | 'bridge'>, state: string) => ({
  localnet,
  bridge,
  state,
});

/**
 * Takes only the mapping back and leaves the bridge, because nmstate cannot remove a bridge on which OVN's patch ports hang. The guard
 * compares the whole list: a mapping that somebody added since is not lost.
 */
export const mappingWithdrawalPatch = (
  removed: Pick<Removed, 'localnet' | 'bridge'>,
): readonly PatchOperation[] => [
  { op: 'test', path: MAPPINGS, value: [mapping(removed, 'present')] },
  { op: 'replace', path: `${MAPPINGS}/0/state`, value: 'absent' },
];

/** A NIC that is not said to be up stays down once its bridge is gone, whatever it was before. */
const restored = ({ name, type, mtu, lldp, dhcp, autoconf }: EarlierInterface) => ({
  name,
  type,
  state: 'up',
  ...(mtu !== undefined && { mtu }),
  ...(type === 'ethernet' && { lldp: { enabled: lldp === true } }),
  ...(dhcp === true && { ipv4: { enabled: true, dhcp: true } }),
  ...(autoconf === true && { ipv6: { enabled: true, autoconf: true, dhcp: true } }),
});

/** Where an interface was not the same on every node, one policy can bring back one state only: that of the most nodes. */
const mostCommon = (were: readonly EarlierInterface[]): readonly EarlierInterface[] => {
  const byName = new Map<string, EarlierInterface>();
  for (const was of were) {
    const other = byName.get(was.name);
    if (other === undefined || (was.nodes?.length ?? 0) > (other.nodes?.length ?? 0)) {
      byName.set(was.name, was);
    }
  }
  return [...byName.values()];
};

/** The bridge and a bond that was made for it, both gone, and the interfaces with what they had. */
const withoutBridge = (
  { bridge, uplink }: Pick<Removed, 'bridge' | 'uplink'>,
  type: 'ovs-bridge' | 'linux-bridge',
  were: readonly EarlierInterface[],
) => [
  { name: bridge, type, state: 'absent' },
  ...(uplink.type === 'linux-bond' ? [{ name: uplink.name, type: 'bond', state: 'absent' }] : []),
  ...mostCommon(were).map(restored),
];

/** Removes a Linux bridge, which no mapping leads to; its guards are the caller's. */
export const linuxBridgeRemovalPatch = (
  removed: Pick<Removed, 'bridge' | 'uplink'>,
  were: readonly EarlierInterface[],
): readonly PatchOperation[] => [
  {
    op: 'replace',
    path: DESIRED,
    value: { interfaces: withoutBridge(removed, 'linux-bridge', were) },
  },
];

/**
 * Removes the bridge, and a bond that was made for it, and gives the interfaces back what they had. In the same policy, because deleting a
 * policy reverts nothing; after `mappingWithdrawalPatch`, which its guard asks for.
 */
export const bridgeRemovalPatch = (
  removed: Removed,
  were: readonly EarlierInterface[],
): readonly PatchOperation[] => [
  { op: 'test', path: MAPPINGS, value: [mapping(removed, 'absent')] },
  {
    op: 'replace',
    path: DESIRED,
    value: {
      interfaces: withoutBridge(removed, 'ovs-bridge', were),
      ovn: { 'bridge-mappings': [mapping(removed, 'absent')] },
    },
  },
];
