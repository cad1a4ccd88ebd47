import type { KubeObject } from './api';
import { badRequest } from './apiFailure';
import { isRecord } from './jsonValue';

/** Whether an object is of the selection. */
export type Selector = (object: KubeObject) => boolean;

type LabelTest = (labels: Record<string, string>) => boolean;

const labelKey =
  /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/**
 * A label selector as in `labelSelector=`: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, joined by commas.
 * @throws ApiFailure 400 for what kube-apiserver cannot parse.
 */
export function labelSelector(text: string | null): Selector | undefined {
  if (text === null || text.trim() === '') return undefined;
  const tests = splitTopLevel(text).map((part) => labelTest(part.trim(), text));
  return (object) => {
    const labels = object.metadata.labels ?? {};
    return tests.every((test) => test(labels));
  };
}

function labelTest(part: string, whole: string): LabelTest {
  const set = /^([^\s!=,()]+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(part);
  if (set) {
    const key = checkedKey(set[1] ?? '', whole);
    const values = new Set((set[3] ?? '').split(',').map((value) => value.trim()));
    const wanted = set[2] === 'in';
    return (labels) => {
      const value = labels[key];
      return value === undefined ? !wanted : values.has(value) === wanted;
    };
  }
  const comparison = /^([^\s!=,()]+)\s*(==|=|!=)\s*([^\s!=,()]*)$/.exec(part);
  if (comparison) {
    const key = checkedKey(comparison[1] ?? '', whole);
    const value = comparison[3] ?? '';
    return comparison[2] === '!='
      ? (labels) => labels[key] !== value
      : (labels) => labels[key] === value;
  }
  const presence = /^(!?)\s*([^\s!=,()]+)$/.exec(part);
  if (presence) {
    const key = checkedKey(presence[2] ?? '', whole);
    const absent = presence[1] === '!';
    return (labels) => Object.hasOwn(labels, key) !== absent;
  }
  throw unparsable(whole, part);
}

function checkedKey(key: string, whole: string): string {
  if (!labelKey.test(key)) throw unparsable(whole, key);
  return key;
}

function unparsable(whole: string, found: string) {
  return badRequest(
    `unable to parse requirement: found '${found}' in label selector ${JSON.stringify(whole)}`,
  );
}

/** Splits at commas that are not inside parentheses. */
function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')') depth -= 1;
    if (text[i] === ',' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** Field labels beyond name and namespace that built-in kinds know; dots are the path in the object. */
const fieldLabels: Record<string, string[]> = {
  Pod: ['spec.nodeName', 'status.phase'],
  Event: [
    'involvedObject.kind',
    'involvedObject.name',
    'involvedObject.namespace',
    'involvedObject.uid',
    'reason',
    'type',
  ],
  Namespace: ['status.phase'],
  Node: ['spec.unschedulable'],
};

/**
 * A field selector as in `fieldSelector=`: `metadata.name=x`, `metadata.namespace!=y`, joined by commas.
 * @throws ApiFailure 400 for a field label that the kind does not support.
 */
export function fieldSelector(text: string | null, kind: string): Selector | undefined {
  if (text === null || text.trim() === '') return undefined;
  const tests = text.split(',').map((part): Selector => {
    const match = /^([^!=]+?)(==|=|!=)(.*)$/.exec(part.trim());
    if (!match) throw badRequest(`invalid selector: '${text}'; can't understand '${part}'`);
    const [, field = '', operator, value = ''] = match;
    const known = ['metadata.name', 'metadata.namespace', ...(fieldLabels[kind] ?? [])];
    if (!known.includes(field)) throw badRequest(`field label not supported: ${field}`);
    return (object) => (fieldValue(object, field) === value) === (operator !== '!=');
  });
  return (object) => tests.every((test) => test(object));
}

function fieldValue(object: unknown, field: string): string {
  const keys = field.split('.');
  let value = object;
  for (const key of keys) value = isRecord(value) ? value[key] : undefined;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : '';
}

/** Both selectors of a request; undefined when it selects everything. */
export function requestSelector(query: URLSearchParams, kind: string): Selector | undefined {
  const byLabel = labelSelector(query.get('labelSelector'));
  const byField = fieldSelector(query.get('fieldSelector'), kind);
  if (byLabel && byField) return (object) => byLabel(object) && byField(object);
  return byLabel ?? byField;
}
