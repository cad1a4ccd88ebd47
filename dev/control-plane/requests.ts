import type { ApiResponse, KubeObject } from '../cluster/api';
import { textAt } from '../cluster/jsonValue';
import { decodeObject } from '../cluster/objectMeta';

/** The object of an answer. @throws Error with the refusal's text. */
export function accepted({ status, body }: ApiResponse): KubeObject {
  if (status >= 400) throw new Error(`${String(status)}: ${textAt(body, 'message')}`);
  return decodeObject(body);
}

const atATime = 16;

/** Works on all items, some at a time, and returns the results in their order. Rejects with the first failure. */
export async function inParallel<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const entries = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of entries) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return results;
}

const pollMs = 50;
const limitMs = 60_000;

/** Asks again and again until the answer is yes. @throws Error that names what did not come. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > end)
      throw new Error(`waited ${String(limitMs / 1000)} s, and not yet: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
