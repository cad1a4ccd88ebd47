import { CreateWizard } from './harness/createWizard';
import {
  catchUp,
  nodeStates,
  nodesDone,
  passTimeUntil,
  passUntil,
  watchRollout,
} from './harness/rollout';
import { expect, test } from './harness/test';

const policy = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies/localnet-vlan-1927';
const machine = '/apis/kubevirt.io/v1/namespaces/default/virtualmachines/vm-1';
const instance = '/apis/kubevirt.io/v1/namespaces/default/virtualmachineinstances/vm-1';

const attachment = (namespace: string): string =>
  `/apis/k8s.cni.cncf.io/v1/namespaces/${namespace}/network-attachment-definitions/vlan-1927`;

interface Policy {
  metadata: { labels: Record<string, string> };
  spec: unknown;
}

interface Attachment {
  spec: { config: string };
}

interface MachineSpec {
  networks: { name: string }[];
  domain: { devices: { interfaces: { name: string }[] } };
}

interface Machine {
  spec: { template: { spec: MachineSpec } };
}

interface Instance {
  status: { phase: string; interfaces: { name: string }[] };
}

test('a newcomer sees within ten seconds that one VLAN misses a worker', async ({ host }) => {
  await host.openScenario('three-workers', { path: '' });
  const { page } = host;
  const started = Date.now();
  const navigation = page.getByRole('navigation', { name: 'Main navigation' });
  await navigation.getByRole('button', { name: 'Networking' }).click();
  await navigation.getByRole('link', { name: 'VLAN Networks' }).click();
  const row = page.getByRole('row', { name: /vlan-1924/ });
  await expect(row).toContainText('2 of 3');
  await expect(row).toContainText('worker-3');
  expect(Date.now() - started).toBeLessThan(10_000);
});

test('VLAN 1927 is created on a new localnet, its rollout watched, a running machine attached and seen in the picture', async ({
  host,
}) => {
  await host.openScenario('three-workers', { speed: 0 });
  const { page } = host;

  await test.step('the other cluster is chosen in the masthead', async () => {
    await host.pick('Scenario', /^dual-nic/);
    // A control plane of its own takes a while to start.
    const chosen = page.getByRole('button', { name: 'Scenario: dual-nic' });
    await expect(chosen).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('row', { name: /vlan-1924/ })).toContainText('3 of 3');
  });
  const before = await host.read<Machine>(machine);

  await test.step('the wizard is filled in', async () => {
    await page.getByRole('button', { name: 'Create VLAN network' }).click();
    const wizard = new CreateWizard(page);
    await wizard.newNetwork({
      name: 'vlan-1927',
      vlan: '1927',
      bridge: 'br-vmdata',
      namespaces: ['default', 'ns2'],
      atATime: '1',
    });
    await expect(wizard.form).toContainText('on the new localnet vlan-1927: bridge br-vmdata');
    await expect(wizard.form).toContainText('where VMs may run it reaches 3 of 3 nodes');
    await expect(wizard.form).toContainText('No new problem is predicted.');
    await expect(wizard.form.getByText('allowed', { exact: true })).toHaveCount(3);
    await expect(wizard.form.getByText('accepted', { exact: true })).toHaveCount(3);
    await wizard.press('Create');
  });

  await test.step('the rollout is watched node by node', async () => {
    const name = 'localnet-vlan-1927';
    const pictures = await watchRollout(host, name, 'Everything is done.', () =>
      catchUp(host, name),
    );
    const done = pictures.map(
      (states) => Object.values(states).filter((state) => state === 'Available').length,
    );
    for (const count of [1, 2, 3]) {
      expect(done, JSON.stringify(pictures)).toContain(count);
    }
    expect(pictures.at(-1)).toEqual({
      'worker-1': 'Available',
      'worker-2': 'Available',
      'worker-3': 'Available',
    });
  });

  await test.step('policy and attachments are in the cluster as they should be', async () => {
    const { metadata, spec } = await host.read<Policy>(policy);
    expect(metadata.labels).toEqual({ 'app.kubernetes.io/managed-by': 'vlan-networks' });
    expect(spec).toEqual({
      nodeSelector: { 'node-role.kubernetes.io/worker': '' },
      maxUnavailable: 1,
      desiredState: {
        ovn: {
          'bridge-mappings': [{ localnet: 'vlan-1927', bridge: 'br-vmdata', state: 'present' }],
        },
      },
    });
    for (const namespace of ['default', 'ns2']) {
      const { config } = (await host.read<Attachment>(attachment(namespace))).spec;
      expect(JSON.parse(config)).toEqual({
        cniVersion: '0.3.1',
        name: 'vlan-1927',
        type: 'ovn-k8s-cni-overlay',
        topology: 'localnet',
        netAttachDefName: `${namespace}/vlan-1927`,
        physicalNetworkName: 'vlan-1927',
        vlanID: 1927,
        mtu: 1500,
      });
    }
  });

  await test.step('a running machine is attached', async () => {
    await page.getByRole('button', { name: 'Attach virtual machines' }).click();
    await page.getByRole('checkbox', { name: 'default/vm-1', exact: true }).check();
    await expect(page.getByRole('radio', { name: 'vlan-1927' })).toBeChecked();
    await expect(page.getByRole('textbox', { name: 'NIC name' })).toHaveValue('vlan-1927');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible();
    await expect(page.getByText('accepted', { exact: true })).toHaveCount(1);
    await page.getByRole('button', { name: 'Attach', exact: true }).click();
    await passTimeUntil(host, 'Everything is done.');
    await expect(page.getByText('The NIC is attached.')).toBeVisible();
  });

  await test.step('the machine keeps every NIC it had and got the new one', async () => {
    const old = before.spec.template.spec;
    const { networks, domain } = (await host.read<Machine>(machine)).spec.template.spec;
    expect(networks).toEqual([
      ...old.networks,
      { name: 'vlan-1927', multus: { networkName: 'default/vlan-1927' } },
    ]);
    expect(domain.devices.interfaces).toEqual([
      ...old.domain.devices.interfaces,
      { name: 'vlan-1927', bridge: {}, model: 'virtio' },
    ]);
    expect(networks.map(({ name }) => name)).toEqual(['default', 'vlan-1924', 'vlan-1927']);
    const { status } = await host.read<Instance>(instance);
    expect(status.phase).toBe('Running');
    expect(status.interfaces.map(({ name }) => name)).toContain('vlan-1927');
  });

  await test.step('the picture shows the NIC and the new path', async () => {
    await page.getByRole('button', { name: 'Show in topology' }).click();
    await expect(page).toHaveURL(/\/vlan-networks\/topology\?/);
    const card = page.getByRole('button', { name: /^VLAN network vlan-1927/ });
    await expect(card).toHaveAccessibleName(/VLAN 1927, .*reaches 3 of 3 nodes/);
    await expect(card).toHaveAttribute('aria-pressed', 'true');
    const panel = page.getByRole('region', { name: 'Details' });
    const path = panel.getByRole('listitem');
    for (const hop of ['ens224', 'br-vmdata', 'localnet vlan-1927', 'vlan-1927', '1 VM NIC']) {
      await expect(path.filter({ hasText: hop }).first()).toBeVisible();
    }
    await page.getByRole('button', { name: /^VM NICs of vlan-1927/ }).click();
    await expect(panel.getByRole('link', { name: 'vm-1' })).toBeVisible();
    await expect(panel).toContainText('attached');
  });
});

test('a rollout goes on where it was when the page is loaded again', async ({ host }) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~new', speed: 0 });
  const { page } = host;
  const wizard = new CreateWizard(page);
  await wizard.newNetwork({
    name: 'vlan-1927',
    vlan: '1927',
    bridge: 'br-vmdata',
    namespaces: ['ns3'],
    atATime: '1',
  });
  await wizard.press('Create');
  await expect(async () => {
    await host.advanceClock(500);
    expect(await nodesDone(host, 'localnet-vlan-1927')).toBeGreaterThan(0);
  }).toPass({ timeout: 20_000, intervals: [20] });
  await catchUp(host, 'localnet-vlan-1927');
  const states = Object.values(await nodeStates(page, 'localnet-vlan-1927'));
  expect(states).toContain('Available');
  expect(states).toContain('Pending');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Creating vlan-1927' })).toBeVisible();
  expect((await host.api('GET', attachment('ns3'))).status).toBe(404);
  await passUntil(host, 'Everything is done.');
  expect((await host.api('GET', attachment('ns3'))).status).toBe(200);
});
