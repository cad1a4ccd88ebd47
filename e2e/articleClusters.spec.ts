import type { ConsoleHost } from './harness/ConsoleHost';
import { CreateWizard } from './harness/createWizard';
import { expect, test } from './harness/test';

/** Opens the second step on one of the clusters of the article, for this network. */
async function openPhysical(
  host: ConsoleHost,
  scenario: string,
  vlan: string | undefined,
): Promise<CreateWizard> {
  await host.openScenario(scenario, { path: 'vlan-networks/~new', speed: 0 });
  const wizard = new CreateWizard(host.page);
  await wizard.fill({ Name: 'new-net' });
  if (vlan === undefined) await wizard.form.getByRole('checkbox', { name: /Untagged/ }).check();
  else await wizard.fill({ 'VLAN ID': vlan });
  await wizard.press('Next');
  return wizard;
}

const localnets = ({ form }: CreateWizard) => form.getByRole('radiogroup', { name: 'Localnet' });

const uplinks = async ({ form }: CreateWizard) => {
  await form.getByRole('radio', { name: 'New bridge on a free NIC' }).check();
  await form
    .getByRole('combobox', { name: 'Nodes' })
    .selectOption({ label: 'Role worker · 3 nodes' });
  return form.getByRole('radiogroup', { name: 'Uplinks of the chosen nodes' });
};

/** From the second step to the review, where the plan can be created. */
async function reviewed(wizard: CreateWizard, namespace: string, coverage: string): Promise<void> {
  await wizard.press('Next');
  await wizard.chooseNamespaces(namespace);
  await wizard.press('Next');
  await wizard.expectStep('Review', 'Review');
  await expect(wizard.form).toContainText(coverage);
  await expect(wizard.form.getByText('No new problem is predicted.')).toBeVisible();
  await expect(wizard.form.getByText('accepted', { exact: true })).toHaveCount(1);
  await expect(wizard.form.getByRole('button', { name: 'Create', exact: true })).toBeEnabled();
}

test.describe('the clusters of the article', () => {
  test('dual NIC: a tagged network joins the localnet on the second NIC, and is whole', async ({
    host,
  }) => {
    const wizard = await openPhysical(host, 'dual-nic', '1930');
    await expect(localnets(wizard).getByRole('row', { name: /vlan-1924/ })).toContainText(
      '3 of 3 nodes',
    );
    const table = await uplinks(wizard);
    await expect(table.getByRole('row', { name: /ens224/ })).toContainText('Port of br-vmdata');
    await expect(table.getByRole('radio', { name: /ens224/ })).toBeDisabled();
    await wizard.form.getByRole('radio', { name: 'Use a localnet' }).check();
    await localnets(wizard).getByRole('radio', { name: 'vlan-1924' }).check();
    await reviewed(wizard, 'default', 'reaches 3 of 3 nodes');
  });

  test('single NIC without VLANs: physnet comes first and carries untagged machines; no NIC is free for a bridge', async ({
    host,
  }) => {
    const wizard = await openPhysical(host, 'single-nic', undefined);
    const rows = localnets(wizard).getByRole('row');
    await expect(rows.nth(1)).toContainText('physnet');
    const table = await uplinks(wizard);
    await expect(table.getByRole('row', { name: /ens192/ })).toContainText('Carries the node');
    await expect(table.getByRole('radio', { name: /ens192/ })).toBeDisabled();
    await wizard.form.getByRole('radio', { name: 'Use a localnet' }).check();
    await localnets(wizard).getByRole('radio', { name: 'physnet' }).check();
    await expect(wizard.form).toContainText('Nothing changes on the nodes');
    await reviewed(wizard, 'shop', 'reaches 3 of 3 nodes');
  });

  test('single NIC with a native VLAN: its ID as a tag is warned of, another VLAN of the trunk is whole', async ({
    host,
  }) => {
    const wizard = await openPhysical(host, 'single-nic-native-vlan', '100');
    await localnets(wizard).getByRole('radio', { name: 'trunk' }).check();
    await wizard.press('Back');
    await expect(wizard.form).toContainText('VLAN 100 is its native one');
    await wizard.fill({ 'VLAN ID': '1930' });
    await expect(wizard.form).toContainText('announces other VLANs than 1930');
    await wizard.fill({ 'VLAN ID': '1926' });
    await expect(wizard.form).not.toContainText('announces other VLANs');
    await wizard.press('Next');
    await reviewed(wizard, 'shop', 'reaches 3 of 3 nodes');
  });

  test('single NIC with a tagged VLAN: a second tag is refused, untagged is whole, and the parent cannot be shared', async ({
    host,
  }) => {
    const wizard = await openPhysical(host, 'single-nic-tagged-vlan', '1930');
    await localnets(wizard).getByRole('radio', { name: 'vlan-100' }).check();
    await wizard.press('Next');
    await expect(wizard.form).toContainText(/tagged twice/);
    const table = await uplinks(wizard);
    for (const name of ['bond0', 'bond0.100', 'eno1']) {
      await expect(
        table.getByRole('radio', { name: new RegExp(`\\b${name}\\b`) }).first(),
      ).toBeDisabled();
    }
    await wizard.form.getByRole('radio', { name: 'Use a localnet' }).check();
    await wizard.press('Back');
    await wizard.form.getByRole('checkbox', { name: /Untagged/ }).check();
    await wizard.press('Next');
    await reviewed(wizard, 'shop', 'reaches 3 of 3 nodes');
  });
});
