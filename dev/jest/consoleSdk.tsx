/**
 * Stand-in for the console's SDK in tests: the real package has no implementation outside a console. Requests go to whatever `connectSdk`
 * connected; components show their text and nothing more. Grows with what the product uses.
 */
import { useSyncExternalStore } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Provider } from 'react-redux';
import { ALL_NAMESPACES, connection, fetchKubernetes } from './sdkConnection';

export { HttpError } from './httpError';

interface Model {
  apiGroup?: string;
  apiVersion: string;
  plural: string;
}

/** As much of a Response as the product reads. */
export async function consoleFetch(
  url: string,
): Promise<{ ok: boolean; status: number; text: () => Promise<string> }> {
  const { status, body } = await fetchKubernetes(url, 'GET');
  return { ok: true, status, text: () => Promise.resolve(JSON.stringify(body)) };
}

const json = async (url: string, method = 'GET'): Promise<unknown> =>
  structuredClone((await fetchKubernetes(url, method)).body);

const send =
  (method: string, contentType: 'application/json' | 'application/json-patch+json') =>
  async (url: string, body: unknown): Promise<unknown> =>
    structuredClone((await fetchKubernetes(url, method, body, contentType)).body);

export const consoleFetchJSON = Object.assign(json, {
  post: send('POST', 'application/json'),
  put: send('PUT', 'application/json'),
  patch: send('PATCH', 'application/json-patch+json'),
  delete: async (url: string, body?: unknown) =>
    body === undefined ? json(url, 'DELETE') : send('DELETE', 'application/json')(url, body),
});

export async function k8sCreate({
  model,
  data,
}: {
  model: Model;
  data: unknown;
}): Promise<unknown> {
  const { apiGroup, apiVersion, plural } = model;
  const root = apiGroup === undefined ? `api/${apiVersion}` : `apis/${apiGroup}/${apiVersion}`;
  return consoleFetchJSON.post(`/console/api/kubernetes/${root}/${plural}`, data);
}

export const CodeEditor = ({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}): ReactElement => (
  <textarea
    aria-label="Code editor"
    value={value}
    onChange={({ target }) => onChange(target.value)}
  />
);

export const isAllNamespacesKey = (namespace: string): boolean => namespace === ALL_NAMESPACES;

export function useActiveNamespace(): [string, (namespace: string) => void] {
  const there = connection();
  const namespace = useSyncExternalStore(there.subscribe, () => there.activeNamespace);
  return [namespace, (next) => there.setActiveNamespace(next)];
}

/** The redux store of the connected console, as the hooks of the adapter need it around them. */
export function ConsoleProvider({ children }: { children: ReactNode }): ReactElement {
  const { state, subscribe } = connection();
  const store = {
    getState: state,
    subscribe,
    dispatch: <A,>(action: A): A => action,
    replaceReducer: () => undefined,
    [Symbol.observable]: () => {
      throw new Error('not used');
    },
  };
  return <Provider store={store}>{children}</Provider>;
}
