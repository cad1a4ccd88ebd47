import type { Uplink } from '../networks/chain';
import { compareNames } from '../values/compareNames';
import { sameEntries } from '../values/sameEntries';
import type { Naming } from './card';
import type { UplinkStrand } from './nodeShape';
import type { Sketch } from './sketch';

const lowest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

interface UplinkEntry {
  strand: UplinkStrand;
  namings: Map<string, { name: string; members: readonly string[]; lists: (readonly string[])[] }>;
  speed: number | undefined;
  down: (readonly string[])[];
  master: boolean;
  partOf: string | undefined;
}

interface FabricEntry {
  systems: readonly string[];
  /** The uplinks that hear the switches. */
  hearing: (readonly UplinkStrand[])[];
  off: boolean;
  silent: boolean;
  lists: (readonly string[])[];
}

/** What the ports of a pair of switches are called and announce, sorted. */
interface Heard {
  ports: readonly string[];
  vlans: readonly number[];
}

const heardBy = (hearing: readonly (readonly UplinkStrand[])[]): Heard => {
  const ports = new Set<string>();
  const all = new Set<number>();
  for (const { uplink } of hearing.flat()) {
    for (const { port, vlans } of uplink?.neighbours ?? []) {
      ports.add(port);
      for (const vlan of vlans) all.add(vlan);
    }
  }
  return { ports: [...ports].sort(compareNames), vlans: [...all].sort((a, b) => a - b) };
};

/** Keeps what is heard of a pair of switches for as long as the uplinks that hear it are the same. */
export class HeardBook {
  private readonly kept = new Map<
    string,
    { hearing: readonly (readonly UplinkStrand[])[]; heard: Heard }
  >();

  of(fabric: string, hearing: readonly (readonly UplinkStrand[])[]): Heard {
    const before = this.kept.get(fabric);
    if (before !== undefined && sameEntries(before.hearing, hearing)) return before.heard;
    const heard = heardBy(hearing);
    this.kept.set(fabric, { hearing, heard });
    return heard;
  }
}

const UNSEEN = 'fabric:unseen';

const byUse = (a: Naming, b: Naming): number =>
  b.nodes.length - a.nodes.length || compareNames(a.name, b.name);

/** Collects the uplinks of all nodes, and the switches behind them, and draws each once. */
export class UplinkBook {
  private readonly uplinks = new Map<string, UplinkEntry>();
  private readonly switches = new Map<string, FabricEntry>();

  constructor(
    private readonly sketch: Sketch,
    private readonly heardBook: HeardBook,
  ) {}

  /**
   * One uplink of nodes on which it is alike but for the ports of the switch; `strands` are in the order of the nodes. `id` is its card, `partOf` the
   * card that it was expanded from.
   */
  add(
    id: string,
    strands: readonly UplinkStrand[],
    nodes: readonly string[],
    { master = false, partOf }: { master?: boolean; partOf?: string | undefined } = {},
  ): void {
    const [strand] = strands;
    if (strand === undefined) return;
    let entry = this.uplinks.get(id);
    if (entry === undefined) {
      entry = { strand, namings: new Map(), speed: undefined, down: [], master, partOf };
      this.uplinks.set(id, entry);
    }
    const { name, members, uplink } = strand;
    const key = members.length === 0 ? name : `${name} ${members.join(' ')}`;
    const naming = entry.namings.get(key);
    if (naming === undefined) entry.namings.set(key, { name, members, lists: [nodes] });
    else naming.lists.push(nodes);
    entry.speed = lowest(entry.speed, uplink?.speed);
    entry.master ||= master;
    if (strand.bridge !== undefined && uplink !== undefined && uplink.state !== 'up') {
      entry.down.push(nodes);
    }
    if (uplink !== undefined) this.see(id, strands, uplink, nodes);
  }

  private see(
    id: string,
    strands: readonly UplinkStrand[],
    { lldpEnabled }: Uplink,
    nodes: readonly string[],
  ): void {
    const systems = strands[0]?.systems ?? [];
    const fabric = systems.length === 0 ? UNSEEN : `fabric:${systems.join('+')}`;
    let entry = this.switches.get(fabric);
    if (entry === undefined) {
      entry = { systems, hearing: [], off: false, silent: false, lists: [] };
      this.switches.set(fabric, entry);
    }
    if (systems.length > 0) entry.hearing.push(strands);
    entry.off ||= !lldpEnabled;
    entry.silent ||= lldpEnabled;
    entry.lists.push(nodes);
    this.sketch.link(fabric, id, systems.length === 0 ? { unread: nodes } : { nodes });
  }

  draw(): void {
    for (const [id, entry] of this.uplinks) this.drawUplink(id, entry);
    for (const [id, { systems, hearing, off, silent, lists }] of this.switches) {
      const nodes = this.sketch.order.union(lists);
      if (systems.length === 0) {
        const facts = { type: 'unseen-switch', off, silent } as const;
        this.sketch.card(
          { id, lane: 'fabric', facts, presence: 'unknown', status: 'unknown' },
          nodes,
        );
        continue;
      }
      const facts = { type: 'switch', systems, ...this.heardBook.of(id, hearing) } as const;
      this.sketch.card({ id, lane: 'fabric', facts }, nodes);
    }
  }

  private drawUplink(id: string, entry: UplinkEntry): void {
    const { strand, speed, master, partOf } = entry;
    const down = this.sketch.order.union(entry.down);
    const { shape, uplink, bridge } = strand;
    const { order } = this.sketch;
    const namings = [...entry.namings.values()]
      .map(({ lists, ...naming }) => ({ ...naming, nodes: order.union(lists) }))
      .sort(byUse);
    const [usual] = namings;
    const there = uplink !== undefined;
    this.sketch.card(
      {
        id,
        lane: 'uplinks',
        facts: {
          type: 'uplink',
          name: usual?.name ?? strand.name,
          namings,
          uplinkType: shape.type,
          members: usual?.members ?? [],
          mode: shape.mode,
          speed,
          mtu: shape.mtu,
          vlan: shape.vlan,
          bridge,
          master,
          down,
        },
        presence: there ? 'there' : 'missing',
        status: !there ? 'error' : down.length > 0 ? 'warning' : 'ok',
        ...(partOf !== undefined && { partOf }),
      },
      order.union(namings.map(({ nodes }) => nodes)),
    );
  }
}
