import type { Page } from '@playwright/test';
import { median } from './statistics';

const ROUNDS = 3;

/** The same picture drawn by the library's own components and Dagre. Times are milliseconds. */
export interface RivalResult {
  paint: number;
  elements: number;
  zoom: number;
  zoomFrame: number;
  merge: number;
  crossings: number;
  ownCrossings: number;
}

/** Measures the rival on a page that has read a cluster, in the run and the browser of everything else. */
export const measureRival = async (page: Page): Promise<RivalResult> => {
  await page.bringToFront();
  const rounds: Awaited<ReturnType<typeof window.topologyBench.rival>>[] = [];
  for (let turn = 0; turn < ROUNDS; turn++) {
    rounds.push(await page.evaluate(() => window.topologyBench.rival()));
  }
  const of = (pick: (round: (typeof rounds)[number]) => number): number => median(rounds.map(pick));
  return {
    paint: of(({ paint }) => paint),
    elements: of(({ elements }) => elements),
    zoom: of(({ zoom }) => zoom.script),
    zoomFrame: of(({ zoom }) => zoom.frame),
    merge: of(({ merge }) => merge),
    crossings: of(({ crossings }) => crossings),
    ownCrossings: of(({ ownCrossings }) => ownCrossings),
  };
};
