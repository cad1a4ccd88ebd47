import type { Known, UnknownReason } from '../inventory/loadState';
import type { Subject, Touched } from '../inventory/subject';
import type { Coverage } from '../networks/chain';
import type { Finding, HopName } from './finding';
import type { SortedFindings } from './sortedFindings';

export type HopStatus = 'ok' | 'warning' | 'error' | 'unknown';

/** One link of a network's chain, over all nodes where VMs may run. */
export interface HopVerdict {
  hop: HopName;
  status: HopStatus;
  /**
   * Nodes on which this link is there, is missing, or could not be seen; each sorted. A node whose chain breaks further right is still `ok`
   * here; one whose chain breaks further left is in none of the three. Left out for hops that are not on nodes.
   */
  nodes?: { ok: readonly string[]; broken: readonly string[]; unknown: readonly string[] };
  /** Causes at this hop. Consequences are folded away: they are at `Diagnosis.all`. */
  findings: readonly Finding[];
  /** Why the status is `unknown`, or may be worse than what was read shows. */
  reason?: UnknownReason;
  /** At the hop `nic`: NICs that run where the network does not reach, and VMs that may be scheduled to such a node. */
  affected?: { cutOff: number; mayMove: number };
}

/** Whether the switch ports of the uplinks announce the VLAN over LLDP. Not announced is not the same as not carried. */
export type SwitchSeen = 'carries' | 'does-not-list' | 'not-seen';

/** How far one network reaches. The switch is told apart: unseen is neither broken nor fine (it never counts in `health`). */
export interface NetworkVerdict {
  network: string;
  health: HopStatus;
  /** From the switch to the NICs; networks that are not on a bridge of ours have the last three only. */
  hops: readonly HopVerdict[];
  /** The first hop from the left with an error: the cause. */
  firstBroken: HopVerdict | undefined;
  coverage: Known<Coverage>;
  switchSeen: SwitchSeen;
}

/** A code that was not checked, or not everywhere, and why. */
export interface Unchecked {
  code: string;
  reason: UnknownReason;
  /** Namespaces in which it was checked nevertheless, because they were read by themselves. */
  checkedIn: readonly string[];
}

/** What is wrong, kept up to date with a world. Nothing that it hands out changes later. */
export interface Diagnosis {
  /** Notes what has to be looked at again. Call it with what `World.apply` answered. The looking is done by `work`, or by whoever asks. */
  update(touched: Touched): void;
  /**
   * Does what `update` noted, one subject after the other, for as long as `mayGoOn` says so, judges the networks whose verdict is gone, and puts
   * what was found in order.
   * @returns whether all is done: from then on asking costs nothing
   */
  work(mayGoOn: () => boolean): boolean;
  /** Causes, ranked: severity, then NICs behind, then id. */
  findings(): readonly Finding[];
  /** Every finding, consequences included, by id. */
  all(): readonly Finding[];
  /** The same by where they are drawn. */
  sorted(): SortedFindings;
  /** Findings about a subject, or seen at it; consequences included. */
  of(subject: Subject): readonly Finding[];
  /** The findings under which a finding is folded; none for a cause. */
  causesOf(finding: Finding): readonly Finding[];
  /** How many VM NICs are behind the subject of a finding. */
  nicsBehind(finding: Finding): number;
  unchecked(): readonly Unchecked[];
  verdict(networkId: string): NetworkVerdict;
}
