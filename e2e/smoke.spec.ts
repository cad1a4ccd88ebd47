import { expect, test } from './harness/test';

test('the navigation item stands under Networking in the administrator perspective and opens the page', async ({
  host,
}) => {
  await host.openScenario('three-workers', { path: '' });
  const navigation = host.page.getByRole('navigation', { name: 'Main navigation' });
  await navigation.getByRole('button', { name: 'Networking' }).click();
  await navigation.getByRole('link', { name: 'VLAN Networks' }).click();
  await expect(host.page).toHaveURL(/\/vlan-networks$/);
  await expect(host.page.getByRole('heading', { level: 1, name: 'VLAN Networks' })).toBeVisible();
});

test('the same item stands under Networking in the virtualization perspective', async ({
  host,
}) => {
  await host.openScenario('three-workers', { path: '' });
  await host.pick('Perspective', 'Virtualization');
  const navigation = host.page.getByRole('navigation', { name: 'Main navigation' });
  await navigation.getByRole('button', { name: 'Networking' }).click();
  await navigation.getByRole('link', { name: 'VLAN Networks' }).click();
  await expect(host.page.getByRole('heading', { level: 1, name: 'VLAN Networks' })).toBeVisible();
});

for (const path of ['vlan-networks/~new', 'vlan-networks/~attach']) {
  test(`a deep link to ${path} opens its page`, async ({ host }) => {
    await host.openScenario('three-workers', { path });
    await expect(host.page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}
