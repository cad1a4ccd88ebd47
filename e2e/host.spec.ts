import type { KubeObject } from '../dev/cluster/api';
import { menuFaults } from '../dev/host/server/menuFaults';
import { expect, test } from './harness/test';
import { watchForProblems } from './harness/watchForProblems';

const policies = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';
const enactments = '/apis/nmstate.io/v1beta1/nodenetworkconfigurationenactments';

interface Conditions {
  status?: { conditions?: { type: string; status: string; message?: string }[] };
}

function isTrue(object: KubeObject & Conditions, type: string): boolean {
  return (object.status?.conditions ?? []).some(
    (condition) => condition.type === type && condition.status === 'True',
  );
}

test.describe('the console host', () => {
  test('shows each user the projects that this user may see, without loading the page again', async ({
    host,
  }) => {
    host.expectResponse(/^403 GET /);
    await host.openScenario('three-workers');
    const projects = host.page.getByRole('option');
    await host.page.getByRole('button', { name: 'Project: All Projects' }).click();
    await expect(projects.filter({ hasText: /^openshift-/ }).first()).toBeAttached();
    const seenByAdmin = await projects.count();
    await host.page.keyboard.press('Escape');

    await host.page.evaluate(() => {
      document.body.dataset.loaded = 'once';
    });
    await host.pick('User', 'project-admin');
    await host.page.getByRole('button', { name: 'Project: All Projects' }).click();
    await expect(projects.nth(1)).toBeAttached();
    expect(await projects.count()).toBeLessThan(seenByAdmin);
    await expect(projects.filter({ hasText: /^openshift-/ })).toHaveCount(0);
    await expect(host.page.locator('body')).toHaveAttribute('data-loaded', 'once');
  });

  test('sends impersonation with every request and says so above the page', async ({ host }) => {
    host.expectResponse(/^403 GET /);
    await host.openScenario('three-workers');
    await host.pick('Impersonate', 'As nobody');
    await expect(host.page.getByText('You are impersonating nobody.')).toBeVisible();
    await host.page.getByRole('button', { name: 'Project: All Projects' }).click();
    await expect(host.page.getByRole('option')).toHaveCount(1);
    await host.page.keyboard.press('Escape');
    await host.page.getByRole('button', { name: 'Stop impersonation' }).click();
    await host.page.getByRole('button', { name: 'Project: All Projects' }).click();
    await expect(host.page.getByRole('option', { name: 'default' })).toBeAttached();
  });

  test('sends who is not logged in to the login page, and back', async ({ host }) => {
    host.expectResponse(/^401 GET /);
    await host.openScenario('three-workers', { user: 'who-left', path: 'vlan-networks' });
    await expect(host.page.getByRole('heading', { name: 'You are logged out' })).toBeVisible();
    await host.page.getByRole('button', { name: 'Log in as viewer' }).click();
    await expect(host.page).toHaveURL(/\/vlan-networks$/);
    await expect(host.page.getByRole('button', { name: 'User: viewer' })).toBeVisible();
  });

  test('changes between light, dark and high contrast', async ({ host }) => {
    await host.openScenario('three-workers', { theme: 'dark' });
    await expect(host.page.locator('html')).toHaveClass('pf-v6-theme-dark');
    await host.pick('Theme', /^High contrast$/);
    await expect(host.page.locator('html')).toHaveClass('pf-v6-theme-high-contrast');
  });

  test('changes the scenario of one browser only', async ({ host }) => {
    await host.openScenario('three-workers');
    await host.pick('Scenario', /^dual-nic/);
    await expect(host.page.getByRole('button', { name: 'Scenario: dual-nic' })).toBeVisible();
    const { items } = await host.read<{ items: KubeObject[] }>('/api/v1/namespaces');
    expect(items.map(({ metadata }) => metadata.name)).toContain('ns2');
  });

  test('lets the rollout of a policy fail on a node', async ({ host }) => {
    await host.openScenario('dual-nic', { speed: 1000 });
    await host.injectNodeFailure({
      node: 'worker-2',
      kind: 'InvalidArgument',
      message: 'injected',
    });
    const { status } = await host.api('POST', policies, {
      apiVersion: 'nmstate.io/v1',
      kind: 'NodeNetworkConfigurationPolicy',
      metadata: { name: 'extra' },
      spec: {
        desiredState: {
          ovn: {
            'bridge-mappings': [{ localnet: 'extra', bridge: 'br-vmdata', state: 'present' }],
          },
        },
      },
    });
    expect(status).toBe(201);
    await expect
      .poll(
        async () => {
          const { items } = await host.read<{ items: KubeObject[] }>(enactments);
          const failed = items.find(({ metadata }) => metadata.name === 'worker-2.extra');
          return failed !== undefined && isTrue(failed, 'Failing');
        },
        { timeout: 30_000 },
      )
      .toBe(true);
  });

  for (const { title } of menuFaults) {
    test(`comes back after a reload under “${title}”, and switches it off`, async ({ host }) => {
      host.expectResponse(/^(403|503) /);
      host.expectConsoleLine(/WebSocket connection to .* failed/);
      await host.openScenario('dual-nic');
      await host.pick('Failures', title);
      const failures = (what: string) =>
        host.page.getByRole('button', { name: `Failures: ${what}`, exact: true });
      await expect(failures(title)).toBeVisible();
      await host.page.reload();
      await expect(failures(title)).toBeVisible();
      await expect(host.page.getByRole('heading', { name: 'VLAN Networks' })).toBeVisible();
      await host.pick('Failures', title);
      await expect(failures('No failures')).toBeVisible();
    });
  }

  test('starts without a group that cannot be discovered', async ({ host }) => {
    host.expectResponse(/^403 GET .*\/apis\/kubevirt\.io\/v1$/);
    await host.page.route('**/apis/kubevirt.io/v1', (route) =>
      route.fulfill({ status: 403, json: { kind: 'Status', message: 'forbidden' } }),
    );
    await host.openScenario('dual-nic');
    await expect(host.page.getByRole('row', { name: /vlan-1924/ })).toBeVisible();
  });

  test('ends watches without a close frame', async ({ host }) => {
    await host.openScenario('three-workers');
    const path = '/api/kubernetes/api/v1/nodes?watch=true&resourceVersion=0';
    await host.page.evaluate(
      (url) =>
        new Promise((resolve) => {
          const socket = new WebSocket(url.replace(/^http/, 'ws'));
          socket.onopen = resolve;
          socket.onclose = (event) => {
            document.body.dataset.closeCode = String(event.code);
          };
        }),
      new URL(path, host.url).href,
    );
    await host.dropWatches();
    await expect(host.page.locator('body')).toHaveAttribute('data-close-code', '1006');
  });

  test('enforces the content security policy, and the harness notices', async ({
    page,
    hostUrl,
  }) => {
    const problems = await watchForProblems(page, new URL(hostUrl).origin, {
      responses: [],
      consoleLines: [],
    });
    await page.goto(hostUrl);
    expect(problems).toEqual([]);
    await page.evaluate(() => {
      new Image().src = 'https://elsewhere.example/pixel.png';
      const script = document.createElement('script');
      script.textContent = 'document.title = "ran"';
      document.body.append(script);
    });
    await expect.poll(() => problems.join('\n')).toMatch(/policy violation: img-src/);
    expect(problems.join('\n')).toMatch(/policy violation: script-src/);
    expect(await page.title()).not.toBe('ran');
  });
});
