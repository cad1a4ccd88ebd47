import type { ConsoleHost } from './harness/ConsoleHost';
import { CreateWizard } from './harness/createWizard';
import { nodeStates, passUntil } from './harness/rollout';
import { expect, test } from './harness/test';

const policy = 'localnet-vlan-1927';
const policies = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';
const attachments = '/apis/k8s.cni.cncf.io/v1/network-attachment-definitions';

interface Listed {
  items: { metadata: { name: string; namespace?: string; generation?: number } }[];
}

const named = async (host: ConsoleHost, path: string, name: string) =>
  (await host.read<Listed>(path)).items.filter(({ metadata }) => metadata.name === name);

async function begin(host: ConsoleHost, failing: boolean): Promise<void> {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~new', speed: 0 });
  if (failing) {
    await host.injectNodeFailure({ node: 'worker-2', policy, kind: 'InvalidArgument' });
  }
  const wizard = new CreateWizard(host.page);
  await wizard.newNetwork({
    name: 'vlan-1927',
    vlan: '1927',
    bridge: 'br-vmdata',
    namespaces: ['default'],
    atATime: '1',
  });
  await wizard.press('Create');
}

/** As when the tab is closed and the console opened in another browser: nothing is remembered but what the cluster holds. */
async function forgetTheTab(host: ConsoleHost, path = 'vlan-networks'): Promise<void> {
  await host.page.evaluate(() => {
    sessionStorage.clear();
  });
  await host.open(path);
}

test.describe('after the tab of a failed rollout is gone', { tag: '@long' }, () => {
  test.beforeEach(async ({ host }) => {
    await begin(host, true);
    await passUntil(host, 'Stopped. What was done stays until you retry or undo.');
    await forgetTheTab(host);
    const list = host.page.getByRole('list', { name: 'What was left behind' });
    await expect(list).toContainText(
      `Policy ${policy} for localnet vlan-1927 is not done on worker-2, worker-3.`,
    );
  });

  test('the policy is continued, and then the wizard goes on with its localnet', async ({
    host,
  }) => {
    const { page } = host;
    await host.clearNodeFailures();
    await page.getByRole('button', { name: `Continue with ${policy}` }).click();
    const dialog = page.getByRole('dialog', { name: `Continue with policy ${policy}` });
    await dialog.getByRole('button', { name: 'Continue', exact: true }).click();
    await passUntil(host, 'Everything is done.');
    expect(await named(host, policies, policy)).toMatchObject([{ metadata: { generation: 2 } }]);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();

    await expect(
      page.getByText('Localnet vlan-1927 is mapped, and no network uses it.'),
    ).toBeVisible();
    await page.getByRole('button', { name: `Continue with ${policy}` }).click();
    await expect(page).toHaveURL(/~new\?localnet=vlan-1927/);
    const wizard = new CreateWizard(page);
    await wizard.fill({ Name: 'vlan-1927', 'VLAN ID': '1927' });
    await wizard.press('Next');
    await expect(page.getByRole('radio', { name: /vlan-1927/ })).toBeChecked();
  });

  test('everything is removed: mapping first, then the policy, and nothing is left to offer', async ({
    host,
  }) => {
    const { page } = host;
    await host.clearNodeFailures();
    await page.getByRole('button', { name: `Remove… ${policy}` }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove localnet vlan-1927' });
    await expect(dialog).toContainText(`Take the mapping of policy ${policy} off the nodes`);
    await expect(dialog).toContainText(`Delete policy ${policy}`);
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await passUntil(host, 'Everything is done.');
    expect(await named(host, policies, policy)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(page.getByRole('row', { name: /vlan-1924/ })).toBeVisible();
    await expect(page.getByRole('list', { name: 'What was left behind' })).toHaveCount(0);
  });
});

test.describe('a reload', () => {
  test('in the middle of a write finds out whether it was done, and writes nothing twice', async ({
    host,
  }) => {
    const { page } = host;
    await host.openScenario('dual-nic', { path: 'vlan-networks/~new' });
    const wizard = new CreateWizard(page);
    await wizard.fill({ Name: 'vlan-1927', 'VLAN ID': '1927' });
    await wizard.press('Next');
    await page.getByRole('radio', { name: /^vlan-1926/ }).check();
    await wizard.press('Next');
    await wizard.chooseNamespaces('default');
    await wizard.press('Next');
    await wizard.expectStep('Review', 'Review');
    const writes: string[] = [];
    let isDone: () => void = () => undefined;
    const done = new Promise<void>((resolve) => {
      isDone = resolve;
    });
    // The server does what it was asked for; its answer never reaches the page.
    await page.route(/network-attachment-definitions(\?|$)/, async (route) => {
      const request = route.request();
      if (request.method() !== 'POST' || request.url().includes('dryRun')) return route.continue();
      writes.push(request.url());
      await route.fetch();
      isDone();
      return undefined;
    });
    await wizard.press('Create');
    await done;
    expect(
      await page.evaluate(() => Object.keys(sessionStorage).some((key) => key.includes('/run/'))),
    ).toBe(true);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(page.getByText('Everything is done.')).toBeVisible();
    expect(writes).toHaveLength(1);
    expect(await named(host, attachments, 'vlan-1927')).toHaveLength(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Everything was taken back.')).toBeVisible();
    expect(await named(host, attachments, 'vlan-1927')).toEqual([]);
  });

  test('after a failure still knows what failed, and retry goes on from there', async ({
    host,
  }) => {
    const { page } = host;
    await begin(host, true);
    await passUntil(host, 'Stopped. What was done stays until you retry or undo.');
    await page.reload();
    await expect(
      page.getByText('Stopped. What was done stays until you retry or undo.'),
    ).toBeVisible();
    await expect(page.getByRole('grid', { name: `Nodes of ${policy}` })).toContainText('Failing');
    expect(await nodeStates(page, policy)).toMatchObject({ 'worker-2': 'Failing' });

    await host.open('vlan-networks');
    await expect(page.getByText('A change has stopped half way')).toBeVisible();
    await page.getByRole('link', { name: 'Show progress' }).click();
    await host.clearNodeFailures();
    await page.getByRole('button', { name: 'Retry' }).click();
    await passUntil(host, 'Everything is done.');
    expect(await named(host, attachments, 'vlan-1927')).toHaveLength(1);
  });
});
