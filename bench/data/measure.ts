import { writeFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Known } from './page';
import type { Served } from './server';

/** What one way of reading the cluster took. Times in milliseconds, sizes in bytes. */
export interface Measured {
  known: Known;
  /** Over the line, headers included. */
  bytes: number;
  /** Retained after garbage collection, beyond the page before it read anything. */
  heap: number;
  /** The longest task of the page's main thread while it read, in processor time. */
  longestTask: number;
  calibration: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

const TIME_LIMIT_MS = 240_000;

const heapOf = async (cdp: CDPSession): Promise<number> => {
  for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
};

/** What is retained when the page has come to rest: what it loads and draws behind the first rows belongs to it in every size of cluster. */
const heapAtRest = async (page: Page, cdp: CDPSession): Promise<number> => {
  let before = 0;
  let heap = await heapOf(cdp);
  while (Math.abs(heap - before) > heap / 200) {
    await page.waitForTimeout(1500);
    before = heap;
    heap = await heapOf(cdp);
  }
  return heap;
};

/** Processor time and not time on the wall: on a busy machine a task that waits for a core is not a longer task. */
const longestTaskIn = (trace: Buffer): number => {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => name === 'RunTask' && mains.has(`${pid} ${tid}`),
  );
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
};

const known = async (page: Page): Promise<Known> => page.evaluate(() => window.bench.known());

/** Waits until the page has all objects. @throws Error when that takes too long */
const settled = async (page: Page): Promise<Known> => {
  const began = Date.now();
  for (;;) {
    const now = await known(page);
    if (now.complete && now.allAt !== undefined) return now;
    if (Date.now() - began > TIME_LIMIT_MS) throw new Error(`not complete: ${JSON.stringify(now)}`);
    await page.waitForTimeout(250);
  }
};

/** Opens the page, lets it read the cluster and looks at what that took. The page stays open for `afterwards`. */
export const measure = async (
  browser: Browser,
  { url, objects }: Served,
  who: 'ours' | 'sdk',
  afterwards: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Measured> => {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`${who}: ${error.message}`));
  const cdp = await page.context().newCDPSession(page);
  try {
    await page.goto(url);
    await page.waitForFunction(() => window.bench.ready);
    const calibration = Math.min(
      ...(await page.evaluate(() => [1, 2, 3].map(() => window.bench.calibrate()))),
    );
    const before = await heapOf(cdp);
    let bytes = 0;
    await cdp.send('Network.enable');
    cdp.on('Network.dataReceived', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await browser.startTracing(page, {
      categories: [
        'disabled-by-default-devtools.timeline',
        'devtools.timeline',
        'v8',
        '__metadata',
      ],
    });
    await page.evaluate(([name, count]) => window.bench.start(name, count), [
      who,
      objects,
    ] as const);
    const last = await settled(page);
    const trace = await browser.stopTracing();
    // For who wants to see what a long task was: the browser's developer tools open it.
    writeFileSync(`.cache/bench-data/trace-${who}.json`, trace.toString('utf8'));
    const heap = (await heapAtRest(page, cdp)) - before;
    await afterwards(page);
    return { known: last, bytes, heap, longestTask: longestTaskIn(trace), calibration };
  } finally {
    await page.close();
  }
};

/** How many objects of a kind the page has when nothing has come for three seconds. */
export const countWhenQuiet = async (page: Page, kind: 'nad'): Promise<number> => {
  let before = -1;
  let count = (await known(page)).counts[kind] ?? 0;
  while (count !== before) {
    await page.waitForTimeout(3000);
    before = count;
    count = (await known(page)).counts[kind] ?? 0;
  }
  return count;
};
