import type { ConsoleHost } from './harness/ConsoleHost';
import { CreateWizard } from './harness/createWizard';
import { expect, test } from './harness/test';

const attachments = '/apis/k8s.cni.cncf.io/v1/namespaces/ns2/network-attachment-definitions';
const policies = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';

/** VLAN 1927 by a new localnet on br-vmdata, before the eyes of who is about to create it. */
async function reviewed(host: ConsoleHost): Promise<CreateWizard> {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~new', speed: 0 });
  const wizard = new CreateWizard(host.page);
  await wizard.newNetwork({
    name: 'vlan-1927',
    vlan: '1927',
    bridge: 'br-vmdata',
    namespaces: ['ns2'],
  });
  await expect(wizard.form.getByText('accepted', { exact: true })).toHaveCount(2);
  return wizard;
}

const create = (wizard: CreateWizard) =>
  wizard.form.getByRole('button', { name: 'Create', exact: true });

test('a review that is loaded again waits until the cluster was read, and draws nothing as gone', async ({
  host,
}) => {
  const { page } = host;
  await host.openScenario('three-workers', { path: 'vlan-networks/~new' });
  const wizard = new CreateWizard(page);
  const { form } = wizard;
  await wizard.fill({ Name: 'r1', 'VLAN ID': '27' });
  await wizard.press('Next');
  await form.getByRole('radio', { name: 'vmdata', exact: true }).check();
  await wizard.press('Next');
  await wizard.chooseNamespaces('qa');
  await wizard.press('Next');
  await expect(form.getByText('accepted', { exact: true })).toHaveCount(1);
  const changes = form.getByRole('list', { name: 'What the picture shows' });
  const drawn = await changes.innerText();

  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/nodenetworkstates\?/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  const waits = form.getByText(/The cluster is still being read\. The plan is made/);
  await expect(waits).toBeVisible();
  await expect(create(wizard)).toHaveAttribute('aria-disabled', 'true');
  await expect(changes).toHaveCount(0);
  await expect(form.getByText('No new problem is predicted.')).toHaveCount(0);
  await expect(form.getByText('This cannot be created yet')).toHaveCount(0);
  answer();
  await expect(form.getByText('accepted', { exact: true })).toHaveCount(1);
  await expect(waits).toHaveCount(0);
  expect(await changes.innerText()).toBe(drawn);
  await expect(create(wizard)).not.toHaveAttribute('aria-disabled', 'true');
});

test('the picture is that of the plan, whatever was reviewed before', async ({ host }) => {
  const wizard = await reviewed(host);
  const { form } = wizard;
  const changes = form.getByRole('list', { name: 'What the picture shows' });
  await expect(changes).toContainText('New: Localnet vlan-1927, on br-vmdata');
  await wizard.press('Back');
  await wizard.press('Back');
  await form.getByRole('combobox', { name: 'Bridge' }).selectOption('br-ex');
  await wizard.press('Back');
  await wizard.fill({ 'VLAN ID': '99' });
  await wizard.press('Next');
  await wizard.press('Next');
  await wizard.press('Next');
  await expect(changes).toContainText('New: Localnet vlan-1927, on br-ex');
  await expect(changes).toContainText('New: VLAN network vlan-1927, VLAN 99');
});

test.describe('what somebody else makes while a plan is looked at', () => {
  test('is named, with the way to the field, and nothing of the plan stays', async ({ host }) => {
    const wizard = await reviewed(host);
    const { form } = wizard;
    const config = { cniVersion: '0.3.1', name: 'vlan-1927', type: 'bridge', bridge: 'br9' };
    const made = await host.api('POST', attachments, {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: 'vlan-1927', namespace: 'ns2' },
      spec: { config: JSON.stringify(config) },
    });
    expect(made.status).toBe(201);
    await expect(form.getByText('This cannot be created yet')).toBeVisible();
    await expect(form.getByText('No new problem is predicted.')).toHaveCount(0);
    await expect(form.getByText('accepted', { exact: true })).toHaveCount(0);
    await expect(create(wizard)).toHaveAttribute('aria-disabled', 'true');
    await form.getByRole('button', { name: 'Mend it in the step Networks' }).click();
    await expect(wizard.field('Name')).toHaveAccessibleDescription(/ns2/);
  });

  test('is named where it is a mapping of the same localnet', async ({ host }) => {
    const wizard = await reviewed(host);
    const { form } = wizard;
    const mapping = { localnet: 'vlan-1927', bridge: 'br-ex', state: 'present' };
    const made = await host.api('POST', policies, {
      apiVersion: 'nmstate.io/v1',
      kind: 'NodeNetworkConfigurationPolicy',
      metadata: { name: 'foreign' },
      spec: { desiredState: { ovn: { 'bridge-mappings': [mapping] } } },
    });
    expect(made.status).toBe(201);
    await form.getByRole('button', { name: 'Mend it in the step Physical network' }).click();
    await expect(wizard.field('Localnet')).toHaveAccessibleDescription(/“vlan-1927”/);
  });
});

test('a VLAN that the chosen localnet has already is said where it is chosen, and in the review', async ({
  host,
}) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~new' });
  const wizard = new CreateWizard(host.page);
  const { form } = wizard;
  await wizard.fill({ Name: 'other', 'VLAN ID': '1924' });
  await wizard.press('Next');
  const inUse = form.getByText(/VLAN 1924 on localnet “vlan-1924” is already used/);
  await form.getByRole('radio', { name: 'vlan-1926' }).check();
  await expect(inUse).toHaveCount(0);
  await form.getByRole('radio', { name: 'vlan-1924' }).check();
  await expect(inUse).toBeVisible();
  await wizard.press('Next');
  await wizard.chooseNamespaces('ns2');
  await wizard.press('Next');
  await wizard.expectStep('Review', 'Review');
  await expect(inUse).toBeVisible();
  await form.getByRole('button', { name: 'Change it in the step Networks' }).click();
  await expect(wizard.field('VLAN ID')).toHaveAccessibleDescription(/already used by network/);
});
