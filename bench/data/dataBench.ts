import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { findChromium } from '../../dev/chromium.mjs';
import { holdAll, printTable } from '../threshold';
import { bundlePage } from './bundlePage';
import type { ClusterSize } from './largeCluster';
import { countWhenQuiet, measure } from './measure';
import type { Measured } from './measure';
import type { Served, ServerTask } from './server';

const FULL: ClusterSize = { nodes: 500, interfaces: 60, vms: 10_000 };
const BURST = 5000;

/** What the calibration takes on the machine for which the limit of a task is meant: two cores, idle. */
const CALIBRATION_MS = 25;
const LONGEST_TASK_MS = 50;

interface Server extends Served {
  burst: (count: number) => Promise<void>;
  stop: () => void;
}

const startServer = async (size: ClusterSize): Promise<Server> => {
  const child = fork('bench/data/server.ts', {
    execArgv: ['--import', 'tsx', '--max-old-space-size=6000'],
  });
  const ask = async (task: ServerTask): Promise<Served> => {
    child.send(task);
    const [answer] = (await once(child, 'message')) as [Served];
    return answer;
  };
  const served = await ask({ type: 'serve', size });
  return {
    ...served,
    burst: async (count) => {
      await ask({ type: 'burst', count });
    },
    stop: () => {
      if (child.connected) child.disconnect();
    },
  };
};

const openChromium = async (): Promise<Browser> => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--js-flags=--max-old-space-size=4096',
    ],
  });
};

/** What the product keeps of a cluster of this size. */
const heapOf = async (browser: Browser, size: ClusterSize): Promise<number> => {
  const server = await startServer(size);
  try {
    return (await measure(browser, server, 'ours')).heap;
  } finally {
    server.stop();
  }
};

interface Comparison {
  measured: Measured;
  /** Of the burst. */
  lost: number;
}

const compare = async (
  browser: Browser,
  server: Server,
  who: 'ours' | 'sdk',
): Promise<Comparison> => {
  let lost = 0;
  const measured = await measure(browser, server, who, async (page) => {
    const before = await countWhenQuiet(page, 'nad');
    await server.burst(BURST);
    lost = before + BURST - (await countWhenQuiet(page, 'nad'));
  });
  return { measured, lost };
};

const ms = (value: number | undefined): string =>
  value === undefined ? '–' : `${(value / 1000).toFixed(2)} s`;
const mb = (value: number): string => `${(value / 1e6).toFixed(1)} MB`;
const ratio = (ours: number | undefined, sdk: number | undefined): string =>
  ours === undefined || sdk === undefined || ours === 0 ? '–' : `${(sdk / ours).toFixed(1)} ×`;

const printComparison = (ours: Comparison, sdk: Comparison | undefined): void => {
  const row = (
    what: string,
    read: (comparison: Comparison) => number | undefined,
    say: (value: number) => string,
  ): readonly string[] => {
    const [left, right] = [read(ours), sdk && read(sdk)];
    return [
      what,
      left === undefined ? '–' : say(left),
      right === undefined ? '–' : say(right),
      ratio(left, right),
    ];
  };
  printTable([
    ['', 'VLAN Networks', 'useK8sWatchResource', 'ratio'],
    row('first object', ({ measured }) => measured.known.firstAt, ms),
    row('says that all is read', ({ measured }) => measured.known.saidAt, ms),
    row('has read all', ({ measured }) => measured.known.allAt, ms),
    row('bytes over the line', ({ measured }) => measured.bytes, mb),
    row('heap retained', ({ measured }) => measured.heap, mb),
    row(
      'longest task',
      ({ measured }) => measured.longestTask,
      (value) => `${value.toFixed(0)} ms`,
    ),
    row(`lost of ${BURST} events`, ({ lost }) => lost, String),
  ]);
};

/**
 * Reads a large cluster as the product does and as the SDK's hook does, from the same server, and checks the limits of the product.
 *
 * The hook's package leaves its reducer to the console; the one here is the host's own, so of the hook only lost events and the order of
 * lists are claimed to be the console's. Tasks are measured in the browser's own trace, because there they include parsing, garbage
 * collection and rendering, which an event loop of node would not show.
 */
export const run = async (args: readonly string[]): Promise<boolean> => {
  await bundlePage();
  const browser = await openChromium();
  const server = await startServer(FULL);
  try {
    console.log(`${server.objects} objects, of them ${FULL.vms} VMs, ${FULL.nodes} node states`);
    // What the burst made stays in the cluster: the second page has that much more to read.
    const ours = await compare(browser, server, 'ours');
    const sdk = args.includes('--ours')
      ? undefined
      : await compare(browser, { ...server, objects: server.objects + BURST }, 'sdk');
    server.stop();
    const quiet = { ...FULL, withoutGaps: true };
    const machines = await heapOf(browser, quiet);
    const states = await heapOf(browser, { ...quiet, vms: 0 });
    const oneState = await heapOf(browser, { ...quiet, vms: 0, nodes: 1 });
    printComparison(ours, sdk);
    const slowness = Math.max(1, ours.measured.calibration / CALIBRATION_MS);
    console.log(`calibration ${ours.measured.calibration.toFixed(0)} ms`);
    return holdAll([
      {
        what: 'longest task while reading (processor time)',
        measured: ours.measured.longestTask,
        atMost: LONGEST_TASK_MS * slowness,
        unit: 'ms',
      },
      {
        what: 'retained for a VM with its VMI and indexes, where nothing is wrong',
        measured: (machines - states) / FULL.vms,
        atMost: 1024,
        unit: 'bytes',
      },
      {
        what: 'retained for a VM, findings at a tenth of the nodes included',
        measured: (ours.measured.heap - states) / FULL.vms,
        atMost: 1024,
        unit: 'bytes',
      },
      {
        what: `retained for a node and its state of ${FULL.interfaces} interfaces`,
        measured: (states - oneState) / (FULL.nodes - 1),
        atMost: 15 * 1024,
        unit: 'bytes',
      },
      { what: 'events lost', measured: ours.lost, atMost: 0, unit: 'events' },
    ]);
  } finally {
    server.stop();
    await browser.close();
  }
};
