import type { AccessResult } from './measureAccess';
import type { RivalResult } from './measureRival';
import type { SizeResult } from './measureSizes';

/** One thing that has to hold. */
export interface Check {
  id: string;
  says: string;
  value: number;
  /** At most this; `atLeast`: at least this. */
  limit: number;
  atLeast?: true;
  unit: '' | '×' | 'px' | 'MB' | '%';
}

export interface Measured {
  results: readonly SizeResult[];
  /** In the order of the results. */
  rivals: readonly RivalResult[];
  access: AccessResult;
}

/**
 * How many times the calibration of the same run each budget of the picture is on an idle machine of two cores, where the fixed script takes
 * 5.5 ms and the fixed drawing 28 ms (headless Chromium 156, no GPU).
 */
const multiples = {
  /** 150 ms of script. */
  viewModel: 27,
  /** 500 ms to the first paint. */
  paint: 18,
  /** 3 ms of script. */
  zoom: 0.11,
  /** 20 ms of script. */
  change: 3.6,
  /** 50 ms to the paint. */
  select: 1.8,
} as const;

const MEGABYTE = 1_000_000;

/** Ranks what is asserted: ratios and multiples for times, plain numbers for what does not depend on the machine. */
export const topologyChecks = ({ results, rivals, access }: Measured): readonly Check[] => {
  const worst = (pick: (result: SizeResult) => number): number => Math.max(...results.map(pick));
  const at = (nodes: number): SizeResult | undefined =>
    results.find((result) => result.nodes === nodes);
  const growth = (at(2000)?.viewModel ?? NaN) / (at(500)?.viewModel ?? NaN);
  const paints = results.map(({ paint }) => paint);
  const beside = (pick: (own: SizeResult, rival: RivalResult) => number): number =>
    Math.max(
      ...results.map((own, index) => {
        const rival = rivals[index];
        return rival === undefined ? NaN : pick(own, rival);
      }),
    );
  return [
    {
      id: 'B1',
      says: 'world to positions, of the script calibration',
      value: worst(({ viewModel, script }) => viewModel / script),
      limit: multiples.viewModel,
      unit: '×',
    },
    {
      id: 'B1',
      says: 'world to positions, 2,000 against 500 nodes',
      value: growth,
      limit: 5,
      unit: '×',
    },
    {
      id: 'B2',
      says: 'first paint, of the drawing calibration',
      value: worst(({ paint, drawing }) => paint / drawing),
      limit: multiples.paint,
      unit: '×',
    },
    {
      id: 'B2',
      says: 'first paint, slowest against quickest size',
      value: Math.max(...paints) / Math.min(...paints),
      limit: 2,
      unit: '×',
    },
    {
      id: 'B2',
      says: 'first paint, of the rival’s on the same picture',
      value: beside((own, rival) => own.paint / rival.paint),
      limit: 0.7,
      unit: '×',
    },
    { id: 'B3', says: 'cards', value: worst(({ cards }) => cards), limit: 140, unit: '' },
    { id: 'B3', says: 'links', value: worst(({ links }) => links), limit: 160, unit: '' },
    {
      id: 'B3',
      says: 'SVG elements',
      value: worst(({ elements }) => elements),
      limit: 1500,
      unit: '',
    },
    {
      id: 'B4',
      says: 'zoom step, of the drawing calibration',
      value: worst(({ zoom, drawing }) => zoom / drawing),
      limit: multiples.zoom,
      unit: '×',
    },
    {
      id: 'B4',
      says: 'zoom step, of the rival’s',
      value: beside((own, rival) => own.zoom / rival.zoom),
      limit: 0.1,
      unit: '×',
    },
    {
      id: 'B5',
      says: 'one changed node of which nothing is drawn, of the script calibration',
      value: worst(({ change, script }) => change / script),
      limit: multiples.change,
      unit: '×',
    },
    {
      id: 'B5',
      says: 'the uplink of one node goes down, of the script calibration',
      value: worst(({ uplink, script }) => uplink / script),
      limit: multiples.change,
      unit: '×',
    },
    {
      id: 'B5',
      says: 'cards touched by one changed node',
      value: 100 * worst(({ touched }) => touched),
      limit: 5,
      unit: '%',
    },
    {
      id: 'B6',
      says: 'selection to lit path and panel, of the drawing calibration',
      value: worst(({ select, drawing }) => select / drawing),
      limit: multiples.select,
      unit: '×',
    },
    {
      id: 'B7',
      says: 'other coordinates for the same facts in the opposite order',
      value: results.filter(({ sameWhenReversed }) => !sameWhenReversed).length,
      limit: 0,
      unit: '',
    },
    {
      id: 'B8',
      says: 'crossings, of Dagre’s on the same picture',
      value: beside((_own, rival) => rival.ownCrossings / Math.max(1, rival.crossings)),
      limit: 1.1,
      unit: '×',
    },
    {
      id: 'B9',
      says: 'smallest text at the default fit',
      value: Math.min(...results.map(({ smallestText }) => smallestText)),
      limit: 11,
      atLeast: true,
      unit: 'px',
    },
    {
      id: 'B10',
      says: 'heap over the facts',
      value: worst(({ heap }) => heap) / MEGABYTE,
      limit: 150,
      unit: 'MB',
    },
    {
      id: 'B11',
      says: 'serious findings of axe',
      value: access.serious.length,
      limit: 0,
      unit: '',
    },
    {
      id: 'B11',
      says: 'cards that the keyboard does not reach',
      value: access.cards - access.reached,
      limit: 0,
      unit: '',
    },
  ];
};

export const holds = ({ value, limit, atLeast }: Check): boolean =>
  atLeast === true ? value >= limit : value <= limit;
