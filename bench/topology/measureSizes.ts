import type { Page } from '@playwright/test';
import type { BenchPages } from './openPages';
import { median } from './statistics';

/** Nodes of the generated clusters; the largest has 50,000 VMs. */
const sizes = [100, 500, 2000] as const;

const ROUNDS = 5;

/** Medians of what was measured at one size. Times are milliseconds. */
export interface SizeResult {
  nodes: number;
  cards: number;
  links: number;
  elements: number;
  smallestText: number;
  script: number;
  drawing: number;
  viewModel: number;
  paint: number;
  zoom: number;
  zoomP95: number;
  zoomFrame: number;
  /** One node reports something of which nothing is drawn. */
  change: number;
  /** The uplink of one node goes down. */
  uplink: number;
  /** Share of the cards that were touched by either. */
  touched: number;
  select: number;
  heap: number;
  sameWhenReversed: boolean;
}

type Round = Omit<SizeResult, 'nodes' | 'heap' | 'sameWhenReversed'>;

/** One round on one page, calibrations included, so that a busy moment of the machine slows both alike. */
const roundOn = async (page: Page, turn: number): Promise<Round> => {
  await page.bringToFront();
  return page.evaluate(async (at) => {
    const { topologyBench: bench } = window;
    const script = bench.scriptCalibration();
    const drawing = await bench.drawingCalibration();
    bench.renew();
    const { time: viewModel, cards, links } = bench.viewModel();
    bench.renew();
    const paint = await bench.firstPaint();
    const elements = bench.elements();
    const smallestText = bench.smallestText();
    const zoom = await bench.zoom();
    const spare = await bench.change(at, 'spare');
    const uplink = await bench.change(at, 'uplink');
    const select = await bench.select(at);
    await bench.unmount();
    return {
      cards,
      links,
      elements,
      smallestText,
      script,
      drawing,
      viewModel,
      paint,
      zoom: zoom.script,
      zoomP95: zoom.scriptP95,
      zoomFrame: zoom.frame,
      change: spare.time,
      uplink: uplink.time,
      touched: Math.max(spare.touched, uplink.touched),
      select,
    };
  }, turn);
};

const heapOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { topologyBench: bench } = window;
    const before = bench.heap();
    await bench.firstPaint();
    const during = bench.heap();
    await bench.unmount();
    return during - before;
  });

const medians = (rounds: readonly Round[]): Round => {
  const of = (pick: (round: Round) => number): number => median(rounds.map(pick));
  return {
    cards: of(({ cards }) => cards),
    links: of(({ links }) => links),
    elements: of(({ elements }) => elements),
    smallestText: of(({ smallestText }) => smallestText),
    script: of(({ script }) => script),
    drawing: of(({ drawing }) => drawing),
    viewModel: of(({ viewModel }) => viewModel),
    paint: of(({ paint }) => paint),
    zoom: of(({ zoom }) => zoom),
    zoomP95: of(({ zoomP95 }) => zoomP95),
    zoomFrame: of(({ zoomFrame }) => zoomFrame),
    change: of(({ change }) => change),
    uplink: of(({ uplink }) => uplink),
    touched: of(({ touched }) => touched),
    select: of(({ select }) => select),
  };
};

/** Measures every size in turns, round by round. The pages stay open for what is measured afterwards. */
export const measureSizes = async (
  pages: BenchPages,
): Promise<{ results: readonly SizeResult[]; opened: readonly Page[] }> => {
  const opened: Page[] = [];
  for (const nodes of sizes) opened.push(await pages.open(nodes));
  const heaps: number[] = [];
  for (const page of opened) {
    await page.bringToFront();
    heaps.push(await heapOf(page));
  }
  const rounds = opened.map((): Round[] => []);
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const [index, page] of opened.entries()) rounds[index]?.push(await roundOn(page, turn));
  }
  const results: SizeResult[] = [];
  for (const [index, nodes] of sizes.entries()) {
    const page = opened[index];
    if (page === undefined) break;
    const sameWhenReversed = await page.evaluate(() => window.topologyBench.sameWhenReversed());
    const heap = heaps[index] ?? NaN;
    results.push({ nodes, ...medians(rounds[index] ?? []), heap, sameWhenReversed });
  }
  return { results, opened };
};
