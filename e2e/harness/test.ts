import { test as base, expect } from '@playwright/test';
import { ConsoleHost } from './ConsoleHost';
import { startHost } from './hostProcess';
import { watchForProblems } from './watchForProblems';

/**
 * `host` is a page in front of a cluster of its own. Whatever a healthy page does not do — console errors, answers of 400 and more,
 * foreign hosts, violations of the content security policy — fails the test unless it was announced.
 */
export const test = base.extend<
  { host: ConsoleHost },
  { hostArguments: string[]; hostUrl: string }
>({
  /** Command line of the console host, for example a base path. HARNESS_API names the API server behind it. */
  hostArguments: [
    ['--api', process.env.HARNESS_API ?? 'embedded'],
    { scope: 'worker', option: true },
  ],
  hostUrl: [
    async ({ hostArguments }, use) => {
      const process = await startHost(hostArguments);
      await use(process.url);
      await process.stop();
    },
    { scope: 'worker' },
  ],
  host: async ({ page, hostUrl }, use) => {
    const announced = { responses: [], consoleLines: [] };
    const problems = await watchForProblems(page, new URL(hostUrl).origin, announced);
    const host = new ConsoleHost(page, hostUrl, announced);
    await use(host);
    // What ends only because the cluster ends is no problem of the page.
    await page.close();
    await host.close();
    expect(problems).toEqual([]);
  },
});

export { expect };
