import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { layoutProblems } from './harness/layoutProblems';
import { expect, test } from './harness/test';

const cards = (page: Page): Locator => page.locator('[data-card]');
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Details' });
const topology = { path: 'vlan-networks/topology' };

test('a VLAN, a status or the legend leaves its slice, and the address brings it back', async ({
  host,
}) => {
  const { page } = host;
  await host.openScenario('three-workers', topology);
  await expect(cards(page)).toHaveCount(20);
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('button', { name: 'VLAN', exact: true }).click();
  await page.getByRole('checkbox', { name: 'VLAN 300' }).click();
  await expect(page).toHaveURL(/vlan=300/);
  await expect(page.locator('[data-card^="network:"]')).toHaveCount(1);
  await page.reload();
  await expect(page.locator('[data-card="network:ovn:dmz"]')).toBeVisible();
  await expect(page.locator('[data-card^="network:"]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(cards(page)).toHaveCount(20);
  await page.getByRole('button', { name: 'Legend' }).click();
  await page.getByRole('button', { name: 'Referred to, but missing' }).click();
  await expect(page).toHaveURL(/sign=missing/);
  await expect(page.locator('[data-card="localnet:physnet-dmz"]')).toBeVisible();
  await expect(page.locator('[data-card="network:ovn:machine-net"]')).toHaveCount(0);
});

test('a node set opens to its nodes, and one node to every interface', async ({ host }) => {
  const { page } = host;
  await host.openScenario('three-workers', topology);
  await expect(cards(page)).toHaveCount(20);
  const uplink = page.getByRole('button', { name: 'Uplink ens224, 25 Gb/s, 2 nodes' });
  await uplink.focus();
  await page.keyboard.press('Space');
  await expect(
    page.getByRole('button', { name: 'Uplink ens224, 25 Gb/s, worker-1' }),
  ).toBeVisible();
  await expect(cards(page)).toHaveCount(21);
  await expect(page).toHaveURL(/expand=/);
  await page.getByRole('button', { name: 'Uplink ens224, 25 Gb/s, worker-2' }).click();
  await panel(page).getByRole('button', { name: 'Fold the nodes again' }).click();
  await expect(uplink).toHaveAttribute('aria-pressed', 'true');
  await panel(page).getByRole('button', { name: 'Interfaces of worker-1' }).click();
  await expect(page.getByRole('heading', { name: 'Every interface of worker-1' })).toBeVisible();
  await expect(page).toHaveURL(/isolate=worker-1/);
  await page.getByRole('button', { name: /^Interface ens224/ }).click();
  await expect(panel(page)).toContainText('MAC address');
  expect(await layoutProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back to the cluster' }).click();
  await expect(cards(page)).toHaveCount(20);
});

test('the link between a network and its NICs opens to namespaces, attachments and machines', async ({
  host,
}) => {
  const { page } = host;
  await host.openScenario('three-workers', {
    path: 'vlan-networks/topology?select=network:ovn:vlan-1924',
  });
  const list = panel(page).getByRole('list', { name: 'Attachments' });
  await expect(list).toContainText('frontend');
  await expect(list.getByRole('link', { name: 'web-1', exact: true })).toBeVisible();
  const attachment = list.getByRole('button', { name: 'vlan-1924' }).first();
  await expect(attachment).toHaveAttribute('aria-expanded', 'true');
  await attachment.click();
  await expect(attachment).toHaveAttribute('aria-expanded', 'false');
});

test('the zoom keeps what is under the pointer, and small cards say less', async ({ host }) => {
  const { page } = host;
  await host.openScenario('three-workers', topology);
  await expect(cards(page)).toHaveCount(20);
  const card = page.locator('[data-card="bridge:br-ex"], [data-card^="bridge:br-ex"]').first();
  const before = await card.boundingBox();
  if (before === null) throw new Error('the bridge is not in sight');
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
  await page.keyboard.down('Control');
  for (let step = 0; step < 4; step++) await page.mouse.wheel(0, -100);
  await expect
    .poll(async () => (await card.boundingBox())?.width ?? 0)
    .toBeGreaterThan(before.width * 1.3);
  const after = await card.boundingBox();
  expect(
    Math.abs((after?.x ?? 0) + (after?.width ?? 0) / 2 - before.x - before.width / 2),
  ).toBeLessThan(3);
  for (let step = 0; step < 16; step++) await page.mouse.wheel(0, 100);
  await page.keyboard.up('Control');
  await expect(card.locator('text')).toHaveText('3');
  await page.getByRole('button', { name: 'Fit to window' }).click();
  await expect(card.locator('text').first()).toHaveText('br-ex');
});

const download = async (page: Page, format: string): Promise<Buffer> => {
  await page.getByRole('button', { name: 'Export' }).click();
  const arriving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format, exact: true }).click();
  return readFile(await (await arriving).path());
};

test('the picture leaves as SVG, PNG, Mermaid and CSV', async ({ host }) => {
  const { page } = host;
  await host.openScenario('three-workers', topology);
  await expect(cards(page)).toHaveCount(20);
  const svg = (await download(page, 'SVG')).toString();
  const found = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [...parsed.querySelectorAll('*')];
    return {
      root: parsed.documentElement.nodeName,
      titles: [...parsed.querySelectorAll('g > title')].map(({ textContent }) => textContent),
      foreign: all.flatMap(({ nodeName, attributes }) => [
        ...(['script', 'style', 'image', 'use', 'foreignObject'].includes(nodeName)
          ? [nodeName]
          : []),
        ...[...attributes].flatMap(({ name, value }) =>
          name !== 'xmlns' && /url\(|var\(|https?:/.test(value) ? [`${name}=${value}`] : [],
        ),
      ]),
    };
  }, svg);
  expect(found.root).toBe('svg');
  expect(found.foreign).toEqual([]);
  expect(found.titles).toHaveLength(20);
  expect(found.titles.join()).toContain('VLAN network vlan-1924, VLAN 1924, reaches 2 of 3 nodes');
  const png = await download(page, 'PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // The second number of the header is its width: two pixels for each of the picture.
  expect(png.readUInt32BE(16)).toBeGreaterThan(2000);
  const mermaid = (await download(page, 'Mermaid')).toString();
  expect(mermaid.split('\n')[0]).toBe('flowchart LR');
  expect(mermaid).toContain('vlan-1924');
  const csv = (await download(page, 'CSV')).toString();
  expect(csv.split('\r\n')[0]).toContain('Name');
  expect(csv.trim().split('\r\n')).toHaveLength(21);
});
