import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { ConsoleHost } from './harness/ConsoleHost';
import { CreateWizard } from './harness/createWizard';
import { expect, test } from './harness/test';

/** What somebody sees of three-workers, page by page. What is not said to be unknown is known. */
interface Sight {
  user: string;
  /** The project to choose, for users whose rights end at their projects. */
  project?: string;
  summary: string;
  networks: number;
  /** Cells of vlan-1924 on the Networks page; the others hold a fact. */
  unknownColumns: readonly string[];
  atLeastColumns: readonly string[];
  /** Sentences of the notice above every page. */
  unread: readonly string[];
  /** Lanes with a question mark for a count. */
  unknownLanes: readonly string[];
  reach: string;
  /** Links of the chain that the page of vlan-1924 calls unknown; the switch is never known here. */
  unknownLinks: number;
}

const ofCluster = {
  summary: '4 networks on 3 nodes, 20 VM NICs · live',
  networks: 4,
  unknownColumns: [],
  atLeastColumns: [],
  unread: [],
  unknownLanes: [],
  reach: 'reaches 2 of 3 nodes',
  unknownLinks: 0,
};

const ofProject = {
  project: 'frontend',
  summary: 'at least 1 network, nodes unknown, at least 8 VM NICs · only what you may read',
  networks: 1,
  unknownColumns: ['Bridges', 'Uplinks', 'Nodes', 'Health'],
  atLeastColumns: ['Namespaces', 'VM NICs'],
  unread: [
    'nodes',
    'node network states',
    'node network policies',
    'cluster user-defined networks',
  ],
  unknownLanes: ['Fabric', 'Uplinks', 'Bridges'],
  reach: 'reach unknown',
  unknownLinks: 8,
};

const sights: readonly Sight[] = [
  { user: 'admin', ...ofCluster },
  { user: 'viewer', ...ofCluster },
  { user: 'project-admin', ...ofProject },
  { user: 'project-viewer', ...ofProject },
];

const COLUMNS = ['Bridges', 'Uplinks', 'Nodes', 'Namespaces', 'VM NICs', 'Health'];
const UNREAD_TITLE = 'Part of the cluster is unknown to you';
const DENIED = 'You may not do all of this. Download the YAML and hand it to someone who may.';

/** Refused lists and dry runs are what these stories are about. */
const openAs = async (
  host: ConsoleHost,
  { user, project }: Pick<Sight, 'user' | 'project'>,
  path = 'vlan-networks',
): Promise<void> => {
  host.expectResponse(/^403 /);
  await host.openScenario('three-workers', { user, path });
  if (project !== undefined) await host.chooseProject(project);
};

const expectNotice = async (page: Page, unread: readonly string[]): Promise<void> => {
  const toggle = page.getByRole('button', { name: `Details of: ${UNREAD_TITLE}` });
  await expect(toggle).toHaveCount(unread.length > 0 ? 1 : 0);
  if (unread.length === 0) return;
  await toggle.click();
  for (const kind of unread) {
    await expect(page.getByText(`You may not read ${kind}.`).first()).toBeVisible();
  }
};

const expectNetworks = async (page: Page, sight: Sight): Promise<void> => {
  await expect(page.getByText(sight.summary)).toBeVisible();
  const table = page.getByRole('grid', { name: 'Networks' });
  await expect(table.locator('tbody tr')).toHaveCount(sight.networks);
  const row = table.getByRole('row', { name: /vlan-1924/ });
  for (const column of COLUMNS) {
    const text = await row.locator(`[data-label="${column}"]`).innerText();
    expect(text.includes('Unknown'), `${column}: ${text}`).toBe(
      sight.unknownColumns.includes(column),
    );
    expect(text.includes('at least'), `${column}: ${text}`).toBe(
      sight.atLeastColumns.includes(column),
    );
  }
};

const expectPicture = async (page: Page, sight: Sight): Promise<void> => {
  await page.getByRole('tab', { name: 'Topology' }).click();
  const card = page.getByRole('button', { name: /^VLAN network vlan-1924/ });
  await expect(card).toHaveAccessibleName(new RegExp(sight.reach));
  const lanes = await page.locator('.vlan-networks-lane-header').allInnerTexts();
  const unknown = lanes.filter((text) => text.endsWith('?')).map((text) => text.split('\n')[0]);
  expect(unknown).toEqual(sight.unknownLanes);
  await expect(page.getByText('No problem found')).toHaveCount(0);
};

const expectNetworkPage = async (page: Page, sight: Sight): Promise<void> => {
  await page.getByRole('tab', { name: 'Networks' }).click();
  await page.getByRole('link', { name: 'vlan-1924' }).click();
  await expect(page.getByText(`VLAN 1924 · ${sight.reach}`)).toBeVisible();
  await expect(page.getByText('No problem was found.')).toHaveCount(0);
  const links = page.getByRole('grid', { name: /^Link by link/ }).locator('tbody tr');
  const unknown = links.filter({ hasText: 'Unknown' }).filter({ hasNotText: 'Switch port' });
  await expect(unknown).toHaveCount(Math.max(0, sight.unknownLinks - 1));
  for (const reason of await unknown.allInnerTexts()) expect(reason).toContain('You may not read');
};

for (const sight of sights) {
  test(`${sight.user} sees on each page what may be read, and unknown with its reason for the rest`, async ({
    host,
  }) => {
    await openAs(host, sight);
    await expectNetworks(host.page, sight);
    await expectNotice(host.page, sight.unread);
    await expectPicture(host.page, sight);
    await expectNetworkPage(host.page, sight);
  });
}

test('nobody sees nothing, and is told neither that there is nothing nor to choose what there is not', async ({
  host,
}) => {
  const nobody = { user: 'nobody' };
  await openAs(host, nobody);
  const { page } = host;
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Networks are unknown' })).toBeVisible();
  await expect(main.getByText('You may not read network attachment definitions.')).toBeVisible();
  await expect(main).not.toContainText(/\b0\b/);
  await page.getByRole('tab', { name: 'Topology' }).click();
  await expect(page.locator('.vlan-networks-lane-header').filter({ hasText: '?' })).toHaveCount(6);
  await expect(page.getByRole('button', { name: /^VLAN network/ })).toHaveCount(0);
  await expect(page.getByText('No problem found')).toHaveCount(0);

  await host.open('vlan-networks/network/ovn%3Avlan-1924');
  await expect(
    main.getByRole('heading', { name: 'Network ovn:vlan-1924 is unknown' }),
  ).toBeVisible();
  await expect(main.getByText('You may not read network attachment definitions.')).toBeVisible();
  await expect(main).not.toContainText('There is no network');

  await main.getByRole('button', { name: 'Attach virtual machines' }).click();
  await expect(
    main.getByText(/^Virtual machines cannot be listed: You may not read/),
  ).toBeVisible();
  await expect(main.getByText(/Networks cannot be listed: You may not read/)).toBeVisible();
});

test('where the cluster may not be listed, the active project is read and the global namespaces, and no other', async ({
  host,
}) => {
  const asked: string[] = [];
  host.page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (searchParams.has('limit')) asked.push(pathname.replace(/^.*\/api\/kubernetes/, ''));
  });
  await openAs(host, { user: 'project-admin', project: 'frontend' });
  await expect(host.page.getByRole('row', { name: /vlan-1924/ })).toBeVisible();
  await host.page.getByRole('tab', { name: 'Topology' }).click();
  await expect(host.page.getByRole('button', { name: /^VLAN network vlan-1924/ })).toBeVisible();
  const within = asked.filter((path) => path.includes('/namespaces/'));
  const nads = 'network-attachment-definitions';
  expect(within.sort()).toEqual(
    [
      ...[
        'default',
        'frontend',
        'openshift-cnv',
        'openshift-multus',
        'openshift-sriov-network-operator',
      ].map((namespace) => `/apis/k8s.cni.cncf.io/v1/namespaces/${namespace}/${nads}`),
      '/apis/kubevirt.io/v1/namespaces/frontend/virtualmachineinstances',
      '/apis/kubevirt.io/v1/namespaces/frontend/virtualmachines',
    ].sort(),
  );
  // Each cluster-wide list is tried once.
  const wide = asked.filter((path) => !path.includes('/namespaces/'));
  expect(new Set(wide).size).toBe(wide.length);
});

const downloaded = async (page: Page): Promise<string> => {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download YAML' }).click();
  return readFile(await (await waiting).path(), 'utf8');
};

/** Whoever may not write gets the reason and the YAML, and whoever may gets the button. */
const expectVerdict = async (page: Page, button: string, isAllowed: boolean): Promise<void> => {
  const action = page.getByRole('main').getByRole('button', { name: button, exact: true });
  if (isAllowed) {
    await expect(action).toBeEnabled();
    await expect(page.getByText(DENIED)).toHaveCount(0);
    return;
  }
  await expect(page.getByRole('heading', { name: new RegExp(DENIED) })).toBeVisible();
  await expect(action).toHaveAttribute('aria-disabled', 'true');
  await action.focus();
  await expect(page.getByRole('tooltip')).toContainText(DENIED);
};

for (const [user, mayCreate] of [
  ['admin', true],
  ['viewer', false],
  ['project-admin', false],
  ['project-viewer', false],
] as const) {
  test(`${user} plans attachments of a new network, and ${mayCreate ? 'may create them' : 'hands the YAML over'}`, async ({
    host,
  }) => {
    const project = user.startsWith('project') ? 'frontend' : undefined;
    await openAs(host, { user, ...(project && { project }) }, 'vlan-networks/~new');
    const wizard = new CreateWizard(host.page);
    await wizard.fill({ Name: 'vlan-1930', 'VLAN ID': '1930' });
    await wizard.press('Next');
    if (project === undefined) {
      await wizard.form.getByRole('radio', { name: 'vmdata', exact: true }).check();
    } else {
      await expect(
        wizard.form.getByText(/Localnets cannot be listed: You may not read/),
      ).toBeVisible();
      await wizard.fill({ Localnet: 'vmdata' });
    }
    await wizard.press('Next');
    await wizard.chooseNamespaces('frontend');
    await wizard.press('Next');
    await wizard.expectStep('Review', 'Review');
    await expectVerdict(host.page, 'Create', mayCreate);
    expect((await downloaded(host.page)).match(/^kind: .*$/gm)).toEqual([
      'kind: NetworkAttachmentDefinition',
    ]);
  });
}

for (const [user, mayAttach] of [
  ['viewer', false],
  ['project-admin', true],
  ['project-viewer', false],
] as const) {
  test(`${user} plans a NIC, and ${mayAttach ? 'attaches it without any right on nodes' : 'hands the YAML over'}`, async ({
    host,
  }) => {
    const project = user.startsWith('project') ? 'frontend' : undefined;
    const query = 'network=ovn%3Avlan-1924&vm=frontend%2Fweb-1';
    await openAs(host, { user, ...(project && { project }) }, `vlan-networks/~attach?${query}`);
    const main = host.page.getByRole('main');
    await expect(main.getByRole('checkbox', { name: 'frontend/web-1' })).toBeChecked();
    await main.getByRole('textbox', { name: 'NIC name' }).fill('second');
    await main.getByRole('button', { name: 'Next' }).click();
    await expectVerdict(host.page, 'Attach', mayAttach);
    expect(await downloaded(host.page)).toContain(
      'kubectl patch virtualmachines.kubevirt.io web-1 -n frontend',
    );
    if (!mayAttach) return;
    await main.getByRole('button', { name: 'Attach', exact: true }).click();
    await expect(main.getByText('Everything is done.')).toBeVisible({ timeout: 30_000 });
    const { spec } = await host.read<{
      spec: { template: { spec: { networks: { name: string }[] } } };
    }>('/apis/kubevirt.io/v1/namespaces/frontend/virtualmachines/web-1');
    expect(spec.template.spec.networks.map(({ name }) => name)).toContain('second');
  });
}
