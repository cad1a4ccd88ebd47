import fc from 'fast-check';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import type { Kind } from '../kinds/kindRegistry';
import { laneCaps, LINK_CAP } from './capPicture';
import { lanes } from './card';
import type { Picture } from './card';
import { createTopology } from './createTopology';
import { CARD_HEIGHT, CARD_WIDTH, GAP } from './laneGrid';
import { layOut } from './layOut';
import { wholePicture } from './pictureQuery';

const pictureOf = (objects: readonly unknown[], forbidden: readonly Kind[] = []): Picture => {
  const world = worldOfObjects(objects, loadedBut(...forbidden));
  return createTopology(world, createDiagnosis(world)).picture(wholePicture);
};

interface Shape {
  nodes: readonly {
    bridges: readonly number[];
    mappings: readonly [number, number][];
    switches: readonly number[];
  }[];
  networks: readonly { localnet: number; namespace: number; linux: boolean }[];
  vms: readonly { network: number; namespace: number }[];
}

const upTo = (limit: number): fc.Arbitrary<number> => fc.nat({ max: limit });
const few = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  fc.array(one, { maxLength: most });

const shapes = (size: number): fc.Arbitrary<Shape> =>
  fc.record({
    nodes: few(
      fc.record({
        bridges: few(upTo(size), 4),
        mappings: few(fc.tuple(upTo(size), upTo(size)), 5),
        switches: few(upTo(size), 2),
      }),
      size * 2,
    ),
    networks: few(
      fc.record({ localnet: upTo(size), namespace: upTo(3), linux: fc.boolean() }),
      size * 4,
    ),
    vms: few(fc.record({ network: upTo(size * 4), namespace: upTo(3) }), size * 4),
  });

const neighbour = (leaf: number): readonly unknown[] => [
  { type: 5, 'system-name': `leaf-${String(leaf)}` },
  { type: 2, 'port-id': 'Eth1/1' },
];

const objectsOf = ({ nodes, networks, vms }: Shape): unknown[] => [
  ...nodes.flatMap(({ bridges, mappings, switches }, index) => [
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: `worker-${String(index)}`, labels: { 'kubevirt.io/schedulable': 'true' } },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    },
    {
      apiVersion: 'nmstate.io/v1beta1',
      kind: 'NodeNetworkState',
      metadata: { name: `worker-${String(index)}` },
      status: {
        currentState: {
          interfaces: [...new Set(bridges)].flatMap((bridge) => [
            {
              name: `ens${String(bridge)}`,
              type: 'ethernet',
              state: 'up',
              lldp: { enabled: true, neighbors: switches.map(neighbour) },
            },
            {
              name: `br-${String(bridge)}`,
              type: bridge % 3 === 0 ? 'linux-bridge' : 'ovs-bridge',
              state: 'up',
              bridge: { port: [{ name: `ens${String(bridge)}` }] },
            },
          ]),
          ovn: {
            'bridge-mappings': mappings.map(([localnet, bridge]) => ({
              localnet: `localnet-${String(localnet)}`,
              bridge: `br-${String(bridge)}`,
            })),
          },
        },
      },
    },
  ]),
  ...networks.map(({ localnet, namespace, linux }, index) => ({
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { namespace: `team-${String(namespace)}`, name: `net-${String(index)}` },
    spec: {
      config: JSON.stringify(
        linux
          ? { type: 'bridge', name: `net-${String(index)}`, bridge: `br-${String(localnet)}` }
          : {
              type: 'ovn-k8s-cni-overlay',
              name: `net-${String(index)}`,
              topology: 'localnet',
              physicalNetworkName: `localnet-${String(localnet)}`,
            },
      ),
    },
  })),
  ...vms.map(({ network, namespace }, index) => ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { namespace: `team-${String(namespace)}`, name: `vm-${String(index)}` },
    spec: {
      template: {
        spec: {
          domain: { devices: { interfaces: [{ name: 'nic', bridge: {} }] } },
          networks: [{ name: 'nic', multus: { networkName: `net-${String(network)}` } }],
        },
      },
    },
  })),
];

const duplicates = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, index) => ids.indexOf(id) !== index);

const expectSound = (picture: Picture): void => {
  const layout = layOut(picture);
  const ids = picture.cards.map(({ id }) => id);
  const drawn = new Set(ids);
  expect(duplicates(ids)).toEqual([]);
  expect(duplicates(picture.links.map(({ id }) => id))).toEqual([]);
  expect(
    picture.links.filter(({ source, target }) => !drawn.has(source) || !drawn.has(target)),
  ).toEqual([]);
  expect([...layout.positions.keys()].sort()).toEqual([...ids].sort());
  expect(picture.links.length).toBeLessThanOrEqual(LINK_CAP);
  for (const [lane, order] of layout.order.entries()) {
    expect(order.length).toBeLessThanOrEqual(laneCaps[lanes[lane] ?? 'fabric']);
    let bottom = -GAP;
    for (const id of order) {
      const { x, y } = layout.positions.get(id) ?? { x: NaN, y: NaN };
      expect(x).toBe(lane * (CARD_WIDTH + GAP));
      // Rounding to whole pixels may take one of them.
      expect(y).toBeGreaterThanOrEqual(bottom + GAP - 1);
      bottom = y + CARD_HEIGHT;
    }
    expect(bottom).toBeLessThanOrEqual(layout.height);
  }
  for (const route of layout.routes.values()) {
    for (const { x, y } of route) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  }
};

test('every picture has unique ids, links between cards that are drawn, no more than its caps, and cards that do not overlap', () => {
  fc.assert(
    fc.property(shapes(5), (shape) => {
      expectSound(pictureOf(objectsOf(shape)));
    }),
    { numRuns: 60 },
  );
});

test('the same holds where the state of the nodes may not be read', () => {
  fc.assert(
    fc.property(shapes(3), (shape) => {
      expectSound(pictureOf(objectsOf(shape), ['nns']));
    }),
    { numRuns: 20 },
  );
});

test('the same cluster gives the same picture whatever the order of events', () => {
  fc.assert(
    fc.property(
      shapes(4).chain((shape) => {
        const objects = objectsOf(shape);
        return fc.tuple(
          fc.constant(objects),
          fc.shuffledSubarray(objects, { minLength: objects.length }),
        );
      }),
      ([objects, shuffled]) => {
        const [one, other] = [pictureOf(objects), pictureOf(shuffled)];
        const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
        expect([...other.cards].sort(byId)).toEqual([...one.cards].sort(byId));
        expect([...other.links].sort(byId)).toEqual([...one.links].sort(byId));
        expect([...layOut(other).positions].sort()).toEqual([...layOut(one).positions].sort());
      },
    ),
    { numRuns: 60 },
  );
});

test('a large cluster stays within the caps and names what is left out', () => {
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
  const picture = pictureOf(
    objectsOf({
      nodes: numbers(40).map((i) => ({
        bridges: [i, i + 1, i + 2],
        mappings: [
          [i, i],
          [i + 1, i + 1],
        ],
        switches: [i],
      })),
      networks: numbers(120).map((i) => ({
        localnet: i % 40,
        namespace: i % 4,
        linux: i % 5 === 0,
      })),
      vms: numbers(300).map((i) => ({ network: i % 120, namespace: i % 4 })),
    }),
  );
  expectSound(picture);
  expect(picture.cards.length).toBeLessThanOrEqual(140);
  const more = picture.cards.filter(({ facts }) => facts.type === 'more');
  expect(new Set(more.map(({ lane }) => lane))).toEqual(new Set(lanes));
  const shown = picture.cards.filter(
    ({ lane, facts }) => lane === 'networks' && facts.type !== 'more',
  ).length;
  const rest = more.flatMap(({ lane, facts }) =>
    lane === 'networks' && facts.type === 'more' ? [facts.count] : [],
  );
  expect(shown + rest.reduce((sum, count) => sum + count, 0)).toBe(picture.lanes[4]?.count);
  // Of every localnet that is drawn some network is drawn, or a card that stands for them.
  const localnets = picture.cards.filter(
    // Every fifth network is one of a Linux bridge.
    ({ facts }) =>
      facts.type === 'localnet' && Number(facts.name.slice('localnet-'.length)) % 5 > 0,
  );
  const sources = new Set(
    picture.links.flatMap(({ source, target }) =>
      picture.cards.some(({ id, lane }) => id === target && lane === 'networks') ? [source] : [],
    ),
  );
  expect(localnets.filter(({ id }) => !sources.has(id))).toEqual([]);
});

test('a chain that is whole is a straight line', () => {
  const world = worldOfObjects(findScenario('three-workers').objects());
  const picture = createTopology(world, createDiagnosis(world)).picture(wholePicture);
  const { routes } = layOut(picture);
  const bent = picture.links.filter(({ id }) => {
    const ys = (routes.get(id) ?? []).map(({ y }) => y);
    return new Set(ys).size > 1;
  });
  // The ghost goes up to the localnet of its bridge, and the localnet fans out to its two networks.
  expect(bent.map(({ id }) => id).sort()).toEqual([
    'bridge:br-vmdata:missing>localnet:vmdata',
    'localnet:vmdata>network:ovn:vlan-1924',
    'localnet:vmdata>network:ovn:vlan-1926',
  ]);
});

test('the way to the switch stays in the first window, however many networks stand on a localnet', () => {
  const picture = pictureOf(findScenario('large-100').objects());
  const { positions } = layOut(picture);
  for (const lane of ['fabric', 'uplinks', 'bridges', 'localnets'] as const) {
    const tops = picture.cards.flatMap((card) =>
      card.lane === lane ? [positions.get(card.id)?.y ?? Infinity] : [],
    );
    expect(Math.min(...tops)).toBeLessThanOrEqual(300);
  }
});
