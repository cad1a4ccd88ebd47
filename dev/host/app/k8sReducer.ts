import { fromJS, Map as ImmutableMap } from 'immutable';
import type { UnknownAction } from 'redux';

type State = ImmutableMap<string, unknown>;
type Items = ImmutableMap<string, ImmutableMap<string, unknown>>;

interface K8sObject {
  metadata: { uid?: string; name: string; namespace?: string; resourceVersion?: string };
}

interface ApiModel {
  kind: string;
  apiGroup?: string;
  apiVersion: string;
  crd?: boolean;
}

interface Payload {
  id?: string;
  query?: unknown;
  k8sObjects?: unknown;
  resources?: { models: ApiModel[] };
}

const empty: Items = ImmutableMap();

function keyOf(object: K8sObject): string {
  const { uid, namespace, name } = object.metadata;
  return uid ?? `${namespace ?? ''}/${name}`;
}

function isNewer(object: K8sObject, than: ImmutableMap<string, unknown> | undefined): boolean {
  const before = than?.getIn(['metadata', 'resourceVersion']) as string | undefined;
  return before === undefined || before !== object.metadata.resourceVersion;
}

function upsert(items: Items, objects: K8sObject[]): Items {
  return items.withMutations((map) => {
    for (const object of objects) {
      const key = keyOf(object);
      if (isNewer(object, map.get(key))) {
        map.set(key, fromJS(object) as ImmutableMap<string, unknown>);
      }
    }
  });
}

function itemsOf(state: State, id: string): Items {
  return (state.getIn([id, 'data']) as Items | undefined) ?? empty;
}

function applyEvents(items: Items, events: { type: string; object: K8sObject }[]): Items {
  return events.reduce<Items>((map, { type, object }) => {
    if (type === 'DELETED') {
      return map.delete(keyOf(object));
    }
    return type === 'ADDED' || type === 'MODIFIED' ? upsert(map, [object]) : map;
  }, items);
}

const initialState: State = fromJS({
  RESOURCES: { models: {}, loaded: false, inFlight: false },
}) as State;

/**
 * The `k8s` slice that the SDK's watch hooks read and write: models under RESOURCES, and one entry per watch id.
 * A fresh list drops what is not in its first page, as the console's reducer does; that is one reason for the plugin's own watches.
 */
export function k8sReducer(state: State = initialState, action: UnknownAction): State {
  const payload = (action.payload ?? {}) as Payload;
  const id = payload.id ?? '';
  switch (action.type) {
    case 'getResourcesInFlight':
      return state.setIn(['RESOURCES', 'inFlight'], true);
    case 'resources': {
      const models = payload.resources?.models ?? [];
      return state
        .setIn(
          ['RESOURCES', 'models'],
          ImmutableMap(
            models.map((model): [string, ApiModel] => [
              model.crd === true
                ? `${model.apiGroup ?? 'core'}~${model.apiVersion}~${model.kind}`
                : model.kind,
              model,
            ]),
          ),
        )
        .setIn(['RESOURCES', 'loaded'], true)
        .setIn(['RESOURCES', 'inFlight'], false);
    }
    case 'startWatchK8sObject':
      return state.set(id, ImmutableMap({ data: empty, loaded: false, loadError: '' }));
    case 'startWatchK8sList':
      return state.set(
        id,
        ImmutableMap<string, unknown>({
          query: payload.query,
          data: empty,
          loaded: false,
          loadError: '',
          filters: ImmutableMap(),
          selected: null,
        }),
      );
    case 'stopWatchK8s':
      return state.delete(id);
    default:
      return state.has(id) ? reduceWatch(state, id, action.type, payload.k8sObjects) : state;
  }
}

function reduceWatch(state: State, id: string, type: string, content: unknown): State {
  const done = { loaded: true, loadError: '' };
  switch (type) {
    case 'modifyObject':
      return state.mergeIn([id], { ...done, data: fromJS(content) as unknown });
    case 'errored':
      return state.setIn([id, 'loadError'], content);
    case 'loaded': {
      const objects = content as K8sObject[];
      const keys = new Set(objects.map(keyOf));
      const kept = itemsOf(state, id).filter((_, key) => keys.has(key ?? '')) as Items;
      return state.mergeIn([id], { ...done, data: upsert(kept, objects) });
    }
    case 'bulkAddToList':
      return state.setIn([id, 'data'], upsert(itemsOf(state, id), content as K8sObject[]));
    case 'updateListFromWS':
      return state.setIn(
        [id, 'data'],
        applyEvents(itemsOf(state, id), content as { type: string; object: K8sObject }[]),
      );
    default:
      return state;
  }
}
