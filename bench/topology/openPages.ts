import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import webpack from 'webpack';
import config from '../../playwright.config';
import { clusterFacts } from './clusterFacts';
import type { TopologyBench } from './page';
import { pageConfig } from './pageConfig';

declare global {
  interface Window {
    topologyBench: TopologyBench;
  }
}

const output = path.resolve('.cache/bench/topology');

const build = async (): Promise<void> => {
  await new Promise<void>((resolve, reject) => {
    webpack(pageConfig(output), (error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors() === true) reject(new Error(stats.toString('errors-only')));
      else resolve();
    });
  });
};

const document = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title></head>
<body><main id="app"></main><script type="module" src="page.js"></script></body></html>`;

const serve = async (): Promise<{ url: string; close: () => void }> => {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://bench');
    const name = path.basename(pathname);
    if (name === 'cluster') {
      response.end(JSON.stringify(clusterFacts(searchParams.get('scenario') ?? '')));
      return;
    }
    if (name === '') {
      response.setHeader('content-type', 'text/html');
      response.end(document);
      return;
    }
    readFile(path.join(output, name)).then(
      (content) => {
        if (name.endsWith('.js')) response.setHeader('content-type', 'text/javascript');
        response.end(content);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}/`, close: () => server.close() };
};

export interface BenchPages {
  /** A window of 1600 × 900 px that has read the generated cluster of this many nodes. */
  open: (nodes: number) => Promise<Page>;
  close: () => Promise<void>;
}

/** Builds the page of the bench as for production and starts the browser that will show it. */
export const openPages = async (): Promise<BenchPages> => {
  await build();
  const server = await serve();
  const { args = [], ...launch } = config.use?.launchOptions ?? {};
  const browser = await chromium.launch({
    ...launch,
    args: [...args, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
  });
  return {
    open: async (nodes) => {
      const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
      const page = await context.newPage();
      page.setDefaultTimeout(240_000);
      await page.goto(server.url);
      await page.waitForFunction(() => 'topologyBench' in window);
      await page.evaluate(
        (asked) => window.topologyBench.load(asked),
        `cluster?scenario=large-${String(nodes)}`,
      );
      return page;
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
};
