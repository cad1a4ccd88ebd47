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

test('a machine that is deleted during the review is named on the form, and nothing typed is lost', async ({
  host,
}) => {
  await host.openScenario('dual-nic', {
    path: 'vlan-networks/~attach?network=ovn%3Avlan-1924&vm=ns2%2Fvm-1&vm=default%2Fvm-1',
  });
  const main = host.page.getByRole('main');
  await main.getByLabel('NIC name').fill('extra');
  await main.getByRole('button', { name: 'Next', exact: true }).click();
  const attach = main.getByRole('button', { name: 'Attach', exact: true });
  await expect(main.getByText('accepted', { exact: true })).toHaveCount(2);
  await host.api('DELETE', '/apis/kubevirt.io/v1/namespaces/ns2/virtualmachines/vm-1');
  await expect(main.getByText('The cluster changed while you were reviewing')).toBeVisible();
  await expect(main.getByRole('listitem')).toContainText([
    'There is no virtual machine ns2/vm-1 any more. Take it off the list.',
  ]);
  await expect(main.getByLabel('NIC name')).toHaveValue('extra');
  await main.getByRole('checkbox', { name: 'ns2/vm-1' }).click();
  // It does not go back to the review by itself.
  await expect(attach).toHaveCount(0);
  await main.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(attach).toBeVisible();
});
