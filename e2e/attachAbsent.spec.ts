import { expect, test } from './harness/test';

test('a chosen machine that is deleted meanwhile can be taken off, and the form goes on', async ({
  host,
}) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~attach?network=ovn%3Avlan-1924' });
  const { page } = host;
  const main = page.getByRole('main');
  const gone = main.getByRole('checkbox', { name: 'ns2/vm-1' });
  await gone.check();
  const { status } = await host.api(
    'DELETE',
    '/apis/kubevirt.io/v1/namespaces/ns2/virtualmachines/vm-1',
  );
  expect(status).toBe(200);
  await expect(
    main.getByRole('row', { name: /ns2\/vm-1.*It is not there any more\./ }),
  ).toBeVisible();
  await main.getByRole('checkbox', { name: 'default/vm-1' }).check();
  await main.getByLabel('NIC name').fill('extra');
  await main.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(main.getByText('This cannot be reviewed yet')).toBeVisible();

  await gone.focus();
  await page.keyboard.press('Space');
  await expect(gone).toHaveCount(0);
  await expect(main.getByRole('textbox', { name: 'Find virtual machine' })).toBeFocused();
  await main.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(main.getByRole('button', { name: 'Attach', exact: true })).toBeVisible();
});
