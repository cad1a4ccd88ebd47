import type { SwitchSeen } from '../diagnostics/diagnosis';
import type { Finding } from '../diagnostics/finding';
import type { Known, UnknownReason } from '../inventory/loadState';
import type { Subject } from '../inventory/subject';
import type { Coverage } from '../networks/chain';
import type { Nic } from '../networks/nic';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { InterfaceCardFacts } from './interfaceCardFacts';
import type { NetworkPlace, NetworkRole } from './networkPlace';
import type { Trunk } from './nodeShape';

/** The lanes of the cluster from left to right: one noun each, in the order in which an engineer says the chain. */
export const lanes = ['fabric', 'uplinks', 'bridges', 'localnets', 'networks', 'nics'] as const;

/** The lanes of one node: its bonds, and its VLAN interfaces and internal ports, stand between its NICs and its bridges. */
export const nodeLanes = [
  'fabric',
  'uplinks',
  'bonds',
  'ports',
  'bridges',
  'localnets',
  'networks',
  'nics',
] as const;
export type Lane = (typeof nodeLanes)[number];

/** Worst first. `unknown` is worse than `ok`, because what was not read is never fine. */
export const cardStatuses = ['error', 'warning', 'unknown', 'ok'] as const;
export type CardStatus = (typeof cardStatuses)[number];

/** `missing`: referred to and not there, drawn as a ghost. `unknown`: could not be read. */
export type Presence = 'there' | 'missing' | 'unknown';

/** There, if more may exist than was read: then what is counted of VMs and attachments is the least that there is. */
export type IsLeast = true;

/** Switches that the uplinks of some nodes hear over LLDP. */
export interface SwitchFacts {
  type: 'switch';
  systems: readonly string[];
  ports: readonly string[];
  /** VLAN IDs that the ports announce; empty when they announce none, which proves nothing. */
  vlans: readonly number[];
}

/** Uplinks behind which no switch was heard. */
export interface UnseenSwitchFacts {
  type: 'unseen-switch';
  /** LLDP is not switched on at some of them. */
  off: boolean;
  /** LLDP is on at some of them and nobody answers. */
  silent: boolean;
}

/** A name that some of the nodes behind a card give to the same thing. */
export interface Naming {
  name: string;
  /** NICs of a bond, sorted; empty otherwise. */
  members: readonly string[];
  nodes: readonly string[];
}

export interface UplinkFacts {
  type: 'uplink';
  /** The name that most of its nodes use. */
  name: string;
  /** Every name in use, the most usual first: NIC names differ between machines of one configuration. */
  namings: readonly Naming[];
  /** `ethernet`, `bond`, `vlan`, `ovs-bond`; empty for a NIC that does not exist. */
  uplinkType: string;
  members: readonly string[];
  mode: string | undefined;
  /** Mbit/s where reported, the lowest of the nodes. */
  speed: number | undefined;
  mtu: number | undefined;
  vlan: number | undefined;
  /** Bridge that it is a port of; `undefined`: no bridge holds it. */
  bridge: string | undefined;
  /** Networks stand on it without a bridge: it is the `master` of a macvlan, ipvlan or VLAN network. */
  master: boolean;
  /** Nodes where it is a port and not up. */
  down: readonly string[];
}

export interface BridgeFacts {
  type: 'bridge';
  name: string;
  bridgeType: 'ovs-bridge' | 'linux-bridge';
  /** Nodes where networks need the bridge and it is not there. */
  lacking: readonly string[];
  /** VLAN IDs that the uplink port of a Linux bridge lets through; `undefined` where it does not filter. */
  trunk: Trunk | undefined;
}

/** Nodes whose network state could not be read. */
export interface UnreadNodesFacts {
  type: 'unread-nodes';
  reason: UnknownReason;
}

export interface LocalnetFacts {
  type: 'localnet';
  name: string;
  /** Bridges that it is mapped to anywhere; more than one is drift. */
  bridges: readonly string[];
  /** VM nodes that lack the mapping although a network needs it. */
  lacking: readonly string[];
}

export interface NetworkFacts {
  type: 'network';
  network: VlanNetwork;
  /** `undefined` for networks without a place on nodes, such as a layer 2 overlay. */
  reach: Known<Coverage> | undefined;
  place: NetworkPlace;
  role: NetworkRole;
  /** Whether it comes from a ClusterUserDefinedNetwork or a UserDefinedNetwork, and not from attachments alone. */
  userDefined: boolean;
  /** What the switch ports of its uplinks announce. */
  switchSeen: SwitchSeen;
  /** Why it is not known whether it is whole; `undefined` where that is known. */
  unknown: UnknownReason | undefined;
  isLeast?: IsLeast;
}

/** An attachment that leads to no network: it does not exist, or its configuration cannot be one. */
export interface LostAttachmentFacts {
  type: 'lost-attachment';
  /** `namespace/name`. */
  key: string;
  cause: 'missing' | 'invalid' | 'unreadable' | 'isolated';
}

export interface NicsFacts {
  type: 'nics';
  /** Name of the network, or of the lost attachment, that they hang on. */
  of: string;
  nics: readonly Nic[];
  /** `namespace/name` of the VMs, sorted, each once. */
  vms: readonly string[];
  namespaces: readonly string[];
  /** VMs with a finding of at least a warning. */
  troubled: readonly string[];
  isLeast?: IsLeast;
}

/** Stands for cards of its lane beyond the cap. */
export interface MoreFacts {
  type: 'more';
  count: number;
  /** VM NICs behind them, in the lanes of networks and NICs; nodes elsewhere. */
  weight: number;
  /** Name of the localnet or Linux bridge whose networks they are; `undefined` for the rest of a lane. */
  of: string | undefined;
}

export type CardFacts =
  | SwitchFacts
  | UnseenSwitchFacts
  | UplinkFacts
  | BridgeFacts
  | UnreadNodesFacts
  | LocalnetFacts
  | NetworkFacts
  | LostAttachmentFacts
  | NicsFacts
  | InterfaceCardFacts
  | MoreFacts;

/** What a plan does to a card or a link: it will be new, or stand for more, fewer or other things. */
export type Mark = 'added' | 'changed' | 'removed';

/** One card of the picture. Data only: its words are made of `facts` by the catalogue. */
export interface Card {
  /** Stable across the order of events and across versions: made of names, never of positions. */
  id: string;
  lane: Lane;
  presence: Presence;
  status: CardStatus;
  facts: CardFacts;
  /** Nodes that it stands for, sorted as people count; empty right of the localnets. */
  nodes: readonly string[];
  /** What the findings on it are about. */
  subject: Subject | undefined;
  findings: readonly Finding[];
  /** Decides who is drawn when a lane is full: number of nodes, or of NICs. */
  weight: number;
  /** Id of the node-set card that this card of one node was expanded from. */
  partOf?: string;
  /** Only in a preview. */
  mark?: Mark;
}

export type LinkStatus = 'ok' | 'partial' | 'broken' | 'unknown';

/** How many of the nodes, or of the NICs, that need a link have it whole: `1,290 of 1,306 nodes`. */
export interface LinkCoverage {
  of: 'nodes' | 'nics';
  whole: number;
  all: number;
  /** Those of which it is not known: neither whole nor lacking. */
  unknown: number;
}

/** One edge of the picture, from left to right. */
export interface Link {
  id: string;
  source: string;
  target: string;
  status: LinkStatus;
  /** Nodes on which the link is whole, and those that lack it. Both empty right of the localnets. */
  nodes: readonly string[];
  lacking: readonly string[];
  /** Nodes of which this is not known. */
  unread: readonly string[];
  /** `undefined` where it cannot be counted, because nodes may not be read. */
  coverage: LinkCoverage | undefined;
  /** Namespaces that hold an attachment, on the link between a network and its NICs. */
  namespaces: number | undefined;
  isLeast?: IsLeast;
  /** Findings of which this link is the broken hop. */
  findings: readonly Finding[];
  /** Only in a preview. */
  mark?: Mark;
}

/** Why a lane has no cards, or not all of them. */
export type LaneNotice = { type: 'unknown'; reason: UnknownReason } | { type: 'empty' };

export interface LaneView {
  lane: Lane;
  /**
   * Things that the lane names; a ghost beside a card of the same name is not counted again, and an attachment of no network is no network.
   * NICs in the last lane.
   */
  count: number;
  isLeast?: IsLeast;
  notice: LaneNotice | undefined;
}

/** A finding with the cards and links that it lights and the number of NICs behind them. */
export interface Problem {
  finding: Finding;
  cards: readonly string[];
  links: readonly string[];
  nics: number;
  isLeast?: IsLeast;
}

/** The bounded view model: what is drawn, in no particular order of rows. */
export interface Picture {
  lanes: readonly LaneView[];
  cards: readonly Card[];
  links: readonly Link[];
  /** Links left out because there would be too many to see. */
  undrawnLinks: number;
  /** Cards that the search text finds; `undefined` without one. */
  matches: ReadonlySet<string> | undefined;
  problems: readonly Problem[];
}

export const worst = (statuses: readonly CardStatus[]): CardStatus =>
  cardStatuses.find((status) => statuses.includes(status)) ?? 'ok';
