import { known, unknownBecause } from '../inventory/loadState';
import type { Known, UnknownReason } from '../inventory/loadState';
import type { Coverage } from '../networks/chain';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import type { Carrier } from './carrier';
import { chainHops } from './chainHops';
import type { Diagnosis, HopStatus, HopVerdict, NetworkVerdict } from './diagnosis';
import type { Finding, HopName } from './finding';
import { nicHop } from './nicHop';

type Findings = Pick<Diagnosis, 'of' | 'causesOf'>;

/** What of a verdict follows from findings and NICs alone, whatever the nodes report. */
export interface VerdictParts {
  /** Findings seen at the network, its localnet and its attachments, those about single VMs left out. */
  found: readonly Finding[];
  nic: HopVerdict;
}

/** Works out what a verdict needs beside the chain; it holds until findings, NICs or the nodes that the network reaches are others. */
export const verdictParts = (
  world: World,
  network: VlanNetwork,
  findings: Findings,
): VerdictParts => {
  const at = findings.of({ scope: 'network', key: network.id });
  const found = [
    ...at,
    ...(network.localnet === undefined
      ? []
      : findings.of({ scope: 'localnet', key: network.localnet })),
    ...network.attachments.flatMap((key) => findings.of({ scope: 'attachment', key })),
  ].filter(({ subject }) => subject.scope !== 'vm');
  const coverage = coverageOf(world, network);
  return {
    found: [...new Map(found.map((finding) => [finding.id, finding])).values()],
    nic: nicHop(network.id, {
      world,
      broken: coverage.known ? coverage.value.broken : [],
      at,
      isCause: (finding) => findings.causesOf(finding).length === 0,
    }),
  };
};

/** Findings to show at a hop: causes, and for a consequence of something outside the chain (a policy) that something. */
const shownAt = (
  hop: HopName,
  found: readonly Finding[],
  { causesOf }: Pick<Findings, 'causesOf'>,
): readonly Finding[] => {
  const shown = found
    .filter((finding) => finding.hop === hop)
    .flatMap((finding) => {
      const causes = causesOf(finding);
      return causes.length === 0 ? [finding] : causes.filter((cause) => cause.hop === undefined);
    });
  return [...new Map(shown.map((finding) => [finding.id, finding])).values()];
};

const worst = (found: readonly Finding[]): HopStatus => {
  if (found.some(({ severity }) => severity === 'critical' || severity === 'error')) return 'error';
  return found.some(({ severity }) => severity === 'warning') ? 'warning' : 'ok';
};

const worse = (...statuses: readonly HopStatus[]): HopStatus =>
  (['error', 'warning', 'unknown'] as const).find((status) => statuses.includes(status)) ?? 'ok';

/** Overlays are on every node where VMs may run; other plugins' networks are only recognised, so their reach is not known. */
const coverageOf = (world: World, { id, type }: VlanNetwork): Known<Coverage> => {
  if (type === 'localnet' || type === 'linux-bridge') return world.coverage(id);
  if (type === 'other') return unknownBecause('nad', 'not-reported', id);
  const nodes = world.vmNodes();
  return nodes.known ? known({ whole: nodes.value, broken: [], unknown: [] }) : nodes;
};

/** Broken on every node is an error whatever the findings say; broken on some that no finding speaks of is a warning. */
const reach = (
  coverage: Known<Coverage>,
  chain: readonly HopVerdict[],
  found: readonly Finding[],
): HopStatus => {
  if (!coverage.known) return 'unknown';
  const { whole, broken, unknown } = coverage.value;
  if (broken.length > 0 && whole.length + unknown.length === 0) return 'error';
  const chainHasFinding = found.some(({ hop }) => chain.some((verdict) => verdict.hop === hop));
  if (broken.length > 0 && !chainHasFinding) return 'warning';
  return unknown.length > 0 || whole.length === 0 ? 'unknown' : 'ok';
};

const hopByFindings = (
  hop: HopName,
  found: readonly Finding[],
  findings: Pick<Findings, 'causesOf'>,
  reason: UnknownReason | undefined,
): HopVerdict => {
  const status = worst(found.filter((finding) => finding.hop === hop));
  return {
    hop,
    status: status === 'ok' && reason !== undefined ? 'unknown' : status,
    findings: shownAt(hop, found, findings),
    ...(reason !== undefined && { reason }),
  };
};

/** Whether NICs are cut off cannot be told on nodes that were not seen: they are no better known than the reach of their network. */
const nicsWithin = (
  nic: HopVerdict,
  coverage: Known<Coverage>,
  chain: readonly HopVerdict[],
  hasNics: boolean,
): HopVerdict => {
  const isSeen = coverage.known && coverage.value.unknown.length === 0;
  if (nic.status !== 'ok' || isSeen || !hasNics) return nic;
  const reason = coverage.known ? chain.flatMap((hop) => hop.reason ?? [])[0] : coverage.reason;
  return { ...nic, status: 'unknown', ...(reason !== undefined && { reason }) };
};

const unread = (network: string, reason: UnknownReason): NetworkVerdict => ({
  network,
  health: 'unknown',
  hops: [],
  firstBroken: undefined,
  coverage: { known: false, reason },
  switchSeen: 'not-seen',
});

/**
 * The status of every hop of a network, from the switch to the NICs. The first broken hop is the cause; what is broken behind it because of
 * it carries no findings of its own.
 */
export const verdictOf = (
  id: string,
  world: World,
  findings: Pick<Findings, 'causesOf'>,
  carrierOf: (network: VlanNetwork) => Carrier,
  partsOf: (network: VlanNetwork) => VerdictParts,
): NetworkVerdict => {
  const network = world.network(id);
  if (network === undefined) {
    const reason = world.inventory.unknown('nad');
    return unread(id, reason ?? { kind: 'nad', cause: 'not-listed', detail: id });
  }
  const { found, nic } = partsOf(network);
  const coverage = coverageOf(world, network);
  const { hops: chain, switchSeen } = chainHops(
    world,
    network,
    (hop) => ({
      worst: worst(found.filter((finding) => finding.hop === hop)),
      shown: shownAt(hop, found, findings),
    }),
    carrierOf,
  );
  // Attachments that were not read may differ from those that were, or be damaged.
  const unreadNads = world.inventory.doubt('nad');
  const ends = [
    hopByFindings('network', found, findings, unreadNads),
    hopByFindings('attachment', found, findings, unreadNads),
    nicsWithin(nic, coverage, chain, world.nicsOf(id).length > 0),
  ];
  const hops = [...chain, ...ends];
  return {
    network: id,
    health: worse(worst(found), reach(coverage, chain, found), ...ends.map(({ status }) => status)),
    hops,
    firstBroken: hops.find(({ status }) => status === 'error'),
    coverage,
    switchSeen,
  };
};
