import type { Manifest } from './manifest';
import { ownMetadata } from './managedBy';
import { nodeNetworkConfigurationPolicyKind as kind } from './nodeNetworkConfigurationPolicy';

/** Modes of a Linux bond that OpenShift supports below a bridge; the others are refused or lose frames of VMs. */
export const LINUX_BOND_MODES = ['802.3ad', 'active-backup', 'balance-xor'] as const;
export type LinuxBondMode = (typeof LINUX_BOND_MODES)[number];

/** Modes of an OVS bond (nmstate rust/src/lib/ifaces/ovs.rs `OvsBridgeBondMode`, without `balance-tcp`, which needs LACP anyway). */
export const OVS_BOND_MODES = ['balance-slb', 'active-backup', 'lacp'] as const;
export type OvsBondMode = (typeof OVS_BOND_MODES)[number];

/** Options of a Linux bond by the kernel's names; left out: the kernel's default. */
export interface LinuxBondOptions {
  /** Milliseconds between two looks at the link. */
  miimon?: number;
  lacp_rate?: 'slow' | 'fast';
  xmit_hash_policy?: 'layer2' | 'layer2+3' | 'layer3+4';
  /** Member that carries the traffic while it is up; active-backup only. */
  primary?: string;
}

/** How a bridge that is to be made reaches the physical network. */
export type PolicyUplink =
  /** A NIC or a bond that is there. */
  | { type: 'interface'; name: string }
  | {
      type: 'linux-bond';
      name: string;
      mode: LinuxBondMode;
      members: readonly string[];
      options: LinuxBondOptions;
    }
  | { type: 'ovs-bond'; name: string; mode: OvsBondMode; members: readonly string[] };

/** What the policy changes on an interface that is there, besides making it a port. */
export interface InterfaceChange {
  name: string;
  type: 'ethernet' | 'bond';
  /** To be raised to this, in bytes. */
  mtu?: number;
  lldp?: boolean;
}

interface PolicyFrame {
  name: string;
  /** Name of the bridge that the policy makes. */
  bridge: string;
  uplink: PolicyUplink;
  changes: readonly InterfaceChange[];
  /** MTU of a bond that the policy makes; the bond's members are among `changes`. */
  bondMtu?: number;
  /** Equality selector; empty selects every node and is not written. */
  nodeSelector: Readonly<Record<string, string>>;
  maxUnavailable?: number;
  description?: string;
  /** What the interfaces were before, for the removal; see `earlierInterfaces`. */
  annotations?: Readonly<Record<string, string>>;
}

/** A policy that makes an OVS bridge on an uplink and maps a localnet to it. */
export interface OvsBridgePolicy extends PolicyFrame {
  type: 'ovs-bridge';
  localnet: string;
}

/** A policy that makes a Linux bridge whose uplink lets a range of VLANs through. */
export interface LinuxBridgePolicy extends PolicyFrame {
  type: 'linux-bridge';
  /** VLANs that the uplink lets through. */
  trunk: readonly { min: number; max: number }[];
}

export type BridgePolicy = OvsBridgePolicy | LinuxBridgePolicy;

const withoutAddress = { ipv4: { enabled: false }, ipv6: { enabled: false } };

const changed = ({ name, type, mtu, lldp }: InterfaceChange) => ({
  name,
  type,
  state: 'up',
  ...(mtu !== undefined && { mtu }),
  ...(lldp === true && { lldp: { enabled: true } }),
});

const linuxBond = (uplink: Extract<PolicyUplink, { type: 'linux-bond' }>, mtu?: number) => ({
  name: uplink.name,
  type: 'bond',
  state: 'up',
  ...(mtu !== undefined && { mtu }),
  ...withoutAddress,
  'link-aggregation': {
    mode: uplink.mode,
    options: { ...uplink.options },
    port: [...uplink.members],
  },
});

const portOf = (uplink: PolicyUplink) =>
  uplink.type === 'ovs-bond'
    ? {
        name: uplink.name,
        'link-aggregation': {
          mode: uplink.mode,
          port: uplink.members.map((name) => ({ name })),
        },
      }
    : { name: uplink.name };

/**
 * `allow-extra-patch-ports`: without it every later apply fails as soon as OVN has put its patch ports on the bridge. `stp` is a boolean,
 * because nmstate reads the text "false" as on (nmstate rust/src/lib/ifaces/ovs.rs).
 */
const ovsBridge = ({ bridge, uplink, description }: OvsBridgePolicy) => ({
  name: bridge,
  ...(description !== undefined && description !== '' && { description }),
  type: 'ovs-bridge',
  state: 'up',
  bridge: {
    'allow-extra-patch-ports': true,
    options: { stp: false, 'mcast-snooping-enable': true },
    port: [portOf(uplink)],
  },
});

const tagOf = ({ min, max }: { min: number; max: number }) =>
  min === max ? { id: min } : { 'id-range': { min, max } };

const linuxBridge = ({ bridge, uplink, trunk }: LinuxBridgePolicy) => ({
  name: bridge,
  type: 'linux-bridge',
  state: 'up',
  ...withoutAddress,
  bridge: {
    options: { stp: { enabled: false } },
    port: [{ ...portOf(uplink), vlan: { mode: 'trunk', 'trunk-tags': trunk.map(tagOf) } }],
  },
});

/**
 * The policy of a new bridge: what changes on its uplinks, the bond if it makes one, the bridge, and for an OVS bridge the mapping. All in
 * one policy, because kubernetes-nmstate keeps no order between policies. br-ex and its ports never get here.
 */
export const bridgePolicy = (policy: BridgePolicy): Manifest => {
  const { uplink, changes, bondMtu } = policy;
  const own = ownMetadata(policy.description);
  const annotations = { ...own.annotations, ...policy.annotations };
  return {
    apiVersion: `${kind.group}/${kind.version}`,
    kind: kind.kind,
    metadata: {
      name: policy.name,
      labels: own.labels,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      ...(Object.keys(policy.nodeSelector).length > 0 && {
        nodeSelector: { ...policy.nodeSelector },
      }),
      ...(policy.maxUnavailable !== undefined && { maxUnavailable: policy.maxUnavailable }),
      desiredState: {
        interfaces: [
          ...changes.map(changed),
          ...(uplink.type === 'linux-bond' ? [linuxBond(uplink, bondMtu)] : []),
          policy.type === 'ovs-bridge' ? ovsBridge(policy) : linuxBridge(policy),
        ],
        ...(policy.type === 'ovs-bridge' && {
          ovn: {
            'bridge-mappings': [
              { localnet: policy.localnet, bridge: policy.bridge, state: 'present' },
            ],
          },
        }),
      },
    },
  };
};
