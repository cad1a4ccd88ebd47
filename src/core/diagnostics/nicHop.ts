import type { UnknownReason } from '../inventory/loadState';
import type { Coverage } from '../networks/chain';
import type { World } from '../networks/world';
import type { HopStatus, HopVerdict } from './diagnosis';
import type { Finding } from './finding';

interface Look {
  world: World;
  /** Nodes on which the network is known to be broken. */
  broken: Coverage['broken'];
  of: (vm: string) => readonly Finding[];
  isCause: (finding: Finding) => boolean;
}

/** An instance that was read in part may run where the network does not reach. */
const instancesInPart = ({ inventory }: World): UnknownReason | undefined =>
  inventory.unknown('vmi') === undefined ? inventory.doubt('vmi') : undefined;

/** The NICs of a network: broken where one runs on a node that the network does not reach, at risk where one may move there. */
export const nicHop = (network: string, { world, broken, of, isCause }: Look): HopVerdict => {
  const brokenNodes = new Set(broken);
  const findings = new Map<string, Finding>();
  const mayMove = new Set<string>();
  let cutOff = 0;
  let status: HopStatus = 'ok';
  for (const { vm, node } of world.nicsOf(network)) {
    const isCutOff = node !== undefined && brokenNodes.has(node);
    if (isCutOff) {
      cutOff += 1;
      status = 'error';
    }
    for (const finding of of(vm)) {
      if (!finding.related.some(({ scope, key }) => scope === 'network' && key === network))
        continue;
      if (finding.severity === 'error' || finding.severity === 'critical') status = 'error';
      else if (finding.severity === 'warning' && status === 'ok') status = 'warning';
      if (isCause(finding)) findings.set(finding.id, finding);
      else if (!isCutOff) mayMove.add(vm);
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
