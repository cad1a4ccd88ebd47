/** Edits (insert, delete, replace one character) from one text to another. */
const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_. ]/g, '');

/**
 * The name among `candidates` that was probably meant: case and separators count for nothing, then at most a quarter of the letters
 * may differ. `undefined` where nothing is close; ties go to the first in order.
 */
export const closestName = (name: string, candidates: Iterable<string>): string | undefined => {
  const ranked = [...new Set(candidates)]
    .filter((candidate) => candidate !== name)
    .sort()
    .map((candidate) => ({ candidate, distance: editDistance(plain(name), plain(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  const letters = plain(name).length;
  const allowed = letters < 3 ? 0 : Math.max(1, Math.floor(letters / 4));
  return best !== undefined && best.distance <= allowed ? best.candidate : undefined;
};
