/** Something in an object that could not be read, by field path. Never a reason to fail: the rest of the object is kept. */
export interface ReadProblem {
  path: string;
  code: 'missing' | 'wrong-type' | 'unknown-value' | 'repeated' | 'not-json';
  /** What was found, shortened to 80 characters. */
  found?: string;
}

/** The `problem` for a value of the wrong type or out of the known ones. */
export const problem = (path: string, code: ReadProblem['code'], found?: unknown): ReadProblem => {
  if (found === undefined) return { path, code };
  const text = typeof found === 'string' ? found : JSON.stringify(found);
  return { path, code, found: text.slice(0, 80) };
};
