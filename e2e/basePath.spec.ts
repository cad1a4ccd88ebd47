import { expect, test } from './harness/test';

test.use({ hostArguments: ['--base-path', '/console'] });

test('the plugin loads and its page opens under another base path than /', async ({ host }) => {
  await host.openScenario('three-workers', { path: 'vlan-networks' });
  expect(new URL(host.page.url()).pathname).toBe('/console/vlan-networks');
  await expect(host.page.getByRole('heading', { level: 1, name: 'VLAN Networks' })).toBeVisible();
});
