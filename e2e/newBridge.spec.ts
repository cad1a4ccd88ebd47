import type { ConsoleHost } from './harness/ConsoleHost';
import { CreateWizard } from './harness/createWizard';
import { passUntil, watchRollout } from './harness/rollout';
import { expect, test } from './harness/test';

const policy = 'localnet-vmdata';
const policies = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';
const stateOf = (node: string): string => `/apis/nmstate.io/v1beta1/nodenetworkstates/${node}`;

interface Interface {
  name: string;
  type: string;
  state: string;
  mtu?: number;
  controller?: string;
}

interface NodeState {
  status: { currentState: { interfaces: Interface[] } };
}

const interfaceOf = async (host: ConsoleHost, name: string): Promise<Interface | undefined> => {
  const { status } = await host.read<NodeState>(stateOf('worker-1'));
  return status.currentState.interfaces.find((one) => one.name === name);
};

/** Opens the second step for a network of jumbo frames, with the workers and names chosen. */
async function openNewBridge(host: ConsoleHost): Promise<CreateWizard> {
  await host.openScenario('spare-nics', { path: 'vlan-networks/~new', speed: 0 });
  const wizard = new CreateWizard(host.page);
  await wizard.fill({ Name: 'vlan-1926', 'VLAN ID': '1926', MTU: '9000' });
  await wizard.press('Next');
  await wizard.form.getByRole('radio', { name: 'New bridge on a free NIC' }).check();
  await wizard.fill({ Localnet: 'vmdata', Bridge: 'br-vmdata' });
  await wizard.form
    .getByRole('combobox', { name: 'Nodes' })
    .selectOption({ label: 'Role worker · 3 nodes' });
  return wizard;
}

async function createFrom(wizard: CreateWizard): Promise<void> {
  await wizard.press('Next');
  await wizard.chooseNamespaces('team-a');
  await wizard.press('Next');
  await wizard.expectStep('Review', 'Review');
  await expect(wizard.form.getByText('accepted', { exact: true })).toHaveCount(2);
  await wizard.press('Create');
}

test.describe('a bridge of its own', () => {
  test('on a bond that is there is made node by node, its MTU raised, and the VLAN reaches every worker', async ({
    host,
  }) => {
    const wizard = await openNewBridge(host);
    const { page } = host;
    const uplinks = wizard.form.getByRole('radiogroup', { name: 'Uplinks of the chosen nodes' });
    await expect(uplinks.getByRole('row', { name: /ens1f0/ })).toContainText('8 VFs given out');
    await expect(uplinks.getByRole('radio', { name: 'bond0' })).toBeDisabled();
    await wizard.press('Next');
    await expect(wizard.form).toContainText('Choose the NIC or bond');
    await uplinks.getByRole('radio', { name: 'bond1' }).check();
    await expect(wizard.form).toContainText('The MTU is raised from 1500 to 9000.');
    await createFrom(wizard);

    const pictures = await watchRollout(host, policy, 'Everything is done.');
    expect(pictures.at(-1)).toEqual({
      'worker-1': 'Available',
      'worker-2': 'Available',
      'worker-3': 'Available',
    });
    expect(await interfaceOf(host, 'bond1')).toMatchObject({ mtu: 9000, controller: 'br-vmdata' });
    expect(await interfaceOf(host, 'ens4f0')).toMatchObject({ mtu: 9000, controller: 'bond1' });
    await page.getByRole('link', { name: 'VLAN Networks' }).first().click();
    await expect(page.getByRole('row', { name: /vlan-1926/ })).toContainText('3 of 3');
  });

  test('on a new bond that one node refuses stops there, and undo gives the NICs back as they were', async ({
    host,
  }) => {
    const wizard = await openNewBridge(host);
    const { form, page } = wizard;
    await host.injectNodeFailure({ node: 'worker-2', policy, kind: 'InvalidArgument' });
    await form.getByRole('combobox', { name: 'Uplink' }).selectOption('A new bond of NICs');
    await wizard.fill({ 'Bond name': 'bond2' });
    await form.getByRole('combobox', { name: 'Bond mode' }).selectOption('active-backup');
    await form.getByRole('checkbox', { name: 'ens224' }).check();
    await form.getByRole('checkbox', { name: 'ens225' }).check();
    await createFrom(wizard);

    await passUntil(host, 'Stopped. What was done stays until you retry or undo.');
    await expect(page.getByRole('row', { name: /worker-2/ })).toContainText('Failing');
    expect(await interfaceOf(host, 'ens224')).toMatchObject({ mtu: 9000, controller: 'bond2' });
    await host.clearNodeFailures();
    await page.getByRole('button', { name: 'Undo' }).click();
    await passUntil(host, 'Everything was taken back.');
    expect(await interfaceOf(host, 'bond2')).toBeUndefined();
    expect(await interfaceOf(host, 'br-vmdata')).toBeUndefined();
    const nic = await interfaceOf(host, 'ens224');
    expect(nic).toMatchObject({ state: 'up', mtu: 1500 });
    expect(nic?.controller).toBeUndefined();
    const { items } = await host.read<{ items: unknown[] }>(policies);
    expect(items).toEqual([]);
  });
});
