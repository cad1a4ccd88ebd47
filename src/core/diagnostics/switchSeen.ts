import type { LldpNeighbour } from '../kinds/lldp';
import type { HopStatus, HopVerdict, SwitchSeen } from './diagnosis';
import type { NodeLinks } from './nodeLinks';

/**
 * What the switch says over LLDP. A tagged network is carried when every neighbour that announces VLANs announces this one; an untagged one
 * when a neighbour names its native VLAN. A switch that announces nothing is not seen, which proves nothing.
 */
export const switchSeenBy = (
  neighbours: readonly { vlans: readonly number[]; pvid?: number | undefined }[],
  vlan: number | undefined,
): SwitchSeen => {
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

interface SwitchSaid {
  neighbours: readonly LldpNeighbour[];
  /** Whether the chain is whole on one of the nodes. */
  whole: boolean;
}

/** What of the neighbours decides for every VLAN. */
const announced = (neighbours: readonly LldpNeighbour[]): string =>
  JSON.stringify(neighbours.map(({ pvid, vlans }) => [pvid ?? null, vlans]));

/**
 * What the switches say on each node, once for all VLANs: ports that announce the same are asked once, and VLANs with the same answers share the
 * lists of nodes.
 */
export class SwitchBook {
  readonly #groups: SwitchSaid[] = [];
  /** Group of each node. */
  readonly #nodes: readonly (readonly [node: string, group: number])[];
  readonly #byAnswers = new Map<string, { seen: SwitchSeen; hop: HopVerdict }>();

  constructor(links: readonly NodeLinks[]) {
    const places = new Map<string, number>();
    this.#nodes = links.map(({ node, neighbours, whole }) => {
      const text = announced(neighbours);
      const place = places.get(text) ?? this.#groups.length;
      places.set(text, place);
      const group = this.#groups[place] ?? { neighbours, whole: false };
      group.whole ||= whole;
      this.#groups[place] = group;
      return [node, place];
    });
  }

  /** The first hop: whether the switch ports announce the VLAN (`undefined`: untagged). */
  of(vlan: number | undefined): { seen: SwitchSeen; hop: HopVerdict } {
    const answers = this.#groups.map(({ neighbours }) => switchSeenBy(neighbours, vlan));
    const text = answers.join();
    const before = this.#byAnswers.get(text);
    if (before !== undefined) return before;
    const nodes: Record<SwitchSeen, string[]> = {
      carries: [],
      'does-not-list': [],
      'not-seen': [],
    };
    for (const [node, group] of this.#nodes) nodes[answers[group] ?? 'not-seen'].push(node);
    const seen = overall(answers.filter((_, group) => this.#groups[group]?.whole === true));
    const judged = {
      seen,
      hop: {
        hop: 'switch' as const,
        status: STATUS[seen],
        nodes: { ok: nodes.carries, broken: nodes['does-not-list'], unknown: nodes['not-seen'] },
        findings: [],
      },
    };
    this.#byAnswers.set(text, judged);
    return judged;
  }
}
