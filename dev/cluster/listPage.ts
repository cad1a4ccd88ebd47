import type { KubeObject } from './api';
import { ApiFailure, badRequest, expired, invalidOptions } from './apiFailure';
import { forbiddenField, notSupported } from './fieldProblems';
import { isRecord } from './jsonValue';
import type { ObjectStore, Snapshot } from './objectStore';
import { groupVersion, resourceKey } from './resourceType';
import { requestSelector } from './selectors';
import type { Selector } from './selectors';
import type { ServedType } from './typeRegistry';
import { inVersion } from './versionView';

interface ListBody {
  kind: string;
  apiVersion: string;
  metadata: { resourceVersion: string; continue?: string; remainingItemCount?: number };
  items: KubeObject[];
}

const tooOldText =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

/** Where a continued list goes on: `revision` -1 means "at the latest", the inconsistent rest after an expired token. */
interface Continuation {
  revision: number;
  start: string;
}

/**
 * One page of a list (k8s.io/apiserver/pkg/storage/etcd3.GetList): all pages of a list show the revision of the first one.
 * @throws ApiFailure 400 for a bad `limit`, `continue` or selector, 410 when history is forgotten, 504 for a revision of the future.
 */
export function listPage(
  store: ObjectStore,
  { type, version }: ServedType,
  namespace: string,
  query: URLSearchParams,
): ListBody {
  const selector = requestSelector(query, type.kind);
  checkRevisionMatch(query);
  const limit = pageLimit(query.get('limit'));
  const from = continuation(query);
  const snapshot = snapshotFor(store, resourceKey(type.group, type.plural), query, from);
  const prefix = namespace === '' ? '' : `${namespace}/`;
  const { objects, last, more, remaining } = collect(
    snapshot,
    prefix,
    from?.start ?? '',
    limit,
    selector,
  );
  const view = inVersion({ type, version });
  return {
    kind: type.listKind,
    apiVersion: groupVersion(type.group, version.name),
    metadata: {
      resourceVersion: String(snapshot.revision),
      ...(type.custom && { continue: '' }),
      ...(more && {
        continue: token(from?.revision === -1 ? -1 : snapshot.revision, `${last}\u0000`),
      }),
      // Counted only without selectors, as upstream: counting matches would mean reading everything.
      ...(more && !selector && { remainingItemCount: remaining }),
    },
    items: objects.map(view.listItem),
  };
}

function collect(
  snapshot: Snapshot,
  prefix: string,
  start: string,
  limit: number,
  selector: Selector | undefined,
) {
  const { keys, get } = snapshot;
  const objects: KubeObject[] = [];
  const end = prefix === '' ? keys.length : lowerBound(keys, `${prefix}\uffff`);
  let at = lowerBound(keys, start > prefix ? start : prefix);
  let last = '';
  for (; at < end && (limit === 0 || objects.length < limit); at += 1) {
    const key = keys[at] ?? '';
    const object = get(key);
    if (!object || (selector && !selector(object))) continue;
    objects.push(object);
    last = key;
  }
  let more = at < end;
  if (more && selector) {
    more = keys.slice(at, end).some((key) => {
      const object = get(key);
      return object !== undefined && selector(object);
    });
  }
  return { objects, last, more, remaining: end - at };
}

function snapshotFor(
  store: ObjectStore,
  kindKey: string,
  query: URLSearchParams,
  from: Continuation | undefined,
): Snapshot {
  const latest = () => store.snapshot(kindKey) ?? fail();
  if (from) {
    if (from.revision === -1) return latest();
    const snapshot = store.snapshot(kindKey, from.revision);
    if (!snapshot) throw expired(tooOldText, token(-1, from.start));
    return snapshot;
  }
  const wanted = requestedRevision(query);
  if (wanted > store.revision) throw futureRevision(wanted, store.revision);
  if (query.get('resourceVersionMatch') !== 'Exact') return latest();
  const snapshot = store.snapshot(kindKey, wanted);
  if (!snapshot) throw expired('The resourceVersion for the provided list is too old.');
  return snapshot;
}

/** The present is never forgotten. */
function fail(): never {
  throw new Error('no snapshot of the present');
}

function futureRevision(wanted: number, current: number): ApiFailure {
  const message = `Timeout: Too large resource version: ${wanted}, current: ${current}`;
  return new ApiFailure(504, 'Timeout', message, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  });
}

/** The most objects of a page; 0 for no limit. @throws ApiFailure 400 */
function pageLimit(text: string | null): number {
  if (text === null || text === '') return 0;
  if (!/^-?\d{1,15}$/.test(text)) {
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  }
  return Math.max(0, Number(text));
}

/** The revision that a list or watch asks for; 0 when none is given. @throws ApiFailure 400 */
export function requestedRevision(query: URLSearchParams): number {
  const text = query.get('resourceVersion') ?? '';
  if (text === '') return 0;
  if (!/^\d{1,15}$/.test(text)) {
    const shown = JSON.stringify(text);
    throw badRequest(
      `invalid resource version: resourceVersion: Invalid value: ${shown}: strconv.ParseUint: parsing ${shown}: invalid syntax`,
    );
  }
  return Number(text);
}

/** @throws ApiFailure 422 */
function checkRevisionMatch(query: URLSearchParams): void {
  const field = 'resourceVersionMatch';
  const match = query.get(field) ?? '';
  if (match === '') return;
  const supported = ['Exact', 'NotOlderThan', ''];
  if (!query.get('resourceVersion')) {
    const detail = `${field} is forbidden unless resourceVersion is provided`;
    throw invalidOptions('ListOptions', forbiddenField(field, detail));
  }
  if (!supported.includes(match)) {
    throw invalidOptions('ListOptions', notSupported(field, match, supported));
  }
}

function token(revision: number, start: string): string {
  const text = JSON.stringify({ v: 'meta.k8s.io/v1', rv: revision, start });
  return Buffer.from(text).toString('base64url');
}

function continuation(query: URLSearchParams): Continuation | undefined {
  const text = query.get('continue');
  if (text === null || text === '') return undefined;
  const revision = query.get('resourceVersion') ?? '';
  if (revision !== '' && revision !== '0') {
    throw badRequest('specifying resource version is not allowed when using continue');
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch (problem) {
    throw badRequest(
      `invalid continue token: continue key is not valid: ${problem instanceof Error ? problem.message : ''}`,
    );
  }
  if (!isRecord(parsed) || typeof parsed.rv !== 'number' || typeof parsed.start !== 'string') {
    throw badRequest(
      'invalid continue token: continue key is not valid: incorrect encoded start resourceVersion',
    );
  }
  return { revision: parsed.rv, start: parsed.start };
}

/** Index of the first key that is not before `wanted`. */
function lowerBound(keys: string[], wanted: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
