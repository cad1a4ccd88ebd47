import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { chromium } from '@playwright/test';
import config from '../../playwright.config';
import { ConsoleHost } from '../../e2e/harness/ConsoleHost';
import { startHost } from '../../e2e/harness/hostProcess';
import type { Shot, Variant } from './shots';
import { shots } from './shots';
import { topologyManual } from './topologyManual';
import { topologyShots } from './topologyPictures';

interface Album {
  folder: string;
  /** The page of the manual that shows its pictures. */
  manual: string;
  text: () => string;
  shots: readonly Shot[];
}

const heights: Record<string, number> = { '1280': 800, '1920': 1080 };

const fileOf = ({ page }: Shot, variant: Variant): string => `${page}-${variant}.png`;

async function take(
  browser: Browser,
  url: string,
  folder: string,
  shot: Shot,
  variant: Variant,
): Promise<void> {
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

const albums: readonly Album[] = [
  { folder: 'docs/screenshots', manual: 'docs/screenshots.md', text: manual, shots },
  {
    folder: 'docs/topology',
    manual: 'docs/topology.md',
    text: topologyManual,
    shots: topologyShots,
  },
];

/** Takes the pictures whose file name contains one of the words of the command line; without any, all of them. */
async function fill(browser: Browser, url: string, album: Album, words: readonly string[]) {
  const { folder } = album;
  await mkdir(folder, { recursive: true });
  const all = album.shots.flatMap((shot) => shot.variants.map((variant) => ({ shot, variant })));
  const known = new Set(all.map(({ shot, variant }) => fileOf(shot, variant)));
  for (const file of await readdir(folder)) {
    if (!known.has(file)) await rm(path.join(folder, file));
  }
  for (const { shot, variant } of all) {
    const file = path.join(folder, fileOf(shot, variant));
    if (words.length > 0 && !words.some((word) => file.includes(word))) continue;
    await take(browser, url, folder, shot, variant);
    console.log(file);
  }
  await writeFile(album.manual, album.text());
}

async function main(words: readonly string[]): Promise<void> {
  const host = await startHost();
  const browser = await chromium.launch(config.use?.launchOptions ?? {});
  try {
    for (const album of albums) await fill(browser, host.url, album, words);
  } finally {
    await browser.close();
    await host.stop();
  }
}

await main(process.argv.slice(2));
