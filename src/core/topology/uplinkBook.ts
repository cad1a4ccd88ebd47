import type { Uplink } from '../networks/chain';
import { compareNames } from '../values/compareNames';
import type { Naming } from './card';
import type { UplinkStrand } from './nodeShape';
import type { Sketch } from './sketch';

const lowest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

interface UplinkEntry {
  strand: UplinkStrand;
  namings: Map<string, { name: string; members: readonly string[]; nodes: string[] }>;
  speed: number | undefined;
  down: string[];
  master: boolean;
  partOf: string | undefined;
}

interface FabricEntry {
  systems: readonly string[];
  ports: Set<string>;
  vlans: Set<number>;
  off: boolean;
  silent: boolean;
  nodes: string[];
}

const UNSEEN = 'fabric:unseen';

const byUse = (a: Naming, b: Naming): number =>
  b.nodes.length - a.nodes.length || compareNames(a.name, b.name);

/** Collects the uplinks of all nodes, and the switches behind them, and draws each once. */
export class UplinkBook {
  private readonly uplinks = new Map<string, UplinkEntry>();
  private readonly switches = new Map<string, FabricEntry>();

  constructor(private readonly sketch: Sketch) {}

  /** One uplink of one node; `id` is its card, `partOf` the card that it was expanded from. */
  add(
    id: string,
    strand: UplinkStrand,
    node: string,
    { master = false, partOf }: { master?: boolean; partOf?: string | undefined } = {},
  ): void {
    let entry = this.uplinks.get(id);
    if (entry === undefined) {
      entry = { strand, namings: new Map(), speed: undefined, down: [], master, partOf };
      this.uplinks.set(id, entry);
    }
    const { name, members, uplink } = strand;
    const key = members.length === 0 ? name : `${name} ${members.join(' ')}`;
    const naming = entry.namings.get(key);
    if (naming === undefined) entry.namings.set(key, { name, members, nodes: [node] });
    else if (naming.nodes.at(-1) !== node) naming.nodes.push(node);
    entry.speed = lowest(entry.speed, uplink?.speed);
    entry.master ||= master;
    if (strand.bridge !== undefined && uplink !== undefined && uplink.state !== 'up') {
      entry.down.push(node);
    }
    if (uplink !== undefined) this.see(id, strand.systems, uplink, node);
  }

  private see(
    id: string,
    systems: readonly string[],
    { neighbours, lldpEnabled }: Uplink,
    node: string,
  ): void {
    const fabric = systems.length === 0 ? UNSEEN : `fabric:${systems.join('+')}`;
    let entry = this.switches.get(fabric);
    if (entry === undefined) {
      const nothing = { ports: new Set<string>(), vlans: new Set<number>() };
      entry = { systems, ...nothing, off: false, silent: false, nodes: [] };
      this.switches.set(fabric, entry);
    }
    for (const { port, vlans } of neighbours) {
      entry.ports.add(port);
      for (const vlan of vlans) entry.vlans.add(vlan);
    }
    entry.off ||= !lldpEnabled;
    entry.silent ||= lldpEnabled;
    entry.nodes.push(node);
    this.sketch.link(fabric, id, systems.length === 0 ? { unread: [node] } : { nodes: [node] });
  }

  draw(): void {
    for (const [id, entry] of this.uplinks) this.drawUplink(id, entry);
    for (const [id, { systems, ports, vlans, off, silent, nodes }] of this.switches) {
      if (systems.length === 0) {
        const facts = { type: 'unseen-switch', off, silent } as const;
        this.sketch.card(
          { id, lane: 'fabric', facts, presence: 'unknown', status: 'unknown' },
          nodes,
        );
        continue;
      }
      const facts = {
        type: 'switch',
        systems,
        ports: [...ports].sort(compareNames),
        vlans: [...vlans].sort((a, b) => a - b),
      } as const;
      this.sketch.card({ id, lane: 'fabric', facts }, nodes);
    }
  }

  private drawUplink(id: string, entry: UplinkEntry): void {
    const { strand, speed, down, master, partOf } = entry;
    const { shape, uplink, bridge } = strand;
    const namings = [...entry.namings.values()].sort(byUse);
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
      namings.flatMap(({ nodes }) => nodes),
    );
  }
}
