import '@patternfly/patternfly/patternfly.css';
import '@patternfly/patternfly/patternfly-addons.css';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Snapshot } from '../../src/cluster/snapshot';
import type { Change } from '../../src/core/inventory/inventory';
import { createTopology } from '../../src/core/topology/createTopology';
import type { Picture } from '../../src/core/topology/card';
import { layOut } from '../../src/core/topology/layOut';
import { wholePicture } from '../../src/core/topology/pictureQuery';
import { WORDS_NAMESPACE } from '../../src/ui/useWords';
import { catalogue } from '../../src/words/catalogue';
import { drawingCalibration, scriptCalibration } from './calibration';
import { snapshotOf, withOneNodeChanged, withOneUplinkTurned } from './cluster';
import { countLineCrossings } from './crossings';
import { framesOf, painted, timeOf, timeToPaint } from './moments';
import { mountProduct } from './Product';
import type { MountedProduct } from './Product';
import { mountRival } from './Rival';
import { median, quantile } from './statistics';

const place = (): HTMLElement => {
  const element = document.getElementById('app');
  if (element === null) throw new Error('the page has no place to draw in');
  return element;
};

const pictureOf = ({ world, diagnosis }: Snapshot): Picture =>
  createTopology(world, diagnosis).picture(wholePicture);

const heap = (): number => {
  (window as { gc?: () => void }).gc?.();
  return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? NaN;
};

let facts: readonly Change[] = [];
let snapshot: Snapshot | undefined;
let product: MountedProduct | undefined;

const loaded = (): Snapshot => {
  if (snapshot === undefined) throw new Error('no cluster was loaded');
  return snapshot;
};

const ZOOM_STEPS = 60;

/** In and out again over all levels of detail. */
const zoomFactor = (turn: number): number => (turn % ZOOM_STEPS < ZOOM_STEPS / 2 ? 1 / 1.03 : 1.03);

const summary = ({
  frames,
  scripts,
}: {
  frames: readonly number[];
  scripts: readonly number[];
}): { script: number; scriptP95: number; frame: number } => ({
  script: median(scripts),
  scriptP95: quantile(scripts, 0.95),
  frame: median(frames),
});

/** What the bench asks of the page; each answer is plain data. */
const bench = {
  /** Reads the facts that the server generates. */
  async load(url: string): Promise<void> {
    const response = await fetch(url);
    facts = (await response.json()) as readonly Change[];
    snapshot = snapshotOf(facts);
  },

  /** Reads the facts again into a world of its own, and works out what is wrong with it: what is measured next remembers nothing from before. */
  renew(): void {
    snapshot = snapshotOf(facts);
    snapshot.diagnosis.work(() => true);
  },

  /** Script from what the facts mean to positions, nothing remembered from before. */
  viewModel(): { time: number; cards: number; links: number } {
    const { world, diagnosis } = loaded();
    let drawn: Picture | undefined;
    const time = timeOf(() => {
      drawn = createTopology(world, diagnosis).picture(wholePicture);
      layOut(drawn);
    });
    return { time, cards: drawn?.cards.length ?? 0, links: drawn?.links.length ?? 0 };
  },

  scriptCalibration,
  drawingCalibration,

  async firstPaint(): Promise<number> {
    const time = await timeToPaint(() => {
      product = mountProduct(place(), loaded());
    });
    return time;
  },

  async unmount(): Promise<void> {
    product?.unmount();
    product = undefined;
    await painted();
  },

  elements(): number {
    return document.querySelectorAll('.vlan-networks-surface svg, .vlan-networks-surface svg *')
      .length;
  },

  /** Pixels of the smallest text as it stands on the screen. */
  smallestText(): number {
    const texts = [...document.querySelectorAll<SVGTextElement>('[data-card] text')];
    return Math.min(
      ...texts.map(
        (text) => parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0),
      ),
    );
  },

  async zoom(): Promise<{ script: number; scriptP95: number; frame: number }> {
    const canvas = document.querySelector('.vlan-networks-canvas');
    if (canvas === null || product === undefined) throw new Error('nothing is drawn');
    const { atOnce } = product;
    return summary(
      await framesOf(ZOOM_STEPS, (turn) => {
        const deltaY = zoomFactor(turn) > 1 ? -1 : 1;
        const wheel = { ctrlKey: true, deltaY, clientX: 600, clientY: 300, cancelable: true };
        atOnce(() => {
          canvas.dispatchEvent(new WheelEvent('wheel', wheel));
        });
      }),
    );
  },

  /** One node reports another state, of which something is drawn (`uplink`) or nothing (`spare`): script from the batch to the settled document, and the share of cards that were touched. */
  async change(turn: number, what: 'spare' | 'uplink'): Promise<{ time: number; touched: number }> {
    if (product === undefined) throw new Error('nothing is drawn');
    const touched = new Set<Element>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const card = element?.closest('[data-card]') ?? element?.querySelector('[data-card]');
        if (card !== null && card !== undefined) touched.add(card);
      }
    });
    const all = document.querySelectorAll('[data-card]').length;
    const surface = document.querySelector('.vlan-networks-surface svg');
    if (surface === null) throw new Error('nothing is drawn');
    observer.observe(surface, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const changed = what === 'spare' ? withOneNodeChanged : withOneUplinkTurned;
    const batch = changed(loaded(), turn);
    const time = timeOf(() => {
      const { world, diagnosis, version } = loaded();
      diagnosis.update(world.apply(batch).touched);
      snapshot = { ...loaded(), version: version + 1 };
      product?.show(snapshot);
    });
    await painted();
    observer.disconnect();
    return { time, touched: touched.size / all };
  },

  /** Script from the click on a card to the lit path and its panel; the card with the longest path of those drawn. */
  async select(turn: number): Promise<number> {
    const cards = [...document.querySelectorAll('[data-card^="network:"]')];
    const id = cards[turn % cards.length]?.getAttribute('data-card');
    if (id === null || id === undefined) throw new Error('no network is drawn');
    const time = await timeToPaint(() => {
      product?.select(id);
    });
    product?.select(undefined);
    await painted();
    return time;
  },

  heap,

  /** Whether the same facts in the opposite order give the same coordinates. */
  sameWhenReversed(): boolean {
    const placesOf = (cluster: Snapshot): string =>
      JSON.stringify([...layOut(pictureOf(cluster)).positions].sort());
    return placesOf(snapshotOf(facts)) === placesOf(snapshotOf([...facts].reverse()));
  },

  async rival(): Promise<{
    paint: number;
    elements: number;
    zoom: { script: number; scriptP95: number; frame: number };
    merge: number;
    crossings: number;
    ownCrossings: number;
  }> {
    const picture = pictureOf(loaded());
    const start = performance.now();
    const rival = mountRival(place(), picture);
    await rival.laidOut;
    await painted();
    const paint = performance.now() - start;
    const elements = place().querySelectorAll('svg, svg *').length;
    const crossings = countLineCrossings(rival.lines());
    const { routes } = layOut(picture);
    const ownCrossings = countLineCrossings(
      picture.links.map(({ id, source, target }) => ({
        source,
        target,
        points: routes.get(id) ?? [],
      })),
    );
    const zoom = summary(
      await framesOf(ZOOM_STEPS, (turn) => {
        rival.zoomBy(zoomFactor(turn));
      }),
    );
    const merge = timeOf(() => {
      rival.merge();
    });
    rival.unmount();
    await painted();
    return { paint, elements, zoom, merge, crossings, ownCrossings };
  },
};

export type TopologyBench = typeof bench;

await i18next.use(initReactI18next).init({
  lng: 'en',
  resources: { en: { [WORDS_NAMESPACE]: catalogue } },
  nsSeparator: '~',
  keySeparator: false,
  contextSeparator: '~',
  interpolation: { escapeValue: false },
});
Object.assign(window, { topologyBench: bench });
