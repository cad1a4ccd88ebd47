import type { ConsoleHost } from './harness/ConsoleHost';
import { CreateWizard } from './harness/createWizard';
import { passUntil } from './harness/rollout';
import { expect, test } from './harness/test';

const policies = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';
const stateOf = (node: string): string => `/apis/nmstate.io/v1beta1/nodenetworkstates/${node}`;

interface State {
  status: { currentState: { interfaces: { name: string; controller?: string }[] } };
}

/** Opens the second step of the wizard for VLAN 1926. */
async function openPhysical(host: ConsoleHost): Promise<CreateWizard> {
  await host.open('vlan-networks/~new');
  const wizard = new CreateWizard(host.page);
  await wizard.fill({ Name: 'vlan-1926', 'VLAN ID': '1926' });
  await wizard.press('Next');
  return wizard;
}

async function create(host: ConsoleHost, wizard: CreateWizard): Promise<void> {
  await wizard.press('Next');
  await wizard.chooseNamespaces('team-a');
  await wizard.press('Next');
  await wizard.expectStep('Review', 'Review');
  await expect(wizard.form.getByText('checking …')).toHaveCount(0);
  await wizard.press('Create');
  await passUntil(host, 'Everything is done.');
}

test(
  'a NIC that has another name on one node is matched when asked to, and one policy is made for each name',
  { tag: '@long' },
  async ({ host }) => {
    await host.openScenario('spare-nics', { speed: 0 });
    const before = await host.read<State>(stateOf('worker-3'));
    const text = JSON.stringify(before).replaceAll('"ens224"', '"ens223"');
    const { status } = await host.api('PUT', `${stateOf('worker-3')}/status`, JSON.parse(text));
    expect(status).toBe(200);
    const wizard = await openPhysical(host);
    const { form } = wizard;
    await form.getByRole('radio', { name: 'New bridge on a free NIC' }).check();
    await wizard.fill({ Localnet: 'vmdata', Bridge: 'br-vmdata' });
    await form
      .getByRole('combobox', { name: 'Nodes' })
      .selectOption({ label: 'Role worker · 3 nodes' });
    const match = form.getByRole('combobox', { name: 'NICs of other names' });
    await match.selectOption('Match by place in the order of names');
    await form.getByRole('radio', { name: 'ens224' }).check();
    await create(host, wizard);

    const uplinks: (string | undefined)[] = [];
    for (const node of ['worker-1', 'worker-2', 'worker-3']) {
      const { interfaces } = (await host.read<State>(stateOf(node))).status.currentState;
      uplinks.push(interfaces.find(({ controller }) => controller === 'br-vmdata')?.name);
    }
    expect(uplinks).toEqual(['ens224', 'ens224', 'ens223']);
    const { items } = await host.read<{ items: unknown[] }>(policies);
    expect(items).toHaveLength(2);
    await host.page.getByRole('link', { name: 'VLAN Networks' }).first().click();
    await expect(host.page.getByRole('row', { name: /1926/ })).toContainText('3 of 3');
  },
);

test(
  'a Linux bridge that is there is used without a policy, by the nodes that have it',
  { tag: '@long' },
  async ({ host }) => {
    await host.openScenario('spare-nics', { speed: 0 });
    const { status } = await host.api('POST', policies, {
      apiVersion: 'nmstate.io/v1',
      kind: 'NodeNetworkConfigurationPolicy',
      metadata: { name: 'theirs' },
      spec: {
        nodeSelector: { 'node-role.kubernetes.io/worker': '' },
        desiredState: {
          interfaces: [
            {
              name: 'br1',
              type: 'linux-bridge',
              state: 'up',
              bridge: { options: { stp: { enabled: false } }, port: [{ name: 'ens224' }] },
            },
          ],
        },
      },
    });
    expect(status).toBe(201);
    await host.advanceClock(180_000);
    const wizard = await openPhysical(host);
    const { form } = wizard;
    await form.getByRole('checkbox', { name: 'They change MAC addresses' }).check();
    await form.getByRole('radio', { name: 'Use a Linux bridge' }).check();
    await form.getByRole('combobox', { name: 'Bridge' }).selectOption('br1');
    await create(host, wizard);

    const { items } = await host.read<{ items: unknown[] }>(policies);
    expect(items).toHaveLength(1);
    const path =
      '/apis/k8s.cni.cncf.io/v1/namespaces/team-a/network-attachment-definitions/vlan-1926';
    const made = await host.read<{
      metadata: { annotations: Record<string, string> };
      spec: { config: string };
    }>(path);
    expect(made.metadata.annotations).toMatchObject({
      'k8s.v1.cni.cncf.io/resourceName': 'bridge.network.kubevirt.io/br1',
    });
    expect(JSON.parse(made.spec.config)).toMatchObject({
      type: 'bridge',
      bridge: 'br1',
      vlan: 1926,
      macspoofchk: false,
    });
    await host.page.getByRole('link', { name: 'VLAN Networks' }).first().click();
    await expect(host.page.getByRole('row', { name: /1926/ })).toContainText('3 of 3');
  },
);
