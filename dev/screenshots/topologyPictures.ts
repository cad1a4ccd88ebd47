import { expect } from '@playwright/test';
import type { Shot } from './shots';

/** A cluster as its picture shows it, with what the picture answers. */
export interface TopologyPicture {
  scenario: string;
  title: string;
  /** Id of the card that is selected. */
  selected: string;
  /** Filters of the address, ended by `&`. */
  filter?: string;
  /** Which NIC carries the VLAN; on which nodes; which VMs use it; what is broken; where one would click to mend it. */
  answers: readonly [string, string, string, string, string];
}

export const questions = (vlan: string): readonly string[] => [
  `Which NIC carries ${vlan}?`,
  'On which nodes?',
  'Which VMs use it?',
  'What is broken?',
  'Where would I click to mend it?',
];

export const topologyPictures: readonly (TopologyPicture & { vlan: string })[] = [
  {
    scenario: 'three-workers',
    title: 'Three workers: a VLAN that misses one of them, and one that reaches none',
    vlan: 'VLAN 1924',
    selected: 'network:ovn:vlan-1924',
    answers: [
      'ens224, lit in the lane of uplinks.',
      'On 2 of 3: all but worker-3, where ens224 is free.',
      '14 NICs of web-1, web-2 and others in 3 namespaces; the panel names each under Attachments.',
      'worker-3 has no br-vmdata: the dashed card and the red link. 5 VMs may move there.',
      'In the finding of the panel: Open policy br-vmdata, whose selector lacks worker-3, or Show worker-3 only.',
    ],
  },
  {
    scenario: 'dual-nic',
    title: 'Two NICs: a bridge of its own for virtual machines',
    vlan: 'VLAN 1924',
    selected: 'network:ovn:vlan-1924',
    answers: [
      'ens224, lit in the lane of uplinks.',
      'On 3 of 3 nodes where virtual machines may run.',
      'vm-1 and vm-2 in default, vm-1 and vm-2 in ns2: in the panel, each with its node.',
      'Nothing that can be seen from the cluster; the switch is not seen, because no LLDP is heard.',
      'Nowhere: no problem was found. The card no LLDP says where the view ends.',
    ],
  },
  {
    scenario: 'single-nic',
    title: 'One NIC without VLANs',
    vlan: 'the machine network',
    selected: 'network:ovn:machine-net',
    answers: [
      'ens192, through br-ex.',
      'On 3 of 3 nodes where virtual machines may run; the card counts 6, the control plane with them.',
      'machine-net-a and machine-net-b in shop.',
      'Nothing; the switch is not seen.',
      'Nowhere: no problem was found.',
    ],
  },
  {
    scenario: 'single-nic-native-vlan',
    title: 'One NIC, the native VLAN on br-ex',
    vlan: 'VLAN 1924',
    selected: 'network:ovn:vlan-1924',
    answers: [
      'ens192, through br-ex; the switch tor-7 lists VLAN 1924.',
      'On 3 of 3 nodes where virtual machines may run.',
      'vlan-1924-a on worker-2 and vlan-1924-b on worker-3, both in shop.',
      'Nothing.',
      'Nowhere: no problem was found.',
    ],
  },
  {
    scenario: 'single-nic-tagged-vlan',
    title: 'One NIC, a tagged VLAN on br-ex',
    vlan: 'VLAN 1924',
    selected: 'network:ovn:vlan-1924',
    answers: [
      'bond0.100, which is itself VLAN 100 of a bond: the frames leave with two tags.',
      'On 3 of 3 nodes where virtual machines may run.',
      'vlan-1924-a on worker-2 and vlan-1924-b on worker-3, both in shop.',
      'Nothing that the cluster tells. Whether the switch carries VLAN 1924 inside VLAN 100 is not seen.',
      'Nowhere: no problem was found. The card bond0.100 shows the tag beneath.',
    ],
  },
  {
    scenario: 'multi-network-policy',
    title: 'Policies on a network of br-ex',
    vlan: 'the network',
    selected: 'network:ovn:localnet-cnv',
    answers: [
      'enp1s0, through br-ex, untagged.',
      'On 3 of 3 nodes.',
      'llm-client on worker-2 and llm-server on worker-1, in llm-demo.',
      'Nothing is broken; the configuration of the attachment has keys that are commented out, so that defaults are in force.',
      'At the attachment llm-demo-localnet-network in the panel, if the keys were meant to count.',
    ],
  },
  {
    scenario: 'spare-nics',
    title: 'Spare NICs, one of them under a macvlan network',
    vlan: 'the migration network',
    selected: 'network:macvlan:migration',
    answers: [
      'ens2f0: the line leaves out bridges and localnets, because macvlan needs neither.',
      'On 3 nodes.',
      'None: the attachment in openshift-cnv is there for migrations.',
      'Nothing found. How far the network reaches is unknown (the question mark on its card), because its plugin tells nothing of it.',
      'Nowhere: no problem was found.',
    ],
  },
  ...(
    [
      [100, 'On 99 of 100: all but worker-2.', '380'],
      [500, 'On 497 of 500: all but worker-2, worker-111 and worker-285.', '1101'],
      [2000, 'On 1990 of 2000; the finding names the first of the ten that lack it.', '2462'],
    ] as const
  ).map(([nodes, where, nics]) => ({
    scenario: `large-${String(nodes)}`,
    title: `${nodes.toLocaleString('en')} nodes, one VLAN chosen by the filter`,
    vlan: 'VLAN 100',
    selected: 'network:ovn:vlan-100',
    filter: 'vlan=100&',
    answers: [
      'bond1, of two NICs whose names differ between the makes of machines.',
      where,
      `${nics} NICs; the card of the NICs and the panel list them.`,
      'These nodes have no bridge br-vmdata, although the policy says that it is applied there.',
      'In the finding of the panel: the policy br-vmdata, to be tried again, or the nodes by themselves.',
    ] as const,
  })),
];

/** The pictures as shots for the camera. */
export const topologyShots: readonly Shot[] = topologyPictures.map(
  ({ scenario, title, selected, filter }) => ({
    page: scenario,
    caption: title,
    variants: ['light-1920'],
    scenario,
    options: {
      path: `vlan-networks/topology?${filter ?? ''}select=${encodeURIComponent(selected)}`,
    },
    arrange: async ({ page }) => {
      await expect(page.getByRole('region', { name: 'Details' })).toBeVisible({ timeout: 120_000 });
      await expect(page.locator('[data-card][aria-pressed="true"]')).toBeVisible();
      await expect(page.getByText(/ · live$/)).toBeVisible({ timeout: 240_000 });
    },
  }),
);
