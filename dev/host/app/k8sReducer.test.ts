import type { UnknownAction } from 'redux';
import { k8sReducer } from './k8sReducer';

const object = (name: string, resourceVersion = '1') => ({
  metadata: { uid: name, name, resourceVersion },
});
const act = (type: string, k8sObjects?: unknown): UnknownAction => ({
  type,
  payload: { id: 'nodes', k8sObjects },
});

function after(...actions: UnknownAction[]) {
  const state = actions.reduce<ReturnType<typeof k8sReducer> | undefined>(k8sReducer, undefined);
  return state?.get('nodes')?.toString() === undefined
    ? undefined
    : ((state.toJS() as Record<string, unknown>).nodes as {
        data: Record<string, { metadata: { resourceVersion: string } }>;
        loaded: boolean;
        loadError: unknown;
      });
}

test('a list is loaded with its first page and grows by the others', () => {
  const state = after(
    act('startWatchK8sList'),
    act('loaded', [object('a')]),
    act('bulkAddToList', [object('b')]),
  );
  expect(state?.loaded).toBe(true);
  expect(Object.keys(state?.data ?? {})).toEqual(['a', 'b']);
});

test('a fresh list drops what it does not hold', () => {
  const state = after(
    act('startWatchK8sList'),
    act('loaded', [object('a'), object('b')]),
    act('loaded', [object('b')]),
  );
  expect(Object.keys(state?.data ?? {})).toEqual(['b']);
});

test('watch events add, change and delete', () => {
  const state = after(
    act('startWatchK8sList'),
    act('loaded', [object('a'), object('b')]),
    act('updateListFromWS', [
      { type: 'DELETED', object: object('a') },
      { type: 'MODIFIED', object: object('b', '2') },
      { type: 'ADDED', object: object('c') },
      { type: 'BOOKMARK', object: object('d') },
    ]),
  );
  expect(Object.keys(state?.data ?? {})).toEqual(['b', 'c']);
  expect(state?.data.b?.metadata.resourceVersion).toBe('2');
});

test('an error leaves what was loaded and says so', () => {
  const state = after(
    act('startWatchK8sList'),
    act('loaded', [object('a')]),
    act('errored', 'gone'),
  );
  expect(state?.loaded).toBe(true);
  expect(state?.loadError).toBe('gone');
  expect(Object.keys(state?.data ?? {})).toEqual(['a']);
});

test('what arrives after a watch was stopped is ignored', () => {
  expect(
    after(act('startWatchK8sList'), act('stopWatchK8s'), act('loaded', [object('a')])),
  ).toBeUndefined();
});

test('models of custom kinds are found by group, version and kind, built-in ones by kind', () => {
  const models = [
    { kind: 'Node', apiVersion: 'v1' },
    { kind: 'NNCP', apiGroup: 'nmstate.io', apiVersion: 'v1', crd: true },
  ];
  const state = k8sReducer(undefined, { type: 'resources', payload: { resources: { models } } });
  expect(state.getIn(['RESOURCES', 'models', 'Node'])).toEqual(models[0]);
  expect(state.getIn(['RESOURCES', 'models', 'nmstate.io~v1~NNCP'])).toEqual(models[1]);
});
