import type { LldpNeighbour } from '../kinds/lldp';
import type { HopStatus, HopVerdict, SwitchSeen } from './diagnosis';
import type { NodeLinks } from './nodeLinks';

/**
 * What the switch says over LLDP. A tagged network is carried when every neighbour that announces VLANs announces this one; an untagged one
 * when a neighbour names its native VLAN. A switch that announces nothing is not seen, which proves nothing.
 */
const seenBy = (neighbours: readonly LldpNeighbour[], vlan: number | undefined): SwitchSeen => {
  if (vlan === undefined) {
    return neighbours.some(({ pvid }) => pvid !== undefined) ? 'carries' : 'not-seen';
  }
  const announcing = neighbours.filter(({ vlans }) => vlans.length > 0);
  if (announcing.length === 0) return 'not-seen';
  return announcing.every(({ vlans }) => vlans.includes(vlan)) ? 'carries' : 'does-not-list';
};

/** Over the nodes where the chain is whole: one port that does not list the VLAN tells more than others that do. */
const overall = (whole: readonly SwitchSeen[]): SwitchSeen => {
  if (whole.includes('does-not-list')) return 'does-not-list';
  return whole.length > 0 && whole.every((seen) => seen === 'carries') ? 'carries' : 'not-seen';
};

const STATUS: Readonly<Record<SwitchSeen, HopStatus>> = {
  carries: 'ok',
  'does-not-list': 'warning',
  'not-seen': 'unknown',
};

/** The first hop: whether the switch ports announce the VLAN (`undefined`: untagged). */
export const switchHop = (
  links: readonly NodeLinks[],
  vlan: number | undefined,
): { seen: SwitchSeen; hop: HopVerdict } => {
  const nodes: Record<SwitchSeen, string[]> = {
    carries: [],
    'does-not-list': [],
    'not-seen': [],
  };
  const whole: SwitchSeen[] = [];
  for (const link of links) {
    const seen = seenBy(link.neighbours, vlan);
    nodes[seen].push(link.node);
    if (link.whole) whole.push(seen);
  }
  const seen = overall(whole);
  return {
    seen,
    hop: {
      hop: 'switch',
      status: STATUS[seen],
      nodes: { ok: nodes.carries, broken: nodes['does-not-list'], unknown: nodes['not-seen'] },
      findings: [],
    },
  };
};
