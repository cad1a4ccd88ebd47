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

/** What the verdict needs of the findings seen at one network, its localnet and its attachments. */
const gather = (network: VlanNetwork, { of }: Findings): readonly Finding[] => {
  const found = [
    ...of({ scope: 'network', key: network.id }),
    ...(network.localnet === undefined ? [] : of({ scope: 'localnet', key: network.localnet })),
    ...network.attachments.flatMap((key) => of({ scope: 'attachment', key })),
  ].filter(({ subject }) => subject.scope !== 'vm');
  return [...new Map(found.map((finding) => [finding.id, finding])).values()];
};

/** Findings to show at a hop: causes, and for a consequence of something outside the chain (a policy) that something. */
const shownAt = (
  hop: HopName,
  found: readonly Finding[],
  { causesOf }: Findings,
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
  findings: Findings,
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
  diagnosis: Findings,
  carrierOf: (network: VlanNetwork) => Carrier,
): NetworkVerdict => {
  const findings: Findings = {
    of: (subject) => diagnosis.of(subject),
    causesOf: (finding) => diagnosis.causesOf(finding),
  };
  const network = world.network(id);
  if (network === undefined) {
    const reason = world.inventory.unknown('nad');
    return unread(id, reason ?? { kind: 'nad', cause: 'not-listed', detail: id });
  }
  const found = gather(network, findings);
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
    nicHop(id, {
      world,
      broken: coverage.known ? coverage.value.broken : [],
      of: (vm) => findings.of({ scope: 'vm', key: vm }),
      isCause: (finding) => findings.causesOf(finding).length === 0,
    }),
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
