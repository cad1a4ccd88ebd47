const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};

const number = (text: string, from: number): string => {
  let end = from;
  while (isDigit(text, end)) end += 1;
  return text.slice(from, end);
};

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

/**
 * Order of names as people expect it: `worker-2` before `worker-10`. Independent of the machine's locale. Runs over the letters without
 * taking the names apart, because large clusters are sorted by it again and again.
 */
export const compareNames = (a: string, b: string): number => {
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (!isDigit(a, at) && !isDigit(b, at)) return byText(a.slice(at), b.slice(at));
  // Numbers are compared whole: back to where they begin.
  while (at > 0 && isDigit(a, at - 1)) at -= 1;
  const [left, right] = [number(a, at), number(b, at)];
  if (left === '') return at === a.length ? -1 : 1;
  if (right === '') return at === b.length ? 1 : -1;
  const byNumber = Number(left) - Number(right);
  return byNumber < 0 ? -1 : byNumber > 0 ? 1 : byText(left, right);
};
