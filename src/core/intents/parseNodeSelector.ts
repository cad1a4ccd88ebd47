import { err, ok } from '../values/result';
import type { Result } from '../values/result';

/** Equality pairs, as `NodeNetworkConfigurationPolicy.spec.nodeSelector` knows them; no expressions. */
export type NodeSelector = Readonly<Record<string, string>>;

/** `prefix/name` with a DNS subdomain as prefix (apimachinery `IsQualifiedName`). */
const qualifiedName =
  /^(?:(?=[^/]{1,253}\/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** `part`: the piece of the text that is no label, or the key that asks for two values. */
export interface NodeSelectorError {
  code: 'selector-form' | 'selector-repeated';
  part: string;
}

/** Reads `key=value, key=value`; a key alone is a label without value, which is how node roles are written. Empty text selects every node. */
export const parseNodeSelector = (text: string): Result<NodeSelector, NodeSelectorError> => {
  const pairs = new Map<string, string>();
  for (const part of text.split(',').map((piece) => piece.trim())) {
    if (part === '') continue;
    const [key = '', value = '', ...rest] = part.split('=').map((piece) => piece.trim());
    if (rest.length > 0 || !qualifiedName.test(key) || !labelValue.test(value)) {
      return err({ code: 'selector-form', part });
    }
    if ((pairs.get(key) ?? value) !== value) return err({ code: 'selector-repeated', part: key });
    pairs.set(key, value);
  }
  return ok(Object.fromEntries(pairs));
};

/** The text that `parseNodeSelector` reads back, keys sorted. */
export const nodeSelectorText = (selector: NodeSelector): string =>
  Object.entries(selector)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
