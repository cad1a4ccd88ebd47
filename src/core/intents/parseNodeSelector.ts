import { err, ok } from '../values/result';
import type { Result } from '../values/result';

/** Equality pairs, as `NodeNetworkConfigurationPolicy.spec.nodeSelector` knows them; no expressions. */
export type NodeSelector = Readonly<Record<string, string>>;

/** `prefix/name` with a DNS subdomain as prefix (apimachinery `IsQualifiedName`). */
const qualifiedName =
  /^(?:(?=[^/]{1,253}\/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/**
 * Reads `key=value, key=value`; a key alone is a label without value, which is how node roles are written. Empty text selects every node.
 * The error is the part that could not be read, or that asks for a second value of one label.
 */
export const parseNodeSelector = (text: string): Result<NodeSelector, string> => {
  const pairs: [string, string][] = [];
  for (const part of text.split(',').map((piece) => piece.trim())) {
    if (part === '') continue;
    const [key = '', value = '', ...rest] = part.split('=').map((piece) => piece.trim());
    if (rest.length > 0 || !qualifiedName.test(key) || !labelValue.test(value)) return err(part);
    if (pairs.some(([known, other]) => known === key && other !== value)) return err(part);
    pairs.push([key, value]);
  }
  return ok(Object.fromEntries(pairs));
};

/** The text that `parseNodeSelector` reads back, keys sorted. */
export const nodeSelectorText = (selector: NodeSelector): string =>
  Object.entries(selector)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
