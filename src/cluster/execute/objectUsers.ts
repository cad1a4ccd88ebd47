import type { Inventory } from '../../core/inventory/inventory';
import type { Kind } from '../../core/kinds/kindRegistry';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import { nadKeyOf } from '../../core/kinds/nadReference';
import { readNodeNetworkConfigurationPolicy } from '../../core/kinds/nodeNetworkConfigurationPolicy';
import { keyOf } from '../../core/kinds/read';
import type { VirtualMachineFacts } from '../../core/kinds/virtualMachine';
import { globalNamespaces } from '../../core/networks/globalNamespaces';
import type { Step } from '../../core/plan/plan';
import type { ClusterClient } from '../client';
import { toClusterError } from '../errors';
import { StepFailed } from './stepFailed';

export interface UserDeps {
  inventory: Inventory;
  client: ClusterClient;
  /** Names of the pods that a NAD is plugged into. @throws ClusterError */
  podsOn: (nad: string) => Promise<readonly string[]>;
}

const PAGE = 250;

const isOn = (nad: string, { nics, namespace }: VirtualMachineFacts): boolean =>
  nics.some(
    ({ network }) => network.type === 'multus' && nadKeyOf(network.networkName, namespace) === nad,
  );

/** VMs on an attachment, asked of the server where nothing of it is watched. */
const listedMachines = async (
  nad: string,
  namespace: string,
  client: ClusterClient,
): Promise<readonly string[]> => {
  const found: string[] = [];
  let next: string | undefined;
  do {
    const page = await client.list('vm', {
      namespace,
      limit: PAGE,
      ...(next !== undefined && { continue: next }),
    });
    for (const item of page.items) {
      const { facts } = kindRegistry.vm.read(item);
      if (facts !== undefined && isOn(nad, facts)) found.push(keyOf(facts));
    }
    ({ next } = page);
  } while (next !== undefined);
  return found;
};

/** Whether what the store holds of a kind is the present state. */
const isWatched = (inventory: Inventory, kind: Kind, namespace: string): boolean => {
  const state = inventory.state(kind, namespace);
  return state.status === 'absent' || (state.status === 'loaded' && state.staleSince === undefined);
};

const machinesOn = async (
  nad: string,
  nadNamespace: string,
  { inventory, client }: UserDeps,
): Promise<readonly string[]> => {
  const namespace = globalNamespaces.includes(nadNamespace) ? '' : nadNamespace;
  return isWatched(inventory, 'vm', namespace)
    ? [...inventory.indexes.vmsByNad.get(nad)]
    : listedMachines(nad, namespace, client);
};

const networksOn = (localnet: string, { inventory }: UserDeps): readonly string[] => {
  const unread = (['nad', 'cudn'] as const).find((kind) => !isWatched(inventory, kind, ''));
  if (unread !== undefined) {
    throw new StepFailed('use-unknown', inventory.unknown(unread)?.detail);
  }
  const { nadsByLocalnet, cudnsByLocalnet } = inventory.indexes;
  return [...nadsByLocalnet.get(localnet), ...cudnsByLocalnet.get(localnet)];
};

/**
 * Who uses what a step has made: of an attachment the VMs and pods on it, of a policy the networks on the localnets that it maps. `gone` are
 * the attachments that were just taken back: the watch may not have told of it yet.
 * @returns names, sorted
 * @throws StepFailed `use-unknown` where that cannot be read
 */
export const usersOf = async (
  step: Step,
  gone: ReadonlySet<string>,
  deps: UserDeps,
): Promise<readonly string[]> => {
  const { kind, namespace, name, write } = step;
  if (write.type !== 'create') return [];
  const users = new Set<string>();
  const add = (names: readonly string[]): void => {
    for (const user of names) if (!gone.has(user)) users.add(user);
  };
  try {
    if (kind === 'nad') {
      const nad = `${namespace}/${name}`;
      add(await machinesOn(nad, namespace, deps));
      if (users.size === 0) add(await deps.podsOn(nad));
    }
  } catch (thrown) {
    const { reason, message } = toClusterError(thrown);
    // Where nobody has the right, nobody can be said not to use it; every other failure is the request's own.
    if (reason === 'forbidden') throw new StepFailed('use-unknown', message);
    throw thrown;
  }
  if (kind === 'nncp') {
    const { facts } = readNodeNetworkConfigurationPolicy(write.manifest);
    for (const { localnet } of facts?.mappings ?? []) add(networksOn(localnet, deps));
  }
  return [...users].sort();
};
