/** The page of the data bench: reads the cluster as the product does, or as the SDK's hook does, and tells how far it is. */
import { useK8sWatchResource, type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { MemoryRouter } from 'react-router';
import { discover } from '../../dev/host/app/discovery';
import { initI18n } from '../../dev/host/app/i18n';
import { store } from '../../dev/host/app/store';
import { presentSession } from '../../src/cluster/session';
import { ClusterSummary } from '../../src/components/reading/ClusterSummary';
import { kindRegistry } from '../../src/core/kinds/kindRegistry';
import type { Kind } from '../../src/core/kinds/kindRegistry';
import { NetworksPage } from '../../src/features/networks';
import { watchedKinds as watched } from './watchedKinds';

/** What a page knows now: whether it says that all is read, and how many objects of each kind it has. */
export interface Known {
  complete: boolean;
  counts: Partial<Record<Kind, number>>;
  /** When it first had an object, when it said that all is read, and when all was, in milliseconds after the start. */
  firstAt: number | undefined;
  saidAt: number | undefined;
  allAt: number | undefined;
}

export interface BenchPage {
  ready: boolean;
  /** @param objects how many there are to be read */
  start: (who: 'ours' | 'sdk', objects: number) => void;
  known: () => Known;
  /** Milliseconds of a fixed piece of work. */
  calibrate: () => number;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

let expected = 0;
let startedAt = 0;
const times: Pick<Known, 'firstAt' | 'saidAt' | 'allAt'> = {
  firstAt: undefined,
  saidAt: undefined,
  allAt: undefined,
};
let counts: Known['counts'] = {};
let complete = false;

const note = (now: Known['counts'], isComplete: boolean): void => {
  counts = now;
  complete = isComplete;
  const at = performance.now() - startedAt;
  const all = Object.values(now).reduce((sum, count) => sum + count, 0);
  if (all > 0) times.firstAt ??= at;
  if (isComplete) times.saidAt ??= at;
  if (all >= expected) times.allAt ??= at;
};

const Ours = (): ReactElement => (
  <MemoryRouter>
    <ClusterSummary />
    <NetworksPage />
  </MemoryRouter>
);

const followOurs = (): void => {
  const session = presentSession();
  session.store.subscribe(() => {
    const { inventory } = session.store.snapshot().world;
    note(
      Object.fromEntries(watched.map((kind) => [kind, inventory.count(kind)])),
      watched.every((kind) => inventory.unknown(kind) === undefined),
    );
  });
};

const lists = new Map<Kind, { count: number; loaded: boolean }>();

/** As little as a component can do with the hook. */
const SdkList = ({ kind }: { kind: Kind }): ReactElement => {
  const { group, version, kind: name } = kindRegistry[kind].gvk;
  const [data, loaded] = useK8sWatchResource<K8sResourceCommon[]>({
    groupVersionKind: { group, version, kind: name },
    isList: true,
  });
  // Before its first answer the hook gives no list, whatever its type says.
  const count = (data as K8sResourceCommon[] | undefined)?.length ?? 0;
  useEffect(() => {
    lists.set(kind, { count, loaded });
    note(
      Object.fromEntries([...lists].map(([each, list]) => [each, list.count])),
      watched.every((each) => lists.get(each)?.loaded === true),
    );
  }, [kind, count, loaded]);
  return (
    <p>
      {name} {count}
    </p>
  );
};

const Sdk = (): ReactElement => (
  <>
    {watched.map((kind) => (
      <SdkList key={kind} kind={kind} />
    ))}
  </>
);

const calibrate = (): number => {
  const text = JSON.stringify(
    Array.from({ length: 6000 }, (_, id) => ({
      id,
      name: `name-${id}`,
      labels: { a: 'b', c: id },
    })),
  );
  const began = performance.now();
  for (let round = 0; round < 10; round += 1) {
    const objects = JSON.parse(text) as { name: string }[];
    objects.map(({ name }) => name).sort();
  }
  return performance.now() - began;
};

window.bench = {
  ready: false,
  start: (who, objects) => {
    expected = objects;
    startedAt = performance.now();
    const container = document.getElementById('app');
    if (container === null) throw new Error('no container');
    createRoot(container).render(
      <Provider store={store}>{who === 'ours' ? <Ours /> : <Sdk />}</Provider>,
    );
    if (who === 'ours') setTimeout(followOurs, 0);
  },
  known: () => ({ complete, counts, ...times }),
  calibrate,
};
await Promise.all([initI18n(), discover()]);
window.bench.ready = true;
