import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { chromium } from '@playwright/test';
import config from '../../playwright.config';
import { ConsoleHost } from '../../e2e/harness/ConsoleHost';
import { startHost } from '../../e2e/harness/hostProcess';
import type { Shot, Variant } from './shots';
import { shots } from './shots';

const folder = 'docs/screenshots';
const heights: Record<string, number> = { '1280': 800, '1920': 1080 };

const fileOf = ({ page }: Shot, variant: Variant): string => `${page}-${variant}.png`;

async function take(browser: Browser, url: string, shot: Shot, variant: Variant): Promise<void> {
  const [theme = '', width = ''] = variant.split('-');
  const context = await browser.newContext({
    viewport: { width: Number(width), height: heights[width] ?? 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const host = new ConsoleHost(page, url, { responses: [], consoleLines: [] });
  try {
    await host.openScenario(shot.scenario, {
      ...shot.options,
      theme: theme === 'dark' ? 'dark' : 'light',
    });
    await shot.arrange(host);
    await page.mouse.move(0, 0);
    await page.evaluate(async () => {
      await document.fonts.ready;
      // What turns stands still where it can be seen, in every run alike.
      for (const animation of document.getAnimations()) {
        animation.pause();
        animation.currentTime = 1000;
      }
    });
    await page.screenshot({
      path: path.join(folder, fileOf(shot, variant)),
      caret: 'hide',
    });
  } finally {
    await host.close();
    await context.close();
  }
}

/** The page of the manual that shows every picture with its sentence. */
function manual(): string {
  const sections = shots.flatMap((shot) => [
    shot.caption,
    ...shot.variants.map((variant) => {
      const file = fileOf(shot, variant);
      const [theme = '', width = ''] = variant.split('-');
      return `![${shot.page}, ${theme}, ${width} px](screenshots/${file})`;
    }),
  ]);
  return `${['# Screenshots', 'Taken by `npm run screenshots` from the scenarios of the demo.', ...sections].join('\n\n')}\n`;
}

/** Takes the pictures whose file name contains one of the words of the command line; without any, all of them. */
async function main(words: readonly string[]): Promise<void> {
  const wanted = shots.flatMap((shot) =>
    shot.variants
      .filter(
        (variant) =>
          words.length === 0 || words.some((word) => fileOf(shot, variant).includes(word)),
      )
      .map((variant) => ({ shot, variant })),
  );
  await mkdir(folder, { recursive: true });
  const known = new Set(shots.flatMap((shot) => shot.variants.map((one) => fileOf(shot, one))));
  for (const file of await readdir(folder)) {
    if (!known.has(file)) await rm(path.join(folder, file));
  }
  const host = await startHost();
  const browser = await chromium.launch(config.use?.launchOptions ?? {});
  try {
    for (const { shot, variant } of wanted) {
      await take(browser, host.url, shot, variant);
      console.log(fileOf(shot, variant));
    }
  } finally {
    await browser.close();
    await host.stop();
  }
  await writeFile('docs/screenshots.md', manual());
}

await main(process.argv.slice(2));
