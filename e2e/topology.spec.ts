import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './harness/test';

const VLAN_1924 = 'VLAN network vlan-1924, VLAN 1924, reaches 2 of 3 nodes';

const card = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('group', { name: 'Topology' }).getByRole('button', { name, exact: true });

const cards = (page: Page): Locator => page.locator('[data-card]');

/** Names of the cards that the selection lights. */
const lit = (page: Page): Promise<string[]> =>
  page
    .locator('[data-card].is-lit')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-card') ?? '').sort());

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Details' });

const allRead = async (page: Page): Promise<void> => {
  await expect(cards(page)).toHaveCount(20);
  await expect(card(page, VLAN_1924)).toBeAttached();
};

test('within ten seconds a newcomer sees that one VLAN misses a worker, and why', async ({
  host,
}) => {
  const { page } = host;
  await host.openScenario('three-workers');
  await page.getByRole('tab', { name: 'Topology' }).click();
  await allRead(page);
  await page
    .getByRole('button', { name: /worker-3 has no bridge br-vmdata for localnet vmdata/ })
    .click();
  await expect(page).toHaveURL(/select=localnet%3Avmdata/);
  const finding = panel(page).getByRole('article');
  await expect(finding).toContainText('worker-3');
  await expect(finding).toContainText('vmdata=yes');
  await expect(card(page, 'Bridge br-vmdata, not on worker-3')).toHaveClass(/is-lit/);
});

test('selecting a network lights its path over both node sets and dims the rest', async ({
  host,
}) => {
  const { page } = host;
  await host.openScenario('three-workers', { path: 'vlan-networks/topology' });
  await allRead(page);
  await card(page, VLAN_1924).click();
  await expect.poll(() => lit(page)).toHaveLength(9);
  const names = await lit(page);
  expect(names.filter((id) => id.startsWith('uplink:br-vmdata'))).toHaveLength(2);
  expect(names.filter((id) => id.startsWith('bridge:br-vmdata'))).toHaveLength(2);
  expect(names).toEqual(
    expect.arrayContaining([
      'fabric:leaf-1',
      'fabric:unseen',
      'localnet:vmdata',
      'network:ovn:vlan-1924',
      'nics:network:ovn:vlan-1924',
    ]),
  );
  await expect(panel(page).getByRole('listitem').first()).toContainText('leaf-1');
  await expect(panel(page)).toContainText('5 may move to worker-3');
  await expect(page.locator('[data-link].is-lit')).toHaveCount(8);
  // A selection is a place to go back to.
  await page.goBack();
  await expect(page.locator('[data-card].is-lit')).toHaveCount(0);
  await page.goForward();
  await expect(card(page, VLAN_1924)).toHaveAttribute('aria-pressed', 'true');
});

test('a deep link opens with its selection in sight, and Escape clears it', async ({ host }) => {
  const { page } = host;
  await host.openScenario('three-workers', {
    path: 'vlan-networks/topology?select=network:ovn:vlan-1924',
  });
  await allRead(page);
  const selected = card(page, VLAN_1924);
  await expect(selected).toHaveAttribute('aria-pressed', 'true');
  await expect
    .poll(async () => {
      const [mine, over] = [await selected.boundingBox(), await panel(page).boundingBox()];
      return mine !== null && over !== null && mine.x + mine.width <= over.x;
    })
    .toBe(true);
  await selected.press('Escape');
  await expect(page).not.toHaveURL(/select=/);
  await expect(selected).toHaveAttribute('aria-pressed', 'false');
});

test('the search finds VMs, nodes and VLANs, and Enter selects what it found', async ({ host }) => {
  const { page } = host;
  await host.openScenario('three-workers', { path: 'vlan-networks/topology' });
  await allRead(page);
  await page.keyboard.press('/');
  const search = page.getByRole('textbox', { name: 'Find in the topology' });
  await expect(search).toBeFocused();
  await search.fill('db-2');
  await expect(page.locator('[data-card].is-found')).toHaveCount(1);
  await search.press('Enter');
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText('3 NICs');
});

test('filters and the list show the same slice, and the URL holds both', async ({ host }) => {
  const { page } = host;
  await host.openScenario('three-workers', { path: 'vlan-networks/topology' });
  await allRead(page);
  await page.getByRole('button', { name: 'Only problems' }).click();
  await expect(cards(page)).not.toHaveCount(20);
  const shown = await cards(page).count();
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Topology' }).getByRole('row')).toHaveCount(
    shown + 1,
  );
  await expect(page).toHaveURL(/problems=only&view=list/);
  await page.reload();
  await expect(page.getByRole('grid', { name: 'Topology' }).getByRole('row')).toHaveCount(
    shown + 1,
  );
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('grid', { name: 'Topology' }).getByRole('row')).toHaveCount(21);
});

test('the keyboard reaches every card by arrows from one tab stop', async ({ host }) => {
  const { page } = host;
  await host.openScenario('three-workers', { path: 'vlan-networks/topology' });
  await allRead(page);
  await expect(page.locator('[data-card][tabindex="0"]')).toHaveCount(1);
  await page.locator('[data-card][tabindex="0"]').focus();
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('data-card') ?? '');
  const reached = new Set<string>();
  for (let lane = 0; lane < 6; lane++) {
    await page.keyboard.press('Home');
    for (let before = ''; before !== (await focused());) {
      before = await focused();
      reached.add(before);
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
  }
  expect(reached.size).toBe(20);
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('heading', { level: 2 })).toBeVisible();
  await expect(page.locator('[data-card][tabindex="0"]')).toHaveCount(1);
});

interface Box {
  name: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Boxes of elements in the page, by a name to report. */
const boxes = (locator: Locator): Promise<Box[]> =>
  locator.evaluateAll((all) =>
    all.map((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect();
      return { name: one.textContent, left, top, right, bottom };
    }),
  );

const overlaps = (all: readonly Box[]): readonly string[] =>
  all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter(
        (b) =>
          a.left < b.right - 1 &&
          b.left < a.right - 1 &&
          a.top < b.bottom - 1 &&
          b.top < a.bottom - 1,
      )
      .map((b) => `${a.name} | ${b.name}`),
  );

/** Texts of cards that stick out of their card. */
const sticksOut = (page: Page): Promise<string[]> =>
  cards(page).evaluateAll((all) =>
    all.flatMap((one) => {
      const outer = one.querySelector('rect')?.getBoundingClientRect();
      if (outer === undefined) return ['a card without a box'];
      return [...one.querySelectorAll('text')].flatMap((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        const inside =
          left >= outer.left &&
          right <= outer.right - 4 &&
          top >= outer.top &&
          bottom <= outer.bottom;
        return inside ? [] : [text.textContent];
      });
    }),
  );

const smallestText = (page: Page): Promise<number> =>
  page
    .locator('[data-card] text')
    .evaluateAll((all) =>
      Math.min(
        ...all.map(
          (one) =>
            parseFloat(getComputedStyle(one).fontSize) *
            ((one as SVGGraphicsElement).getScreenCTM()?.a ?? 0),
        ),
      ),
    );

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test(`in the ${theme} theme nothing overlaps, nothing is clipped and axe finds nothing serious, at 1280, 1440 and 1920 px`, async ({
    host,
  }, info) => {
    const { page } = host;
    await host.openScenario('three-workers', { theme, path: 'vlan-networks/topology' });
    await allRead(page);
    for (const [width, height] of [
      [1920, 1080],
      [1440, 900],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      // The fit follows the window in the next frame.
      await expect.poll(() => sticksOut(page), { message: String(width) }).toEqual([]);
      expect(overlaps(await boxes(page.locator('[data-card] rect')))).toEqual([]);
      expect(overlaps(await boxes(page.locator('[data-card] text')))).toEqual([]);
      expect(overlaps(await boxes(page.locator('.vlan-networks-lane-header')))).toEqual([]);
      expect(await smallestText(page)).toBeGreaterThanOrEqual(11);
    }
    expect(await page.locator('.vlan-networks-surface svg *').count()).toBeLessThanOrEqual(1500);
    await card(page, VLAN_1924).click();
    await expect(panel(page)).toContainText('Path');
    const { violations } = await new AxeBuilder({ page })
      .include('.vlan-networks-topology')
      .analyze();
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
    expect(
      serious.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`,
      ),
    ).toEqual([]);
    await info.attach('picture', { body: await page.screenshot(), contentType: 'image/png' });
  });
}

test('whoever may not read nodes sees the lanes say so, and nothing that is fine', async ({
  host,
}) => {
  const { page } = host;
  host.expectResponse(/^403 /);
  host.expectConsoleLine(/403/);
  await host.openScenario('three-workers', {
    user: 'project-viewer',
    path: 'vlan-networks/topology',
  });
  await expect(page.getByText('You may not read node network states.').first()).toBeVisible();
  await expect(page.getByText('No problem found')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /checks? could not run/ })).toBeVisible();
});
