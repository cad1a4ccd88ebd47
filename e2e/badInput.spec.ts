import { CreateWizard } from './harness/createWizard';
import { expect, test } from './harness/test';

const long = 'a'.repeat(64);

/** Field, what is typed, and what the page says to do about it. */
const firstStep: [field: string, typed: string, sentence: RegExp][] = [
  ['VLAN ID', '', /Enter a VLAN ID from 1 to 4094/],
  ['VLAN ID', 'abc', /“abc” is not a VLAN ID\. Enter a whole number from 1 to 4094/],
  ['VLAN ID', '100abc', /“100abc” is not a VLAN ID\. Enter a whole number from 1 to 4094/],
  ['VLAN ID', '0', /Enter a number from 1 to 4094/],
  ['VLAN ID', '4095', /Enter a number from 1 to 4094/],
  ['VLAN ID', '1e3', /“1e3” is not a VLAN ID/],
  ['VLAN ID', '１２', /“１２” is not a VLAN ID\. Enter a whole number from 1 to 4094/],
  ['MTU', '', /Enter an MTU in bytes/],
  ['MTU', 'jumbo', /Enter a whole number of bytes/],
  ['MTU', '100000', /Enter a number from 576 to 65536/],
  ['MTU', '９０００', /“９０００” is not an MTU\. Enter a whole number of bytes/],
  ['Name', '', /Enter a name/],
  ['Name', long, /A name has at most 63 characters\. Shorten/],
  ['Name', 'réseau', /“réseau” cannot be used as a name\. Use lower-case letters/],
  ['Name', 'VLAN_1927', /Use lower-case letters, digits and “-”/],
  ['Name', 'vlan-1924', /is there already.*enter another name/],
];

test('what the first step cannot use is refused with what to do, and the step is not left', async ({
  host,
}) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~new' });
  const wizard = new CreateWizard(host.page);
  const good = { Name: 'vlan-1927', 'VLAN ID': '1927', MTU: '1500' };
  for (const [field, typed, sentence] of firstStep) {
    await test.step(`${field} “${typed}”`, async () => {
      await wizard.fill({ ...good, [field]: typed });
      await wizard.press('Next');
      const box = wizard.field(field);
      await expect(box).toHaveAttribute('aria-invalid', 'true');
      await expect(box).toHaveAccessibleDescription(sentence);
      await expect(box).toBeFocused();
      await expect(box).toHaveValue(typed);
      await wizard.expectStep('Networks', 'Which VLAN?');
    });
  }
  await wizard.fill(good);
  await expect(wizard.field('Name')).not.toHaveAttribute('aria-invalid', 'true');
  await wizard.press('Next');
  await wizard.expectStep('Physical network', 'How does this VLAN reach the nodes?');
});

const localnets: [typed: string, sentence: RegExp][] = [
  ['', /Choose a localnet, or enter a name for a new one/],
  ['a:b', /“a:b” cannot be the name of a localnet.*Use lower-case letters/],
  ['Tenant', /“Tenant” cannot be the name of a localnet\. Use lower-case letters/],
  ['a,b', /Use lower-case letters/],
  [long, /A localnet name has at most 63 characters\. Shorten/],
  ['vlan-1924', /is there already, on bridge br-vmdata\. Choose it as an existing localnet/],
  ['physnet', /choose it as an existing localnet/],
];

test('what the second step cannot use is refused with what to do', async ({ host }) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~new' });
  const wizard = new CreateWizard(host.page);
  await wizard.fill({ Name: 'vlan-1927', 'VLAN ID': '1927' });
  await wizard.press('Next');

  await test.step('no localnet chosen', async () => {
    await wizard.press('Next');
    await expect(wizard.form).toContainText('Choose a localnet, or enter a name for a new one.');
    await wizard.expectStep('Physical network', 'How does this VLAN reach the nodes?');
  });

  await wizard.newLocalnet('vlan-1927', 'br-vmdata');
  for (const [typed, sentence] of localnets) {
    await test.step(`Localnet “${typed}”`, async () => {
      await wizard.fill({ Localnet: typed });
      await wizard.press('Next');
      const box = wizard.field('Localnet');
      await expect(box).toHaveAttribute('aria-invalid', 'true');
      await expect(box).toHaveAccessibleDescription(sentence);
      await expect(box).toHaveValue(typed);
      await wizard.expectStep('Physical network', 'How does this VLAN reach the nodes?');
    });
  }
  await wizard.fill({ Localnet: 'vlan-1927' });

  await test.step('At a time', async () => {
    for (const typed of ['0', '-1', 'all', '1.5']) {
      await wizard.fill({ 'At a time': typed });
      await wizard.press('Next');
      await expect(wizard.field('At a time')).toHaveAccessibleDescription(/from 1 to 9999/);
    }
    await wizard.fill({ 'At a time': '' });
  });

  await test.step('a node label that no node has', async () => {
    const nodes = wizard.form.getByRole('combobox', { name: 'Nodes' });
    await nodes.selectOption({ label: 'Another label …' });
    for (const [typed, sentence] of [
      ['vm data=yes', /Enter pairs such as key=value/],
      ['vmdata=yes', /Choose labels that at least one node has/],
    ] as const) {
      await wizard.fill({ 'Node label': typed });
      await wizard.press('Next');
      await expect(wizard.field('Node label')).toHaveAccessibleDescription(sentence);
      await expect(wizard.field('Node label')).toHaveValue(typed);
    }
    await wizard.fill({ 'Node label': 'node-role.kubernetes.io/worker=' });
  });

  await test.step('no bridge', async () => {
    const bridge = wizard.form.getByRole('combobox', { name: 'Bridge' });
    await bridge.selectOption('');
    await wizard.press('Next');
    await expect(bridge).toHaveAttribute('aria-invalid', 'true');
    await expect(bridge).toHaveAccessibleDescription(/Choose a bridge/);
    await bridge.selectOption('br-vmdata');
  });

  await wizard.press('Next');
  await wizard.expectStep('Namespaces', 'Who may use it?');
  await test.step('no namespace', async () => {
    await wizard.press('Next');
    await expect(wizard.form).toContainText('Choose at least one namespace.');
    await wizard.expectStep('Namespaces', 'Who may use it?');
  });
});

test('an MTU above that of the uplink is refused where the way to the nodes is chosen, and the way back is offered', async ({
  host,
}) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~new' });
  const wizard = new CreateWizard(host.page);
  await wizard.fill({ Name: 'vlan-1927', 'VLAN ID': '1927', MTU: '9000' });
  await wizard.press('Next');
  await wizard.newLocalnet('vlan-1927', 'br-vmdata');
  await wizard.press('Next');
  await expect(wizard.form).toContainText(
    /An MTU of 9000 does not fit through ens224 on worker-1.*1500/,
  );
  await wizard.form.getByRole('button', { name: 'Mend it in the step Networks' }).click();
  await wizard.expectStep('Networks', 'Which VLAN?');
  await expect(wizard.field('MTU')).toHaveAccessibleDescription(/Enter 1500 or less/);
  await expect(wizard.field('MTU')).toHaveValue('9000');
  await wizard.fill({ MTU: '1500' });
  await wizard.press('Next');
  await expect(wizard.field('Localnet')).toHaveValue('vlan-1927');
  await wizard.press('Next');
  await wizard.expectStep('Namespaces', 'Who may use it?');
});

test('going back, leaving the page and loading it again lose nothing that was typed', async ({
  host,
}) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~new' });
  const { page } = host;
  const wizard = new CreateWizard(page);
  await wizard.fill({
    Name: 'vlan-1927',
    'VLAN ID': '1927',
    MTU: '1400',
    Description: 'Printers of floor 3',
  });
  await wizard.press('Next');
  await wizard.newLocalnet('printers', 'br-vmdata');
  await wizard.fill({ 'At a time': '2' });
  await test.step('looking at another way to the nodes keeps the names of this one', async () => {
    await wizard.form.getByRole('radio', { name: 'Use a localnet' }).check();
    await wizard.form.getByRole('radio', { name: 'vlan-1924', exact: true }).check();
    await wizard.form.getByRole('radio', { name: 'New localnet on a bridge' }).check();
    await expect(wizard.field('Localnet')).toHaveValue('printers');
  });
  await wizard.press('Next');
  await wizard.chooseNamespaces('default', 'ns3');

  const expectAll = async (): Promise<void> => {
    await wizard.expectStep('Namespaces', 'Who may use it?');
    await expect(page.getByRole('checkbox', { name: 'default', exact: true })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: 'ns3', exact: true })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: 'ns2', exact: true })).not.toBeChecked();
    await wizard.press('Back');
    await expect(wizard.field('Localnet')).toHaveValue('printers');
    await expect(wizard.form.getByRole('combobox', { name: 'Bridge' })).toHaveValue('br-vmdata');
    await expect(wizard.field('At a time')).toHaveValue('2');
    await wizard.press('Back');
    await expect(wizard.field('Name')).toHaveValue('vlan-1927');
    await expect(wizard.field('VLAN ID')).toHaveValue('1927');
    await expect(wizard.field('MTU')).toHaveValue('1400');
    await expect(wizard.field('Description')).toHaveValue('Printers of floor 3');
    await wizard.press('Next');
    await wizard.press('Next');
  };

  await expectAll();
  await page.reload();
  await expectAll();
  await wizard.form.getByRole('link', { name: 'VLAN Networks' }).click();
  await page.getByRole('button', { name: 'Create VLAN network' }).click();
  await expectAll();
  await test.step('a bad value survives as well', async () => {
    await wizard.press('Back');
    await wizard.press('Back');
    await wizard.fill({ 'VLAN ID': '100abc' });
    await page.reload();
    await expect(wizard.field('VLAN ID')).toHaveValue('100abc');
    await wizard.press('Next');
    await wizard.expectStep('Networks', 'Which VLAN?');
  });
});

const nics: [field: string, typed: string, sentence: RegExp][] = [
  ['NIC name', '', /Enter a name/],
  ['NIC name', long, /A name has at most 63 characters\. Shorten/],
  ['NIC name', 'NIC_1', /Use lower-case letters, digits and “-”/],
  ['MAC address of default/vm-1', '02:00', /Enter six pairs of hexadecimal digits/],
  ['MAC address of default/vm-1', '01:00:5e:00:00:01', /Choose one whose second digit is/],
];

test('what the attach form cannot use is refused with what to do, and stays as typed', async ({
  host,
}) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~attach' });
  const { page } = host;
  const next = page.getByRole('button', { name: 'Next', exact: true });
  const main = page.getByRole('main');
  await expect(page.getByRole('checkbox', { name: 'default/vm-1' })).toBeVisible();

  await test.step('nothing chosen', async () => {
    await next.click();
    await expect(main).toContainText('Choose at least one virtual machine.');
    await expect(main).toContainText('Choose a network.');
  });

  await page.getByRole('checkbox', { name: 'default/vm-1', exact: true }).check();
  await page.getByRole('radio', { name: 'vlan-1924' }).check();
  await page.getByRole('button', { name: 'Set MAC addresses' }).click();
  for (const [field, typed, sentence] of nics) {
    await test.step(`${field} “${typed}”`, async () => {
      const box = page.getByRole('textbox', { name: field });
      const good = await box.inputValue();
      await box.fill(typed);
      await next.click();
      await expect(box).toHaveAttribute('aria-invalid', 'true');
      await expect(box).toHaveAccessibleDescription(sentence);
      await expect(box).toHaveValue(typed);
      await box.fill(good);
    });
  }

  await test.step('a name that a NIC of the machine has', async () => {
    await page.getByRole('textbox', { name: 'NIC name' }).fill('vlan-1924');
    await next.click();
    await expect(page.getByRole('row', { name: /^default\/vm-1 Runs/ })).toContainText(
      'default/vm-1 already has a NIC named “vlan-1924”. Enter another name.',
    );
    await expect(page.getByRole('heading', { name: 'Before you attach' })).toBeVisible();
  });

  await test.step('a machine that is on the network already', async () => {
    await page.getByRole('textbox', { name: 'NIC name' }).fill('second');
    await expect(main).toContainText(
      'NIC vlan-1924 of default/vm-1 is on default/vlan-1924 already.',
    );
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'NIC name' })).toHaveValue('second');
    await expect(page.getByRole('checkbox', { name: 'default/vm-1', exact: true })).toBeChecked();
    await expect(page.getByRole('radio', { name: 'vlan-1924' })).toBeChecked();
  });
});
