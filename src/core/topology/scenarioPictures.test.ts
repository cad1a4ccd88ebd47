import { tellPicture } from '../../../dev/fixtures/tellPicture';
import type { Told } from '../../../dev/fixtures/tellPicture';
import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { largeCluster } from '../../../dev/scenarios/large';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import { laneCaps, LINK_CAP } from './capPicture';
import { lanes } from './card';
import { createTopology } from './createTopology';
import type { Topology } from './createTopology';
import { wholePicture } from './pictureQuery';

const topologyOf = (objects: readonly unknown[]): Topology => {
  const world = worldOfObjects(objects);
  return createTopology(world, createDiagnosis(world));
};

interface Expected extends Told {
  scenario: string;
  selected: string;
}

const table: readonly Expected[] = [
  {
    scenario: 'three-workers',
    selected: 'network:ovn:vlan-1924',
    lanes: [
      'leaf-1+leaf-2 (3) | leaf-1 (2) | unseen (1) ?',
      'bond0 (3) | ens224 (2) | ens224 (1)',
      'br-ex (3) | br-vmdata (2) ~ | [br-vmdata (1) !]',
      'machine-net (3) | vmdata (2) ~ | [physnet-dmz !]',
      'machine-net untagged | vlan-1924 VLAN 1924 ~ | vlan-1926 VLAN 1926 ~ | dmz VLAN 300 !',
      '2 NICs of machine-net | 14 NICs of vlan-1924 ~ | 3 NICs of vlan-1926 | 1 NICs of dmz !',
    ],
    links: [
      'bond0 – br-ex 3/3',
      'br-ex – machine-net 3/3',
      'br-vmdata × vmdata 0/1',
      'br-vmdata – vmdata 2/2',
      'dmz VLAN 300 ~ 1 NICs of dmz 0/1',
      'ens224 × br-vmdata 0/1',
      'ens224 – br-vmdata 2/2',
      'leaf-1 – ens224 2/2',
      'leaf-1+leaf-2 – bond0 3/3',
      'machine-net untagged – 2 NICs of machine-net 2/2',
      'machine-net – machine-net untagged 3/3',
      'physnet-dmz × dmz VLAN 300',
      'unseen ? ens224 0/1',
      'vlan-1924 VLAN 1924 ~ 14 NICs of vlan-1924 9/14',
      'vlan-1926 VLAN 1926 – 3 NICs of vlan-1926 3/3',
      'vmdata ~ vlan-1924 VLAN 1924 2/3',
      'vmdata ~ vlan-1926 VLAN 1926 2/3',
    ],
    firstProblem: 'MAP-01 localnet:physnet-dmz',
    lit: [
      'leaf-1',
      'unseen',
      'ens224',
      'ens224',
      'br-vmdata',
      'br-vmdata',
      'vmdata',
      'vlan-1924 VLAN 1924',
      '14 NICs of vlan-1924',
    ],
  },
  {
    scenario: 'dual-nic',
    selected: 'network:ovn:vlan-1924',
    lanes: [
      'unseen (6) ?',
      'bond0 (6) | ens224 (3)',
      'br-ex (6) | br-vmdata (3)',
      'vlan-1924 (3) | vlan-1926 (3)',
      'vlan-1924 VLAN 1924',
      '4 NICs of vlan-1924',
    ],
    links: [
      'bond0 – br-ex 6/6',
      'br-vmdata – vlan-1924 3/3',
      'br-vmdata – vlan-1926 3/3',
      'ens224 – br-vmdata 3/3',
      'unseen ? bond0 0/6',
      'unseen ? ens224 0/3',
      'vlan-1924 VLAN 1924 – 4 NICs of vlan-1924 4/4',
      'vlan-1924 – vlan-1924 VLAN 1924 3/3',
    ],
    firstProblem: 'none',
    lit: [
      'unseen',
      'ens224',
      'br-vmdata',
      'vlan-1924',
      'vlan-1924 VLAN 1924',
      '4 NICs of vlan-1924',
    ],
  },
  {
    scenario: 'single-nic',
    selected: 'network:ovn:machine-net',
    lanes: [
      'unseen (6) ?',
      'ens192 (6)',
      'br-ex (6)',
      'machine-net (3)',
      'machine-net untagged',
      '2 NICs of machine-net',
    ],
    links: [
      'br-ex – machine-net 3/3',
      'ens192 – br-ex 6/6',
      'machine-net untagged – 2 NICs of machine-net 2/2',
      'machine-net – machine-net untagged 3/3',
      'unseen ? ens192 0/6',
    ],
    firstProblem: 'none',
    lit: [
      'unseen',
      'ens192',
      'br-ex',
      'machine-net',
      'machine-net untagged',
      '2 NICs of machine-net',
    ],
  },
  {
    scenario: 'single-nic-native-vlan',
    selected: 'network:ovn:vlan-1924',
    lanes: [
      'tor-7 (6)',
      'ens192 (6)',
      'br-ex (6)',
      'trunk (3)',
      'machine-net untagged | vlan-1924 VLAN 1924',
      '2 NICs of machine-net | 2 NICs of vlan-1924',
    ],
    links: [
      'br-ex – trunk 3/3',
      'ens192 – br-ex 6/6',
      'machine-net untagged – 2 NICs of machine-net 2/2',
      'tor-7 – ens192 6/6',
      'trunk – machine-net untagged 3/3',
      'trunk – vlan-1924 VLAN 1924 3/3',
      'vlan-1924 VLAN 1924 – 2 NICs of vlan-1924 2/2',
    ],
    firstProblem: 'none',
    lit: ['tor-7', 'ens192', 'br-ex', 'trunk', 'vlan-1924 VLAN 1924', '2 NICs of vlan-1924'],
  },
  {
    scenario: 'single-nic-tagged-vlan',
    selected: 'network:ovn:vlan-1924',
    lanes: [
      'unseen (6) ?',
      'bond0.100 VLAN 100 (6)',
      'br-ex (6)',
      'vlan-100 (3)',
      'vlan-100 untagged | vlan-1924 VLAN 1924',
      '2 NICs of vlan-100 | 2 NICs of vlan-1924',
    ],
    links: [
      'bond0.100 VLAN 100 – br-ex 6/6',
      'br-ex – vlan-100 3/3',
      'unseen ? bond0.100 VLAN 100 0/6',
      'vlan-100 untagged – 2 NICs of vlan-100 2/2',
      'vlan-100 – vlan-100 untagged 3/3',
      'vlan-100 – vlan-1924 VLAN 1924 3/3',
      'vlan-1924 VLAN 1924 – 2 NICs of vlan-1924 2/2',
    ],
    firstProblem: 'none',
    lit: [
      'unseen',
      'bond0.100 VLAN 100',
      'br-ex',
      'vlan-100',
      'vlan-1924 VLAN 1924',
      '2 NICs of vlan-1924',
    ],
  },
  {
    scenario: 'multi-network-policy',
    selected: 'network:ovn:localnet-cnv',
    lanes: [
      'unseen (3) ?',
      'enp1s0 (3)',
      'br-ex (3)',
      'localnet-cnv (3)',
      'localnet-cnv untagged',
      '2 NICs of localnet-cnv',
    ],
    links: [
      'br-ex – localnet-cnv 3/3',
      'enp1s0 – br-ex 3/3',
      'localnet-cnv untagged – 2 NICs of localnet-cnv 2/2',
      'localnet-cnv – localnet-cnv untagged 3/3',
      'unseen ? enp1s0 0/3',
    ],
    firstProblem: 'NAD-11 network:ovn:localnet-cnv',
    lit: [
      'unseen',
      'enp1s0',
      'br-ex',
      'localnet-cnv',
      'localnet-cnv untagged',
      '2 NICs of localnet-cnv',
    ],
  },
];

test.each(table)('the picture of $scenario', ({ scenario, selected, ...expected }) => {
  const picture = topologyOf(findScenario(scenario).objects()).picture(wholePicture);
  expect(tellPicture(picture, selected)).toEqual(expected);
});

describe('a generated cluster of 100 nodes with 2,000 VMs', () => {
  const size = { nodes: 100, vms: 2000, networks: 60, localnets: 3, seed: 5 };
  const topology = topologyOf(largeCluster(size));
  const picture = topology.picture(wholePicture);

  test('is one card per shape, whatever the NICs are called', () => {
    const uplinks = picture.cards.flatMap(({ facts }) => (facts.type === 'uplink' ? [facts] : []));
    const data = uplinks.filter(({ bridge }) => bridge === 'br-vmdata');
    const [most] = [...data].sort((a, b) => b.namings.length - a.namings.length);
    expect(most?.namings.map(({ name, members }) => [name, members])).toEqual([
      ['bond1', ['ens1f0', 'ens1f1']],
      ['bond1', ['enp3s0f0', 'enp3s0f1']],
    ]);
    expect(picture.cards.filter(({ lane }) => lane === 'bridges').length).toBeLessThan(6);
  });

  test('stays within the caps, counts every NIC and leaves no localnet without its networks', () => {
    for (const lane of lanes) {
      expect(picture.cards.filter((card) => card.lane === lane).length).toBeLessThanOrEqual(
        laneCaps[lane],
      );
    }
    expect(picture.links.length).toBeLessThanOrEqual(LINK_CAP);
    const nics = picture.cards.filter(({ lane }) => lane === 'nics');
    expect(nics.reduce((sum, { weight }) => sum + weight, 0)).toBe(2000);
    expect(picture.lanes.map(({ count }) => count).slice(3)).toEqual([3, 60, 2000]);
    const more = picture.cards.flatMap(({ lane, facts }) =>
      lane === 'networks' && facts.type === 'more' ? [facts.of] : [],
    );
    expect(more.length).toBeGreaterThan(0);
    expect(more.every((of) => of?.startsWith('zone-') === true)).toBe(true);
  });

  test('tells which sets of nodes deviate and how', () => {
    const odd = topology.nodeSets().filter(({ usual }) => !usual);
    expect(odd.length).toBeGreaterThan(0);
    expect(odd.filter(({ differences }) => differences.length === 0)).toEqual([]);
  });

  test('draws what is searched and selected whatever the caps', () => {
    const hidden = 'network:ovn:vlan-159';
    const drawn = (part: Partial<typeof wholePicture>): boolean =>
      topology.picture({ ...wholePicture, ...part }).cards.some(({ id }) => id === hidden);
    expect(drawn({ search: 'vlan-159' })).toBe(true);
    expect(drawn({ pinned: [hidden] })).toBe(true);
    expect(drawn({ pinned: [`nics:${hidden}`] })).toBe(true);
  });

  test('shows one VM with its networks on the nodes where it may run', () => {
    const vm =
      picture.cards.flatMap(({ facts }) => (facts.type === 'nics' ? facts.vms : []))[0] ?? '';
    const one = topology.picture({ ...wholePicture, vms: [vm] });
    expect(one.lanes.at(-1)?.count).toBe(1);
    expect(one.cards.filter(({ lane }) => lane === 'networks')).toHaveLength(1);
    expect(one.cards.filter(({ lane }) => lane === 'localnets')).toHaveLength(1);
  });

  test('opens a node set into its nodes, within the cap', () => {
    const bridge = picture.cards.find(
      ({ facts, nodes }) => facts.type === 'bridge' && facts.name === 'br-ex' && nodes.length > 50,
    );
    const open = topology.picture({ ...wholePicture, expanded: [bridge?.id ?? ''] });
    const parts = open.cards.filter(({ partOf }) => partOf === bridge?.id);
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.every(({ nodes }) => nodes.length === 1)).toBe(true);
    expect(open.cards.filter(({ lane }) => lane === 'bridges').length).toBeLessThanOrEqual(
      laneCaps.bridges,
    );
    expect(open.cards.some(({ id }) => id === bridge?.id)).toBe(false);
  });
});
