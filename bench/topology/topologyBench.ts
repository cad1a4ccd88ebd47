import { measureAccess } from './measureAccess';
import { measureRival } from './measureRival';
import type { RivalResult } from './measureRival';
import { measureSizes } from './measureSizes';
import type { SizeResult } from './measureSizes';
import { openPages } from './openPages';
import { holds, topologyChecks } from './topologyChecks';
import type { Check } from './topologyChecks';

const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

const sizeRow = (result: SizeResult): Record<string, string | number> => ({
  nodes: result.nodes,
  cards: result.cards,
  links: result.links,
  elements: result.elements,
  'script cal. ms': ms(result.script),
  'drawing cal. ms': ms(result.drawing),
  'view model ms': ms(result.viewModel),
  'first paint ms': ms(result.paint),
  'zoom ms': ms(result.zoom),
  'p95 ms': ms(result.zoomP95),
  'frame ms': ms(result.zoomFrame),
  'node change ms': ms(result.change),
  'uplink down ms': ms(result.uplink),
  'touched %': (100 * result.touched).toFixed(1),
  'select ms': ms(result.select),
  'heap MB': (result.heap / 1e6).toFixed(1),
});

const rivalRow = (rival: RivalResult): Record<string, string | number> => ({
  elements: rival.elements,
  'first paint ms': ms(rival.paint),
  'zoom ms': ms(rival.zoom),
  'frame ms': ms(rival.zoomFrame),
  'merge ms': ms(rival.merge),
  crossings: rival.crossings,
  'own crossings': rival.ownCrossings,
});

const checkRow = (check: Check): Record<string, string> => ({
  id: check.id,
  check: check.says,
  value: `${check.value.toFixed(2)} ${check.unit}`.trim(),
  limit: `${check.atLeast === true ? '≥' : '≤'} ${String(check.limit)} ${check.unit}`.trim(),
  verdict: holds(check) ? 'ok' : 'FAILED',
});

/** Draws generated clusters of every size in a headless browser and compares with the library’s own components and Dagre. */
export const run = async (): Promise<boolean> => {
  const pages = await openPages();
  try {
    const { results, opened } = await measureSizes(pages);
    const largest = opened.at(-1);
    if (largest === undefined) throw new Error('a size is missing');
    const rivals: RivalResult[] = [];
    for (const page of opened) rivals.push(await measureRival(page));
    const access = await measureAccess(largest);
    const checks = topologyChecks({ results, rivals, access });
    console.log('The picture of generated clusters, medians of 5 interleaved rounds:');
    console.table(results.map(sizeRow));
    console.log('The same pictures by DefaultNode, DefaultEdge and Dagre, medians of 3 rounds:');
    console.table(rivals.map(rivalRow));
    console.table(checks.map(checkRow));
    if (access.serious.length > 0) console.log(`axe: ${access.serious.join(', ')}`);
    return checks.every(holds);
  } finally {
    await pages.close();
  }
};
