import type { ConsoleHost } from './harness/ConsoleHost';
import { CreateWizard } from './harness/createWizard';
import { passUntil } from './harness/rollout';
import { expect, test } from './harness/test';

const policies = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';
const attachment =
  '/apis/k8s.cni.cncf.io/v1/namespaces/team-a/network-attachment-definitions/vlan-1926';

interface Interface {
  name: string;
  type: string;
  controller?: string;
  bridge?: { port: { name: string; 'link-aggregation'?: { mode: string } }[] };
  'link-aggregation'?: { mode: string; options: object; port: string[] };
}

interface NodeState {
  status: { currentState: { interfaces: Interface[] } };
}

const interfacesOf = async (host: ConsoleHost, node: string): Promise<Interface[]> =>
  (await host.read<NodeState>(`/apis/nmstate.io/v1beta1/nodenetworkstates/${node}`)).status
    .currentState.interfaces;

const find = (interfaces: readonly Interface[], name: string, type?: string) =>
  interfaces.find((one) => one.name === name && (type === undefined || one.type === type));

interface Story {
  /** What is filled in beside the network, the names and the nodes. */
  fill: (wizard: CreateWizard) => Promise<void>;
  /** The bridge, as it is on each node afterwards. */
  check: (interfaces: readonly Interface[]) => void;
  bridgeType: 'ovs-bridge' | 'linux-bridge';
  /** Interfaces that the plan makes. */
  makes: readonly string[];
  /** Played in every run; the others, which differ in a few fields only, where all parts of the tests are run. */
  always?: true;
}

const chooseNodes = async ({ form }: CreateWizard): Promise<void> => {
  await form
    .getByRole('combobox', { name: 'Nodes' })
    .selectOption({ label: 'Role worker · 3 nodes' });
};

const newBridge = async (wizard: CreateWizard): Promise<void> => {
  await wizard.form.getByRole('radio', { name: 'New bridge on a free NIC' }).check();
  await wizard.fill({ Localnet: 'vmdata', Bridge: 'br-vmdata' });
  await chooseNodes(wizard);
};

const newLinuxBridge = async (wizard: CreateWizard): Promise<void> => {
  const { form } = wizard;
  await form.getByRole('checkbox', { name: 'They tag VLANs themselves' }).check();
  await form.getByRole('radio', { name: 'New Linux bridge on a free NIC' }).check();
  await wizard.fill({ Bridge: 'br-vmdata', 'VLANs of the trunk': '100-2000' });
  await chooseNodes(wizard);
};

const newBond = async (wizard: CreateWizard, kind: string, mode: string): Promise<void> => {
  const { form } = wizard;
  await form.getByRole('combobox', { name: 'Uplink' }).selectOption(kind);
  await wizard.fill({ 'Bond name': 'bond2' });
  await form.getByRole('combobox', { name: 'Bond mode' }).selectOption(mode);
  await form.getByRole('checkbox', { name: 'ens224' }).check();
  await form.getByRole('checkbox', { name: 'ens225' }).check();
};

const pickNodes = async (wizard: CreateWizard): Promise<void> => {
  const { form } = wizard;
  await form.getByRole('combobox', { name: 'Nodes' }).selectOption('Nodes picked by hand …');
  const nodes = form.getByRole('group', { name: 'Nodes to change' });
  for (const name of ['worker-1', 'worker-2', 'worker-3']) {
    await nodes.getByRole('checkbox', { name, exact: true }).check();
  }
  await form.getByRole('radio', { name: 'ens224' }).check();
};

const linuxBond =
  (mode: string, options: object) =>
  (interfaces: readonly Interface[]): void => {
    expect(find(interfaces, 'bond2')).toMatchObject({
      type: 'bond',
      controller: 'br-vmdata',
      'link-aggregation': { mode, options, port: ['ens224', 'ens225'] },
    });
  };

const ovsBond =
  (mode: string) =>
  (interfaces: readonly Interface[]): void => {
    expect(find(interfaces, 'br-vmdata', 'ovs-bridge')?.bridge?.port).toContainEqual(
      expect.objectContaining({
        name: 'bond2',
        'link-aggregation': expect.objectContaining({ mode }),
      }),
    );
  };

const onNic = (interfaces: readonly Interface[]): void => {
  expect(find(interfaces, 'ens224')).toMatchObject({ controller: 'br-vmdata' });
};

const stories: Readonly<Record<string, Story>> = {
  'an OVS bridge on a bond by LACP, with its options': {
    fill: async (wizard) => {
      await newBridge(wizard);
      await newBond(wizard, 'A new bond of NICs', '802.3ad');
      await wizard.form.getByRole('combobox', { name: 'LACP rate' }).selectOption('fast');
      await wizard.form.getByRole('combobox', { name: 'Share by' }).selectOption('layer3+4');
    },
    check: linuxBond('802.3ad', { miimon: 100, lacp_rate: 'fast', xmit_hash_policy: 'layer3+4' }),
    bridgeType: 'ovs-bridge',
    makes: ['br-vmdata', 'bond2'],
    always: true,
  },
  'an OVS bridge on a bond without help of the switch': {
    fill: async (wizard) => {
      await newBridge(wizard);
      await newBond(wizard, 'A new bond of NICs', 'balance-xor');
      await wizard.fill({ 'Link check': '140' });
    },
    check: linuxBond('balance-xor', { miimon: 140 }),
    bridgeType: 'ovs-bridge',
    makes: ['br-vmdata', 'bond2'],
  },
  'an OVS bridge with a bond inside, by LACP': {
    fill: async (wizard) => {
      await newBridge(wizard);
      await newBond(wizard, 'A new bond inside Open vSwitch', 'lacp');
    },
    check: ovsBond('lacp'),
    bridgeType: 'ovs-bridge',
    makes: ['br-vmdata'],
  },
  'an OVS bridge with a bond inside that shares by itself': {
    fill: async (wizard) => {
      await newBridge(wizard);
      await newBond(wizard, 'A new bond inside Open vSwitch', 'balance-slb');
    },
    check: ovsBond('balance-slb'),
    bridgeType: 'ovs-bridge',
    makes: ['br-vmdata'],
  },
  'a Linux bridge with a trunk': {
    fill: async (wizard) => {
      await newLinuxBridge(wizard);
      await wizard.form.getByRole('radio', { name: 'ens224' }).check();
    },
    check: onNic,
    bridgeType: 'linux-bridge',
    makes: ['br-vmdata'],
    always: true,
  },
  'a bridge on nodes picked by hand, which get a label': {
    fill: async (wizard) => {
      await newBridge(wizard);
      await pickNodes(wizard);
    },
    check: onNic,
    bridgeType: 'ovs-bridge',
    makes: ['br-vmdata'],
  },
  'a bridge on nodes selected by name, one policy after the other': {
    fill: async (wizard) => {
      await newBridge(wizard);
      await pickNodes(wizard);
      await wizard.form.getByRole('radio', { name: 'Each by its name' }).check();
    },
    check: onNic,
    bridgeType: 'ovs-bridge',
    makes: ['br-vmdata'],
  },
};

/** From the empty form to a review in which nothing is refused. */
async function review(host: ConsoleHost, { fill }: Story): Promise<CreateWizard> {
  await host.openScenario('spare-nics', { path: 'vlan-networks/~new', speed: 0 });
  const wizard = new CreateWizard(host.page);
  await wizard.fill({ Name: 'vlan-1926', 'VLAN ID': '1926' });
  await wizard.press('Next');
  await fill(wizard);
  await wizard.press('Next');
  await wizard.chooseNamespaces('team-a');
  await wizard.press('Next');
  await wizard.expectStep('Review', 'Review');
  await expect(wizard.form.getByText('checking …')).toHaveCount(0);
  return wizard;
}

const labelsOf = async (host: ConsoleHost): Promise<string[]> => {
  interface Nodes {
    items: { metadata: { labels: Record<string, string> } }[];
  }
  const { items } = await host.read<Nodes>('/api/v1/nodes');
  return items.flatMap(({ metadata }) =>
    Object.keys(metadata.labels).filter((label) => label.startsWith('vlan-networks.io/')),
  );
};

for (const [name, story] of Object.entries(stories)) {
  test.describe(name, { tag: story.always ? [] : '@long' }, () => {
    test('is made on every worker, and the VLAN reaches all of them', async ({ host }) => {
      const wizard = await review(host, story);
      await wizard.press('Create');
      await passUntil(host, 'Everything is done.');
      for (const node of ['worker-1', 'worker-2', 'worker-3']) {
        const interfaces = await interfacesOf(host, node);
        expect(find(interfaces, 'br-vmdata', story.bridgeType)).toBeDefined();
        story.check(interfaces);
      }
      const made = await host.read<{ spec: { config: string } }>(attachment);
      expect(JSON.parse(made.spec.config)).toMatchObject(
        story.bridgeType === 'linux-bridge'
          ? {
              type: 'bridge',
              bridge: 'br-vmdata',
              vlan: 1926,
              vlanTrunk: [
                { minID: 100, maxID: 1925 },
                { minID: 1927, maxID: 2000 },
              ],
            }
          : { type: 'ovn-k8s-cni-overlay', physicalNetworkName: 'vmdata', vlanID: 1926 },
      );
      await host.page.getByRole('link', { name: 'VLAN Networks' }).first().click();
      await expect(host.page.getByRole('row', { name: /1926/ })).toContainText('3 of 3');
    });

    test('stops at a node that refuses it, and undo leaves nothing of it', async ({ host }) => {
      const wizard = await review(host, story);
      await host.injectNodeFailure({ node: 'worker-2', kind: 'InvalidArgument' });
      await wizard.press('Create');
      await passUntil(host, 'Stopped. What was done stays until you retry or undo.');
      expect(find(await interfacesOf(host, 'worker-2'), 'br-vmdata')).toBeUndefined();
      await host.clearNodeFailures();
      await host.page.getByRole('button', { name: 'Undo' }).click();
      await passUntil(host, 'Everything was taken back.');
      for (const node of ['worker-1', 'worker-2', 'worker-3']) {
        const interfaces = await interfacesOf(host, node);
        for (const made of story.makes) expect(find(interfaces, made)).toBeUndefined();
        expect(find(interfaces, 'ens224')?.controller).toBeUndefined();
      }
      expect((await host.read<{ items: unknown[] }>(policies)).items).toEqual([]);
      expect(await labelsOf(host)).toEqual([]);
    });
  });
}
