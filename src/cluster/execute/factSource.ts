import { kindRegistry } from '../../core/kinds/kindRegistry';
import type { FactsByKind, Kind } from '../../core/kinds/kindRegistry';
import { splitKey } from '../../core/kinds/read';
import { bridgeOnNode } from '../../core/networks/bridgeOnNode';
import { compareNames } from '../../core/values/compareNames';
import type { Inventory } from '../../core/inventory/inventory';
import type { ClusterClient } from '../client';
import { toClusterError } from '../errors';
import type { NicView } from './nicProgress';
import type { PolicyView } from './policyProgress';

/** Where a wait looks: at what the store watches, and where that is unknown or stale, at the server. */
export class FactSource {
  constructor(
    private readonly inventory: () => Inventory,
    private readonly client: ClusterClient,
  ) {}

  /** @throws ClusterError */
  async nic(vm: string): Promise<NicView> {
    const [machine, instance] = await Promise.all([this.one('vm', vm), this.one('vmi', vm)]);
    return { vm: machine, vmi: instance };
  }

  /** @throws ClusterError */
  async policy(name: string): Promise<PolicyView> {
    const policy = await this.one('nncp', name);
    const inventory = this.inventory();
    const nodes = inventory.unknown('node') === undefined ? [...inventory.all('node')] : undefined;
    return { policy, enactments: await this.enactments(name), nodes };
  }

  /** Asks the server: the store may not have heard yet of a policy that was just written. @throws ClusterError */
  async isPolicyGone(name: string): Promise<boolean> {
    try {
      await this.client.get({ kind: 'nncp', namespace: '', name });
      return false;
    } catch (thrown) {
      if (toClusterError(thrown).reason === 'not-found') return true;
      throw thrown;
    }
  }

  /**
   * The patch ports that hang on an OVS bridge by the reports of a policy's nodes, as `node: port`.
   * @throws ClusterError
   */
  async patchPorts(policy: string, bridge: string): Promise<readonly string[]> {
    const nodes = (await this.enactments(policy)).map(({ node }) => node).sort(compareNames);
    const found: string[] = [];
    for (const node of nodes) {
      const state = await this.one('nns', node);
      const ports = state === undefined ? [] : (bridgeOnNode(state, bridge)?.patchPorts ?? []);
      found.push(...ports.map((port) => `${node}: ${port}`));
    }
    return found;
  }

  private watched(kind: Kind, namespace: string): boolean {
    const state = this.inventory().state(kind, namespace);
    return state.status === 'loaded' && state.staleSince === undefined;
  }

  private async one<K extends Kind>(kind: K, key: string): Promise<FactsByKind[K] | undefined> {
    const { namespace, name } = splitKey(key);
    if (this.watched(kind, namespace)) return this.inventory().get(kind, key);
    try {
      return kindRegistry[kind].read(await this.client.get({ kind, namespace, name })).facts;
    } catch (thrown) {
      if (toClusterError(thrown).reason === 'not-found') return undefined;
      throw thrown;
    }
  }

  private async enactments(policy: string): Promise<PolicyView['enactments']> {
    if (this.watched('nnce', '')) {
      const inventory = this.inventory();
      const keys = inventory.indexes.enactmentsByPolicy.get(policy);
      return [...keys].flatMap((key) => inventory.get('nnce', key) ?? []);
    }
    const { items } = await this.client.list('nnce', {
      namespace: '',
      labelSelector: `nmstate.io/policy=${policy}`,
    });
    return items.flatMap((item) => kindRegistry.nnce.read(item).facts ?? []);
  }
}
