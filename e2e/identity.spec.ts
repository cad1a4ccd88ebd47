import type { ConsoleHost } from './harness/ConsoleHost';
import { CreateWizard } from './harness/createWizard';
import { passUntil } from './harness/rollout';
import { expect, test } from './harness/test';
import { namesSeen, watchForNames } from './harness/watchForNames';

/** What an administrator sees of three-workers and the owner of the project `frontend` does not. */
const foreign = ['vlan-1926', 'dmz', 'databases', 'machine-net', 'ens224', 'orders', 'worker-3'];

const asUser = (name: string): { cookie: string } => ({ cookie: `=${name}` });

/** Refusals are what these stories are about. */
function expectRefusals(host: ConsoleHost): void {
  host.expectResponse(/^403 /);
}

test.describe('another user', () => {
  test('never sees one fact of the former one in the table of networks, nor at the first one’s return', async ({
    host,
  }) => {
    expectRefusals(host);
    await host.openScenario('three-workers');
    const { page } = host;
    const secret = page.getByRole('row', { name: /vlan-1926/ });
    await expect(secret).toContainText('2 of 3');
    await watchForNames(page, { names: foreign, since: asUser('project-admin') });
    await host.pick('User', 'project-admin');
    await expect(page.getByText('Choose a project to see its networks')).toBeVisible();
    await host.chooseProject('frontend');
    await expect(page.getByRole('row', { name: /vlan-1924/ })).toBeVisible();
    expect(await namesSeen(page)).toEqual([]);
    await host.pick('User', /^admin/);
    await expect(secret).toContainText('2 of 3');
  });

  test('never sees one fact of the former one in the picture', async ({ host }) => {
    expectRefusals(host);
    await host.openScenario('three-workers', { path: 'vlan-networks/topology' });
    const { page } = host;
    const card = page.getByRole('button', { name: /^VLAN network vlan-1926/ });
    const panel = page.getByRole('region', { name: 'Details' });
    await card.click();
    await expect(panel).toContainText('vlan-1926');
    await watchForNames(page, { names: foreign, since: asUser('project-admin') });
    await host.pick('User', 'project-admin');
    await expect(panel).toContainText('This is no longer in the cluster, or the filters hide it.');
    await host.chooseProject('frontend');
    await expect(page.getByRole('button', { name: /^VLAN network vlan-1924/ })).toBeVisible();
    await expect(card).toHaveCount(0);
    expect(await namesSeen(page)).toEqual([]);
  });

  test('never sees what the former one typed, nor what the former one was creating', async ({
    host,
  }) => {
    expectRefusals(host);
    await host.openScenario('dual-nic', { path: 'vlan-networks/~new', speed: 0 });
    const { page } = host;
    const wizard = new CreateWizard(page);

    await wizard.fill({ Name: 'takeover', 'VLAN ID': '1927' });
    await watchForNames(page, { names: ['takeover', '1927'], since: asUser('viewer') });
    await host.pick('User', /^viewer/);
    await expect(wizard.field('Name')).toHaveValue('');
    await expect(wizard.field('VLAN ID')).toHaveValue('');
    expect(await namesSeen(page)).toEqual([]);
    await host.pick('User', /^admin/);
    await expect(wizard.field('Name')).toHaveValue('');

    await wizard.newNetwork({
      name: 'takeover',
      vlan: '1927',
      bridge: 'br-vmdata',
      namespaces: ['ns3'],
    });
    await wizard.press('Create');
    await passUntil(host, 'Everything is done.');
    await watchForNames(page, { names: ['takeover'], since: asUser('nobody') });
    await host.pick('User', 'nobody');
    await expect(page.getByRole('heading', { name: 'Create VLAN network' })).toBeVisible();
    expect(await namesSeen(page)).toEqual([]);
  });

  test('never sees what was on its way to the former one', async ({ host }) => {
    expectRefusals(host);
    await host.openScenario('three-workers', { path: '' });
    const { page } = host;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const answered: string[] = [];
    await page.route(/network-attachment-definitions\?/, async (route) => {
      const response = await route.fetch();
      answered.push(await response.text());
      await held;
      await route.fulfill({ response }).catch(() => undefined);
    });
    await page.getByRole('button', { name: 'Networking' }).click();
    await page.getByRole('link', { name: 'VLAN Networks' }).click();
    await expect.poll(() => answered.join(' ')).toContain('vlan-1926');
    await watchForNames(page, { names: foreign, since: asUser('nobody') });
    await host.pick('User', 'nobody');
    release();
    await page.unrouteAll({ behavior: 'wait' });
    await expect(
      page.getByText('You may not read network attachment definitions.').first(),
    ).toBeVisible();
    expect(await namesSeen(page)).toEqual([]);
  });
});

test('impersonation shows what the other one may see, and nothing else, until it ends', async ({
  host,
}) => {
  expectRefusals(host);
  await host.openScenario('three-workers');
  const { page } = host;
  const secret = page.getByRole('row', { name: /vlan-1926/ });
  await expect(secret).toBeVisible();
  await watchForNames(page, { names: foreign, since: { text: 'You are impersonating' } });
  await host.pick('Impersonate', 'As project-admin');
  await expect(page.getByText('Choose a project to see its networks')).toBeVisible();
  await host.chooseProject('frontend');
  await expect(page.getByRole('row', { name: /vlan-1924/ })).toBeVisible();
  expect(await namesSeen(page)).toEqual([]);
  await page.getByRole('button', { name: 'Stop impersonation' }).click();
  await expect(secret).toBeVisible();
});

test.describe('the owner of one project', () => {
  test('sees the networks of the project, and unknown where its rights end', async ({ host }) => {
    expectRefusals(host);
    await host.openScenario('three-workers', { user: 'project-admin' });
    const { page } = host;
    await host.chooseProject('frontend');
    const table = page.getByRole('grid', { name: 'Networks' });
    const row = table.getByRole('row', { name: /vlan-1924/ });
    await expect(table.locator('tbody tr')).toHaveCount(1);
    const cell = (column: string) => row.locator(`[data-label="${column}"]`);
    await expect(cell('VLAN')).toHaveText('1924');
    await expect(cell('Localnet')).toHaveText('vmdata');
    for (const column of ['Bridges', 'Uplinks', 'Nodes', 'Health']) {
      await expect(cell(column), column).toContainText('Unknown');
    }
    await expect(cell('Namespaces')).toContainText('at least 1');
    await expect(cell('VM NICs')).toContainText('at least 8');
    const summary = 'at least 1 network, nodes unknown, at least 8 VM NICs';
    await expect(page.getByText(summary)).toBeVisible();
    await expect(row).not.toContainText(/\b0\b/);
    await expect(row).not.toContainText('Whole');
    await expect(page.getByText('only what you may read')).toBeVisible();
    await page
      .getByRole('button', { name: 'Details of: Part of the cluster is unknown to you' })
      .click();
    await expect(page.getByText('You may not read node network states.').first()).toBeVisible();
  });

  test('sees unknown in the picture where its rights end', async ({ host }) => {
    expectRefusals(host);
    await host.openScenario('three-workers', {
      user: 'project-admin',
      path: 'vlan-networks/topology',
    });
    const { page } = host;
    await host.chooseProject('frontend');
    const card = page.getByRole('button', { name: /^VLAN network vlan-1924/ });
    await expect(card).toHaveAccessibleName(/reach unknown/);
    await expect(page.getByRole('main')).toContainText('You may not read node network states.');
    await expect(page.getByText('No problem found')).toHaveCount(0);
    await card.click();
    const panel = page.getByRole('region', { name: 'Details' });
    await expect(panel).toContainText('reach unknown');
    await expect(panel).not.toContainText(/reaches \d/);
    await expect(panel).toContainText('at least 8 VM NICs');
    // In the project itself everything was read, so its own list may count.
    await expect(panel).toContainText('1 NAD, 8 NICs');
  });
});

test('a lost watch says since when the page is out of date, and the page comes back to life by itself', async ({
  host,
}) => {
  host.expectResponse(/^503 /);
  host.expectConsoleLine(/WebSocket connection to/);
  await host.openScenario('three-workers');
  const { page } = host;
  await expect(page.getByRole('row', { name: /vlan-1924/ })).toBeVisible();
  await expect(page.getByText(/· live$/)).toBeVisible();

  const lost = Date.now();
  await host.setFault('watches-refused', true);
  await host.dropWatches();
  const notice = page.getByText(/^The connection for .* was lost at /);
  await expect(notice).toBeVisible();
  const text = await notice.innerText();
  const time = /lost at (\d\d):(\d\d):(\d\d)\./.exec(text)?.slice(1).map(Number);
  const [hours = -1, minutes = -1, seconds = -1] = time ?? [];
  const since = new Date(lost).setUTCHours(hours, minutes, seconds, 0);
  expect(Math.abs(since - lost), text).toBeLessThan(3000);
  await expect(page.getByText(/not live since \d\d:\d\d:\d\d/)).toBeVisible();

  await host.setFault('watches-refused', false);
  await expect(notice).toHaveCount(0, { timeout: 20_000 });
  await host.api(
    'DELETE',
    '/apis/k8s.cni.cncf.io/v1/namespaces/ops/network-attachment-definitions/dmz',
  );
  await expect(
    page.getByRole('row', { name: /dmz/ }).locator('[data-label="Namespaces"]'),
  ).toHaveText('1');
});
