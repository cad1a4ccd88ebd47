import { expect, test } from './harness/test';

const attachments = '/apis/k8s.cni.cncf.io/v1/namespaces/default/network-attachment-definitions';
/** CNI names that a path could confuse, each with a VLAN of its own. */
const networks = { 'a/b': 3001, 'a%2Fb': 3002, 'a%252Fb': 3003, 'a?b#c': 3004 };

test('the link of a network leads to that network, whatever its name, and so does a reload', async ({
  host,
}) => {
  await host.openScenario('dual-nic');
  const { page } = host;
  for (const [name, vlanID] of Object.entries(networks)) {
    const config = {
      cniVersion: '0.4.0',
      type: 'ovn-k8s-cni-overlay',
      topology: 'localnet',
      name,
      vlanID,
      netAttachDefName: `default/vlan-${String(vlanID)}`,
    };
    const { status } = await host.api('POST', attachments, {
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { name: `vlan-${String(vlanID)}` },
      spec: { config: JSON.stringify(config) },
    });
    expect(status).toBe(201);
  }
  const heading = page.getByRole('heading', { level: 1 });
  for (const [name, vlan] of Object.entries(networks)) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(heading).toHaveText(name);
    await expect(page.getByText(`VLAN ${String(vlan)}`).first()).toBeVisible();
    await page.reload();
    await expect(heading).toHaveText(name);
    await expect(page.getByText(`VLAN ${String(vlan)}`).first()).toBeVisible();
    await page.goBack();
  }
});

test('a link that was kept percent-encoded leads to its network', async ({ host }) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks/network/ovn%3Avlan-1924' });
  await expect(host.page.getByRole('heading', { level: 1 })).toHaveText('vlan-1924');
});
