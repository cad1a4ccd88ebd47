import type { KubeObject } from '../cluster/api';
import { embeddedCluster } from '../cluster/embeddedCluster';
import type { EmbeddedCluster } from '../cluster/embeddedCluster';
import { testUsers } from '../cluster/seedRbac';
import { connectSdk } from './sdkConnection';
import type { SdkConnection } from './sdkConnection';
import { manualClock } from '../simulators/clock';
import type { ManualClock } from '../simulators/clock';
import { Inventory } from '../../src/core/inventory/inventory';
import type { Change } from '../../src/core/inventory/inventory';
import type { Kind } from '../../src/core/kinds/kindRegistry';
import type { LoadState } from '../../src/core/inventory/loadState';
import { clusterClient } from '../../src/cluster/client';
import { Watcher } from '../../src/cluster/watch/watcher';

export const nads = '/apis/k8s.cni.cncf.io/v1/namespaces/team-a/network-attachment-definitions';

export const nad = (index: number, pad = ''): KubeObject => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name: `net-${String(index)}`, namespace: 'team-a', annotations: { pad } },
  spec: { config: JSON.stringify({ cniVersion: '0.3.1', name: `net-${String(index)}` }) },
});

export const many = (count: number, pad = ''): KubeObject[] =>
  Array.from({ length: count }, (_, index) => nad(index, pad));

/** A watcher over the embedded cluster, and what it told. `watch` or `begin` comes first, `end` last. */
export function watchStory() {
  let cluster: EmbeddedCluster;
  let sdk: SdkConnection;
  let clock: ManualClock;
  let inventory: Inventory;
  let watcher: Watcher;
  /** How many objects were known after each change since the list was complete for the first time. */
  let counts: number[];
  let states: LoadState[];

  const receive = (changes: readonly Change[]): void => {
    inventory.apply(changes);
    for (const change of changes) {
      if (change.type === 'state' && change.state !== undefined) states.push(change.state);
    }
    if (states.some(({ status }) => status === 'loaded')) counts.push(inventory.count('nad'));
  };

  const watch = async (objects: KubeObject[], user = testUsers.admin): Promise<void> => {
    cluster = embeddedCluster({ objects, bookmarkEveryMs: 0 });
    await begin(user);
  };

  const begin = async (
    user = testUsers.admin,
    namespace = '',
    { kind = 'nad', prepare }: { kind?: Kind; prepare?: () => void } = {},
  ): Promise<void> => {
    sdk = connectSdk(cluster, user);
    prepare?.();
    clock = manualClock();
    inventory = new Inventory();
    counts = [];
    states = [];
    watcher = new Watcher({ kind, namespace }, receive, {
      client: clusterClient,
      subprotocols: [],
      clock,
      random: () => 0.5,
    });
    watcher.start();
    await clock.settle();
  };

  const lists = (): number => sdk.requests.filter(({ path }) => !path.includes('limit=1&')).length;
  const state = (): LoadState => inventory.state('nad');
  const write = async (method: 'POST' | 'DELETE', index: number): Promise<void> => {
    const path = method === 'POST' ? nads : `${nads}/net-${String(index)}`;
    const { status } = await cluster.request({
      method,
      path,
      ...(method === 'POST' && { body: nad(index) }),
    });
    expect(status).toBeLessThan(300);
  };

  return {
    get cluster() {
      return cluster;
    },
    set cluster(value) {
      cluster = value;
    },
    get sdk() {
      return sdk;
    },
    get clock() {
      return clock;
    },
    get inventory() {
      return inventory;
    },
    get watcher() {
      return watcher;
    },
    get counts() {
      return counts;
    },
    set counts(value) {
      counts = value;
    },
    get states() {
      return states;
    },
    watch,
    begin,
    lists,
    state,
    write,
    end: () => {
      watcher.stop();
      sdk.disconnect();
      cluster.close();
    },
  };
}
