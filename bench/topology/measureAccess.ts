import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export interface AccessResult {
  /** Rules of axe that are broken and at least serious. */
  serious: readonly string[];
  cards: number;
  /** Cards that the arrow keys reach from the one tab stop. */
  reached: number;
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-card') ?? '');

/** Walks the picture by keyboard, lane by lane, and lets axe look at it. */
export const measureAccess = async (page: Page): Promise<AccessResult> => {
  await page.bringToFront();
  await page.evaluate(() => window.topologyBench.firstPaint());
  const cards = await page.locator('[data-card]').count();
  const { violations } = await new AxeBuilder({ page })
    .include('.vlan-networks-topology')
    .analyze();
  await page.locator('[data-card][tabindex="0"]').focus();
  const reached = new Set<string>();
  for (let lane = await focused(page); lane !== '';) {
    await page.keyboard.press('Home');
    for (let before = ''; before !== (await focused(page));) {
      before = await focused(page);
      reached.add(before);
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Home');
    const top = await focused(page);
    await page.keyboard.press('ArrowRight');
    const next = await focused(page);
    lane = next === top ? '' : next;
  }
  await page.evaluate(() => window.topologyBench.unmount());
  return {
    serious: violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id }) => id),
    cards,
    reached: reached.size,
  };
};
