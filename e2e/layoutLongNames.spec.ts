import type { ConsoleHost } from './harness/ConsoleHost';
import { CreateWizard } from './harness/createWizard';
import { expectGoodDialog, expectGoodLayout } from './harness/expectGoodLayout';
import { attachUntilWaiting, passUntil } from './harness/rollout';
import { expect, test } from './harness/test';

/** The longest that Kubernetes allows for most names: 63 characters. */
const longest = (start: string, letter: string): string => start.padEnd(63, letter);
/** The longest that Linux allows for an interface: 15 characters. */
const longestInterface = (start: string): string => start.padEnd(15, 'm');

/** Names of nodes are those of machines, with their domain. */
const node = (index: number): string =>
  `worker-${String(index)}.mmmm.rack-12.datacentre-east.example.com`;

const network = longest('m', 'm');
const dmz = longest('net-w', 'w');
const localnet = longest('wm', 'w');
const project = longest('team-m', 'm');
const machine = longest('vm-', 'w');
const bridge = longestInterface('br-');
const names = {
  'vlan-1924': network,
  dmz,
  vmdata: localnet,
  'physnet-dmz': longest('l-1-i', 'i'),
  frontend: project,
  databases: longest('data-', 'b'),
  'web-1': machine,
  'db-1': longest('db', 'w'),
  'br-vmdata': bridge,
  ens224: longestInterface('en'),
  'worker-1': node(1),
  'worker-2': node(2),
  'worker-3': node(3),
  'leaf-1': 'leaf-1.mmmm.rack-12.datacentre-east.example.com',
};
const networkUrl = encodeURIComponent(`ovn:${network}`);

test('the table of networks', { tag: '@long' }, async ({ host }) => {
  await host.openScenario('three-workers', { names });
  await expect(host.page.getByRole('row', { name: network })).toBeVisible();
  await expectGoodLayout(host);
});

test('the picture, its list and its panel', { tag: '@long' }, async ({ host }) => {
  await host.openScenario('three-workers', { names, path: 'vlan-networks/topology' });
  const card = host.page.getByRole('button', { name: `VLAN network ${network}` });
  await card.click();
  await expect(host.page.getByRole('region', { name: 'Details' })).toContainText(network);
  await expectGoodLayout(host);
  await host.page.getByRole('button', { name: 'List', exact: true }).click();
  await expectGoodLayout(host);
});

test('the page of one network', { tag: '@long' }, async ({ host }) => {
  await host.openScenario('three-workers', { names, path: `vlan-networks/network/${networkUrl}` });
  await expect(host.page.getByRole('heading', { name: 'Problems' })).toBeVisible();
  await expectGoodLayout(host);
});

test('the form of attaching, its review and its progress', { tag: '@long' }, async ({ host }) => {
  const vm = encodeURIComponent(`${names.databases}/${names['db-1']}`);
  const path = `vlan-networks/~attach?network=ovn%3Amachine-net&vm=${vm}&vm=${encodeURIComponent(`${names.databases}/db-2`)}`;
  await host.openScenario('three-workers', { names, path, speed: 0 });
  const { page } = host;
  await expect(page.getByRole('checkbox', { name: names['db-1'] })).toBeChecked();
  await expectGoodLayout(host);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByText('accepted', { exact: true })).toHaveCount(2);
  await expectGoodLayout(host);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await attachUntilWaiting(host, 2);
  await expectGoodLayout(host);
});

async function openWizard(host: ConsoleHost): Promise<CreateWizard> {
  await host.openScenario('dual-nic', {
    names: { 'br-vmdata': bridge, ns2: project, 'worker-2': node(2), 'worker-3': node(3) },
    path: 'vlan-networks/~new',
    speed: 0,
  });
  return new CreateWizard(host.page);
}

async function fail(host: ConsoleHost, wizard: CreateWizard): Promise<void> {
  await expect(wizard.form.getByText('accepted', { exact: true })).toHaveCount(3);
  await host.injectNodeFailure({ node: node(2), kind: 'InvalidArgument' });
  await wizard.press('Create');
  await passUntil(host, 'Stopped. What was done stays');
}

test('the wizard from its second step to its review', { tag: '@long' }, async ({ host }) => {
  const wizard = await openWizard(host);
  await wizard.fill({ Name: network, 'VLAN ID': '1927' });
  await wizard.press('Next');
  await wizard.newLocalnet(localnet, bridge);
  await expectGoodLayout(host);
  await wizard.press('Next');
  await wizard.chooseNamespaces('default', project);
  await expectGoodLayout(host);
  await wizard.press('Next');
  await expect(wizard.form.getByText('accepted', { exact: true })).toHaveCount(3);
  await expectGoodLayout(host);
});

test(
  'a rollout that failed, what it leaves behind, and how that is removed',
  { tag: '@long' },
  async ({ host }) => {
    const { page } = host;
    const wizard = await openWizard(host);
    const namespaces = ['default', project];
    await wizard.newNetwork({ name: localnet, vlan: '1927', bridge, namespaces, atATime: '1' });
    await fail(host, wizard);
    await expectGoodLayout(host);
    await page.evaluate(() => {
      sessionStorage.clear();
    });
    await host.open('vlan-networks');
    const left = page.getByRole('list', { name: 'What was left behind' });
    await expect(left).toContainText(localnet);
    await expectGoodLayout(host);
    await expectGoodDialog(host, async () => {
      await left.getByRole('button', { name: /^Remove…/ }).click();
      await expect(page.getByRole('dialog')).toContainText('Delete policy');
    });
  },
);

test('the NICs of the nodes for a new bridge', { tag: '@long' }, async ({ host }) => {
  await host.openScenario('spare-nics', {
    names: {
      ens224: longestInterface('en'),
      bond1: longestInterface('bond'),
      'worker-1': node(1),
      'worker-2': node(2),
      'worker-3': node(3),
    },
    path: 'vlan-networks/~new',
  });
  const wizard = new CreateWizard(host.page);
  await wizard.fill({ Name: network, 'VLAN ID': '1926', MTU: '9000' });
  await wizard.press('Next');
  await wizard.form.getByRole('radio', { name: 'New bridge on a free NIC' }).check();
  await wizard.fill({ Localnet: localnet, Bridge: longestInterface('br-') });
  await wizard.form
    .getByRole('combobox', { name: 'Nodes' })
    .selectOption({ label: 'Role worker · 3 nodes' });
  await expectGoodLayout(host);
  await wizard.form.getByRole('radio', { name: longestInterface('bond') }).check();
  await expectGoodLayout(host);
  await wizard.form.getByRole('combobox', { name: 'Uplink' }).selectOption('A new bond of NICs');
  await expectGoodLayout(host);
});
