import type { ApiServer, KubeObject } from '../cluster/api';
import { without } from '../cluster/jsonValue';
import { accepted, inParallel } from './requests';

/** What the API server alone decides about an object. */
const serverFields = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields'];

const uidPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

interface Collections {
  /** The path of the objects of a kind in a namespace, or of cluster-scoped ones. */
  pathOf(object: KubeObject): string;
  hasStatus(object: KubeObject): boolean;
}

interface ResourceList {
  resources: { name: string; kind: string; namespaced: boolean }[];
}

/** Where objects of each kind live, by the server's own word. */
async function discover(api: ApiServer, objects: readonly KubeObject[]): Promise<Collections> {
  const versions = [...new Set(objects.map(({ apiVersion }) => apiVersion))];
  const root = (version: string): string =>
    `${version.includes('/') ? '/apis' : '/api'}/${version}`;
  const lists = new Map<string, ResourceList>();
  await inParallel(versions, async (version) => {
    const { status, body } = await api.request({ method: 'GET', path: root(version) });
    if (status !== 200) throw new Error(`the API server does not serve ${version}`);
    lists.set(version, body as ResourceList);
  });
  const resourcesOf = ({ apiVersion, kind }: KubeObject) =>
    (lists.get(apiVersion)?.resources ?? []).filter((resource) => resource.kind === kind);
  return {
    pathOf(object) {
      const resource = resourcesOf(object).find(({ name }) => !name.includes('/'));
      if (!resource) throw new Error(`the API server does not serve ${object.kind} objects`);
      const { namespace = 'default' } = object.metadata;
      const place = resource.namespaced ? `/namespaces/${namespace}` : '';
      return `${root(object.apiVersion)}${place}/${resource.name}`;
    },
    hasStatus: (object) => resourcesOf(object).some(({ name }) => name.endsWith('/status')),
  };
}

/** An object with the uids that the server gave in place of those it was written with, wherever they stand. */
function withUids(object: KubeObject, uids: ReadonlyMap<string, string>): KubeObject {
  const text = JSON.stringify(object).replace(uidPattern, (uid) => uids.get(uid) ?? uid);
  return JSON.parse(text) as KubeObject;
}

/** Neighbours of one kind, which do not refer to each other. */
function runsOfOneKind(objects: readonly KubeObject[]): KubeObject[][] {
  const runs: KubeObject[][] = [];
  for (const object of objects) {
    const last = runs.at(-1);
    if (last?.[0]?.kind === object.kind) last.push(object);
    else runs.push([object]);
  }
  return runs;
}

/**
 * Puts whole objects, status included, into a real API server through its API: each after those it refers to, under uids and times of
 * the server's own. What exists already (the namespace `default`) gets the labels and annotations of the given one.
 * @throws Error naming the object that was refused.
 */
export async function loadObjects(api: ApiServer, objects: readonly KubeObject[]): Promise<void> {
  const collections = await discover(api, objects);
  const uids = new Map<string, string>();

  const create = async (object: KubeObject): Promise<void> => {
    const draft = withUids(object, uids);
    const metadata = without({ ...draft.metadata }, ...serverFields);
    const path = collections.pathOf(object);
    const body = { ...without(draft, 'status'), metadata };
    const answer = await api.request({ method: 'POST', path, body });
    const { labels, annotations } = draft.metadata;
    const stored =
      answer.status === 409
        ? await api.request({
            method: 'PATCH',
            path: `${path}/${object.metadata.name}`,
            body: { metadata: { labels, annotations } },
            contentType: 'application/merge-patch+json',
          })
        : answer;
    const { uid } = accepted(stored).metadata;
    if (object.metadata.uid !== undefined && uid !== undefined) uids.set(object.metadata.uid, uid);
  };

  const report = async (object: KubeObject): Promise<void> => {
    const path = `${collections.pathOf(object)}/${object.metadata.name}`;
    const stored = accepted(await api.request({ method: 'GET', path }));
    const body = { ...stored, status: withUids(object, uids).status };
    accepted(await api.request({ method: 'PUT', path: `${path}/status`, body }));
  };

  for (const run of runsOfOneKind(objects)) {
    await inParallel(run, (object) => named(object, create));
  }
  const reported = objects.filter(
    (object) => object.status !== undefined && collections.hasStatus(object),
  );
  await inParallel(reported, (object) => named(object, report));
}

async function named(
  object: KubeObject,
  work: (object: KubeObject) => Promise<void>,
): Promise<void> {
  try {
    await work(object);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${object.kind} ${object.metadata.name}: ${reason}`, { cause: error });
  }
}
