import { passTimeUntil } from './harness/rollout';
import { expect, test } from './harness/test';

const machines = '/apis/kubevirt.io/v1/namespaces/ns2/virtualmachines';
const machine = `${machines}/lone`;
const instance = '/apis/kubevirt.io/v1/namespaces/ns2/virtualmachineinstances/lone';

interface Specified {
  networks: unknown[];
  domain: { devices: { interfaces: unknown[] } };
}

interface Machine {
  spec: { template: { spec: Specified } };
}

interface Instance {
  metadata: { uid: string };
  spec: Specified;
  status: { phase: string; interfaces: { name: string }[] };
}

/** A machine that has nothing but its leg in the cluster. */
const lone = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'lone', namespace: 'ns2' },
  spec: {
    runStrategy: 'Always',
    template: {
      spec: {
        architecture: 'amd64',
        domain: {
          devices: { interfaces: [{ name: 'default', masquerade: {}, model: 'virtio' }] },
          memory: { guest: '1Gi' },
        },
        networks: [{ name: 'default', pod: {} }],
      },
    },
  },
};

test('instead of the pod network a machine has the VLAN alone: in its definition at once, running after a restart', async ({
  host,
}) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks', speed: 0 });
  const { page } = host;
  expect((await host.api('POST', machines, lone)).status).toBe(201);
  await expect(async () => {
    await host.advanceClock(1000);
    expect((await host.read<Instance>(instance)).status.phase).toBe('Running');
  }).toPass({ intervals: [20] });
  const before = await host.read<Instance>(instance);
  expect(before.status.interfaces.map(({ name }) => name)).toEqual(['default']);

  await page.getByRole('button', { name: 'Attach virtual machines' }).first().click();
  await page.getByRole('checkbox', { name: 'ns2/lone', exact: true }).check();
  await page.getByRole('radio', { name: 'vlan-1924', exact: true }).check();
  await page.getByRole('radio', { name: 'Instead of the pod network' }).check();
  const outlook = page.getByRole('grid', { name: 'What attaching means for each machine' });
  await expect(outlook).toContainText('its pod network goes away only with a restart');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('main')).toContainText(
    '1 machine gets the NIC vlan-1924 on vlan-1924, instead of the pod network',
  );
  await expect(page.getByText('accepted', { exact: true })).toHaveCount(1);
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  await passTimeUntil(host, 'Everything is done.');
  await expect(page.getByText('Restart the VM to bring the NIC up.')).toBeVisible();

  const { networks, domain } = (await host.read<Machine>(machine)).spec.template.spec;
  expect(networks).toEqual([{ name: 'vlan-1924', multus: { networkName: 'ns2/vlan-1924' } }]);
  expect(domain.devices.interfaces).toEqual([{ name: 'vlan-1924', bridge: {}, model: 'virtio' }]);

  expect((await host.api('DELETE', instance)).status).toBe(200);
  await expect(async () => {
    await host.advanceClock(1000);
    const { metadata, status } = await host.read<Instance>(instance);
    expect(metadata.uid).not.toBe(before.metadata.uid);
    expect(status.phase).toBe('Running');
  }).toPass({ intervals: [20] });
  const after = await host.read<Instance>(instance);
  expect(after.spec.networks).toEqual(networks);
  expect(after.status.interfaces.map(({ name }) => name)).toEqual(['vlan-1924']);
});
