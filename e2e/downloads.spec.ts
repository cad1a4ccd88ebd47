import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { CreateWizard } from './harness/createWizard';
import { expect, test } from './harness/test';

/** What the browser saves when the button is pressed. */
async function downloaded(page: Page, button: string): Promise<{ name: string; text: string }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await waiting;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

test('the table is saved as CSV with the rows that the filters leave', async ({ host }) => {
  await host.openScenario('three-workers', { path: 'vlan-networks?find=192' });
  await expect(host.page.getByRole('row', { name: /vlan-1926/ })).toContainText('2 of 3');
  const { name, text } = await downloaded(host.page, 'Export CSV');
  expect(name).toBe('vlan-networks.csv');
  const [head, ...rows] = text.trimEnd().split('\r\n');
  expect(head).toBe('Name,VLAN,Localnet,Bridges,Uplinks,MTU,Nodes,Namespaces,VM NICs,Health');
  expect(rows).toEqual([
    'vlan-1924,1924,vmdata,br-vmdata,ens224,1500,2 of 3,frontend orders qa,14,Warning',
    'vlan-1926,1926,vmdata,br-vmdata,ens224,9000,2 of 3,databases,3,Warning',
  ]);
});

test('somebody who may not create gets the YAML to hand over', async ({ host }) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~new', user: 'viewer' });
  // The server says to the dry run what the reviews have said already.
  host.expectResponse(/^403 POST /);
  const { page } = host;
  const wizard = new CreateWizard(page);
  await wizard.newNetwork({
    name: 'vlan-1927',
    vlan: '1927',
    bridge: 'br-vmdata',
    namespaces: ['default', 'ns2'],
  });
  // The disabled button says the same in its tooltip, which opens where the pointer was left.
  await expect(
    page.getByRole('heading', { name: /Download the YAML and hand it to someone who may/ }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  const { name, text } = await downloaded(page, 'Download YAML');
  expect(name).toBe('vlan-1927.yaml');
  const kinds = text.split(/^---$/m).map((document) => /^kind: (\w+)$/m.exec(document)?.[1]);
  expect(kinds).toEqual([
    'NodeNetworkConfigurationPolicy',
    'NetworkAttachmentDefinition',
    'NetworkAttachmentDefinition',
  ]);
});
