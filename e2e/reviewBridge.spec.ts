import type { ConsoleHost } from './harness/ConsoleHost';
import { CreateWizard } from './harness/createWizard';
import { passTimeUntil } from './harness/rollout';
import { expect, test } from './harness/test';

/** A new bridge on ens224 of all workers, ready to be created. */
async function reviewed(host: ConsoleHost): Promise<CreateWizard> {
  await host.openScenario('spare-nics', { path: 'vlan-networks/~new', speed: 0 });
  const wizard = new CreateWizard(host.page);
  const { form } = wizard;
  await wizard.fill({ Name: 'vlan-1926', 'VLAN ID': '1926' });
  await wizard.press('Next');
  await form.getByRole('radio', { name: 'New bridge on a free NIC' }).check();
  await wizard.fill({ Localnet: 'vmdata', Bridge: 'br-vmdata' });
  await form
    .getByRole('combobox', { name: 'Nodes' })
    .selectOption({ label: 'Role worker · 3 nodes' });
  await form.getByRole('radio', { name: 'ens224' }).check();
  await wizard.press('Next');
  await wizard.chooseNamespaces('team-a');
  await wizard.press('Next');
  await wizard.expectStep('Review', 'Review');
  await expect(form.getByText('accepted', { exact: true })).toHaveCount(2);
  return wizard;
}

test('the review draws the cluster before and after, and says in words what is new', async ({
  host,
}) => {
  const { form } = await reviewed(host);
  const picture = form.getByRole('group', { name: 'Topology' });
  await expect(picture.getByRole('button', { name: /^Bridge br-vmdata, 3 nodes/ })).toBeVisible();
  // Six lanes do not fit beside the steps at this width: the picture begins where something changes.
  const network = picture.getByRole('button', { name: /^VLAN network vlan-1926/ });
  await picture.scrollIntoViewIfNeeded();
  await expect(network).toBeInViewport({ ratio: 0.9 });
  const changes = form.getByRole('list', { name: 'What the picture shows' });
  await expect(changes).toContainText('New: Bridge br-vmdata');
  await expect(changes).toContainText('New: Localnet vmdata');
  await expect(changes).toContainText('New: VLAN network vlan-1926');
  await form.getByRole('button', { name: 'Before' }).click();
  await expect(picture.getByRole('button', { name: /^Bridge br-vmdata/ })).toHaveCount(0);
  await expect(picture.getByRole('button', { name: /^Bridge br-ex/ })).toBeVisible();
});

test('an edited manifest flows back into the form, is carried to the object, and is refused where it breaks a rule', async ({
  host,
}) => {
  const wizard = await reviewed(host);
  const { form } = wizard;
  await form.getByRole('button', { name: /Show the YAML of Map localnet/ }).click();
  await form.getByRole('button', { name: 'Edit', exact: true }).first().click();
  const editor = form.getByRole('group', { name: /^YAML of Map localnet/ }).getByRole('textbox');
  const yaml = await editor.inputValue();

  await editor.fill(yaml.replace('stp: false', "stp: 'false'"));
  await form.getByRole('button', { name: 'Take over' }).click();
  await expect(form.getByText('This cannot be written')).toBeVisible();

  await editor.fill(
    yaml
      .replace('maxUnavailable: 1', 'maxUnavailable: 2')
      .replace('labels:', 'labels:\n    team: storage'),
  );
  await form.getByRole('button', { name: 'Take over' }).click();
  const toggle = form.getByRole('button', { name: /Show the YAML of Map localnet/ });
  // The plan is prepared anew, which may fold the text away.
  await expect(async () => {
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    await expect(form.getByText('Edited by hand')).toBeVisible({ timeout: 500 });
  }).toPass();
  await wizard.press('Back');
  await wizard.press('Back');
  await expect(wizard.field('At a time')).toHaveValue('2');
  await wizard.press('Next');
  await wizard.press('Next');
  await expect(form.getByText('accepted', { exact: true })).toHaveCount(2);
  await wizard.press('Create');
  await passTimeUntil(host, 'Everything is done.');
  const policy = await host.read<{
    metadata: { labels: Record<string, string> };
    spec: { maxUnavailable: number };
  }>('/apis/nmstate.io/v1/nodenetworkconfigurationpolicies/localnet-vmdata');
  expect(policy.metadata.labels.team).toBe('storage');
  expect(policy.spec.maxUnavailable).toBe(2);
});
