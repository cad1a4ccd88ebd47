import { CreateWizard } from './harness/createWizard';
import { watchRollout } from './harness/rollout';
import { expect, test } from './harness/test';

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

interface Listed {
  items: { metadata: { name: string; namespace?: string }; spec: Record<string, unknown> }[];
}

test('VLAN 1927 is created on a new localnet, its rollout watched, a running machine attached and seen in the picture', async ({
  host,
}) => {
  await host.openScenario('three-workers', { speed: 0 });
  const { page } = host;

  await test.step('the other cluster is chosen in the masthead', async () => {
    await host.pick('Scenario', /^dual-nic/);
    await expect(page.getByRole('button', { name: 'Scenario: dual-nic' })).toBeVisible();
    await expect(page.getByRole('row', { name: /vlan-1924/ })).toContainText('3 of 3');
  });

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
    await wizard.press('Create');
  });

  await test.step('the rollout is watched node by node', async () => {
    const pictures = await watchRollout(host, 'localnet-vlan-1927', 'Everything is done.');
    const last = pictures.at(-1);
    expect(last).toEqual({
      'worker-1': 'Available',
      'worker-2': 'Available',
      'worker-3': 'Available',
    });
    for (const done of [1, 2]) {
      expect(
        pictures.some(
          (states) =>
            Object.values(states).filter((state) => state === 'Available').length === done,
        ),
        `a picture with ${String(done)} of 3 nodes done: ${JSON.stringify(pictures)}`,
      ).toBe(true);
    }
  });

  await test.step('the objects are in the cluster', async () => {
    const { items } = await host.read<Listed>(
      '/apis/k8s.cni.cncf.io/v1/network-attachment-definitions',
    );
    const created = items.filter(({ metadata }) => metadata.name === 'vlan-1927');
    expect(created.map(({ metadata }) => metadata.namespace).sort()).toEqual(['default', 'ns2']);
  });
});
