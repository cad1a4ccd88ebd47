/** Edits (insert, delete, replace one character) from one text to another, row by row. */
export const editDistance = (from: string, to: string): number => {
  const columns = Array.from(to);
  let row = [0, ...columns.map((_, i) => i + 1)];
  Array.from(from).forEach((letter, i) => {
    let diagonal = i;
    let left = i + 1;
    const next = [left];
    for (const [j, above] of row.slice(1).entries()) {
      left = Math.min(left + 1, above + 1, diagonal + (columns[j] === letter ? 0 : 1));
      diagonal = above;
      next.push(left);
    }
    row = next;
  });
  return Math.max(...row.slice(-1));
};

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_. ]/g, '');

const addsAPart = (long: string, short: string): boolean =>
  long.startsWith(short) && /^[-_. ]/.test(long.slice(short.length));

/** `physnet-a` beside `physnet`: one part more is no slip of the hand. */
const isExtension = (a: string, b: string): boolean => addsAPart(a, b) || addsAPart(b, a);

/**
 * The name among `candidates` that was probably meant: case and separators count for nothing, then at most a quarter of the letters
 * may differ. A name with a part more, such as `physnet-a`, is no misspelling of `physnet`. `undefined` where nothing is close; ties go to the first in order.
 */
export const closestName = (name: string, candidates: Iterable<string>): string | undefined => {
  const ranked = [...new Set(candidates)]
    .filter((candidate) => candidate !== name && !isExtension(candidate, name))
    .sort()
    .map((candidate) => ({ candidate, distance: editDistance(plain(name), plain(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  const letters = plain(name).length;
  const allowed = letters < 3 ? 0 : Math.max(1, Math.floor(letters / 4));
  return best !== undefined && best.distance <= allowed ? best.candidate : undefined;
};
