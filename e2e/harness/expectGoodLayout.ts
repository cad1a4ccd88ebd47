import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { ConsoleHost } from './ConsoleHost';
import { layoutProblems } from './layoutProblems';

const widths = [1280, 1920] as const;
const themes = ['Light', 'Dark'] as const;

type Theme = (typeof themes)[number];

async function accessibilityProblems(page: Page, part: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`,
      ),
    );
}

/** Looks at the page as it stands in each width. `part` is where accessibility is looked at. */
async function expectGoodWidths(page: Page, theme: Theme, part: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 1280 ? 800 : 1080 });
    await expect
      .poll(() => layoutProblems(page), { message: `${theme} at ${String(width)} px` })
      .toEqual([]);
  }
  expect(await accessibilityProblems(page, part), theme).toEqual([]);
}

/** Looks at the page as it stands in each width and theme. */
export async function expectGoodLayout(host: ConsoleHost): Promise<void> {
  for (const theme of themes) {
    await host.pick('Theme', new RegExp(`^${theme}$`));
    await expectGoodWidths(host.page, theme, 'main');
  }
}

/** The same for a dialog, which is opened anew in each theme: while it is open, nothing beside it can be pressed. */
export async function expectGoodDialog(
  host: ConsoleHost,
  open: () => Promise<void>,
): Promise<void> {
  for (const theme of themes) {
    await host.pick('Theme', new RegExp(`^${theme}$`));
    await open();
    await expectGoodWidths(host.page, theme, '[role="dialog"]');
    await host.page.keyboard.press('Escape');
  }
}
