import { timeOf, timeToPaint } from './moments';

const CARDS = 300;

const plainCard = (index: number): string =>
  `<g transform="translate(${String((index % 6) * 174)} ${String(Math.floor(index / 6) * 60)})"><rect width="152" height="50" rx="6"/><text x="10" y="20">card ${String(index)}</text><text x="10" y="40">second line</text><path d="M0 0h10v10H0z"/></g>`;

/** Milliseconds for the browser to parse, lay out and paint 1,500 plain SVG elements: what any drawing of the allowed size costs here. */
export const drawingCalibration = async (): Promise<number> => {
  const place = document.createElement('div');
  document.body.prepend(place);
  const time = await timeToPaint(() => {
    const cards = Array.from({ length: CARDS }, (_, index) => plainCard(index)).join('');
    place.innerHTML = `<svg width="1100" height="3000">${cards}</svg>`;
  });
  place.remove();
  return time;
};

/** Milliseconds for a fixed piece of work of the kind that the core does: maps of strings, sorting, joining. */
export const scriptCalibration = (): number =>
  timeOf(() => {
    const names = Array.from(
      { length: 20_000 },
      (_, index) => `node-${String((index * 7919) % 20_000)}`,
    );
    const groups = new Map<string, string[]>();
    for (const name of names) {
      const key = name.slice(-2);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [name]);
      else group.push(name);
    }
    for (const group of groups.values()) group.sort();
  });
