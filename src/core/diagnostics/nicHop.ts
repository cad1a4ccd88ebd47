import type { UnknownReason } from '../inventory/loadState';
import type { Coverage } from '../networks/chain';
import type { Nic } from '../networks/nic';
import type { World } from '../networks/world';
import type { HopStatus, HopVerdict } from './diagnosis';
import type { Finding } from './finding';

interface Look {
  world: World;
  /** Nodes on which the network is known to be broken. */
  broken: Coverage['broken'];
  /** Findings seen at the network. */
  at: readonly Finding[];
  isCause: (finding: Finding) => boolean;
}

/** VMs on a network, with whether one of their NICs runs where the network reaches, and the number of NICs that do not. */
const reachOf = (
  nics: readonly Nic[],
  broken: ReadonlySet<string>,
): { cutOff: number; vms: ReadonlyMap<string, boolean> } => {
  const vms = new Map<string, boolean>();
  let cutOff = 0;
  for (const { vm, node } of nics) {
    const isCutOff = node !== undefined && broken.has(node);
    if (isCutOff) cutOff += 1;
    vms.set(vm, !isCutOff || vms.get(vm) === true);
  }
  return { cutOff, vms };
};

/** An instance that was read in part may run where the network does not reach. */
const instancesInPart = ({ inventory }: World): UnknownReason | undefined =>
  inventory.unknown('vmi') === undefined ? inventory.doubt('vmi') : undefined;

/** The NICs of a network: broken where one runs on a node that the network does not reach, at risk where one may move there. */
export const nicHop = (network: string, { world, broken, at, isCause }: Look): HopVerdict => {
  const { cutOff, vms } = reachOf(world.nicsOf(network), new Set(broken));
  const findings = new Map<string, Finding>();
  const mayMove = new Set<string>();
  let status: HopStatus = cutOff > 0 ? 'error' : 'ok';
  for (const finding of at) {
    for (const { scope, key } of [finding.subject, ...finding.related]) {
      const reached = scope === 'vm' ? vms.get(key) : undefined;
      if (reached === undefined) continue;
      if (finding.severity === 'error' || finding.severity === 'critical') status = 'error';
      else if (finding.severity === 'warning' && status === 'ok') status = 'warning';
      if (isCause(finding)) findings.set(finding.id, finding);
      else if (reached) mayMove.add(key);
    }
  }
  const reason = world.inventory.doubt('vm') ?? instancesInPart(world);
  return {
    hop: 'nic',
    status: status === 'ok' && reason !== undefined ? 'unknown' : status,
    findings: [...findings.values()],
    ...(cutOff + mayMove.size > 0 && { affected: { cutOff, mayMove: mayMove.size } }),
    ...(reason !== undefined && { reason }),
  };
};
