import type { Inventory } from '../../core/inventory/inventory';
import type { Kind } from '../../core/kinds/kindRegistry';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import { nadKeyOf } from '../../core/kinds/nadReference';
import { readNodeNetworkConfigurationPolicy } from '../../core/kinds/nodeNetworkConfigurationPolicy';
import { keyOf, splitKey } from '../../core/kinds/read';
import type { VirtualMachineFacts } from '../../core/kinds/virtualMachine';
import { globalNamespaces } from '../../core/networks/globalNamespaces';
import type { Plan, Step } from '../../core/plan/plan';
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
  { inventory, client }: UserDeps,
): Promise<readonly string[]> => {
  const own = splitKey(nad).namespace;
  const namespace = globalNamespaces.includes(own) ? '' : own;
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

/** What others could be using: attachments by key, localnets by name. */
export interface Taken {
  attachments: readonly string[];
  localnets: readonly string[];
}

const NOTHING: Taken = { attachments: [], localnets: [] };

/** What goes away when a step is taken back: what it created. */
export const takenByUndo = ({ kind, namespace, name, write }: Step): Taken => {
  if (write.type !== 'create') return NOTHING;
  if (kind === 'nad') return { ...NOTHING, attachments: [`${namespace}/${name}`] };
  const { facts } = readNodeNetworkConfigurationPolicy(write.manifest);
  const mappings = kind === 'nncp' ? (facts?.mappings ?? []) : [];
  return { ...NOTHING, localnets: mappings.map(({ localnet }) => localnet) };
};

/** What goes away with a step of a removal. */
export const takenByStep = ({ kind, namespace, name, write }: Step, { intent }: Plan): Taken => {
  if (kind === 'nad' && write.type === 'delete') {
    return { ...NOTHING, attachments: [`${namespace}/${name}`] };
  }
  return kind === 'nncp' && intent.type === 'remove-localnet'
    ? { ...NOTHING, localnets: [intent.localnet] }
    : NOTHING;
};

/** What the check of a use needs to be read. */
export const isTaking = ({ attachments, localnets }: Taken): boolean =>
  attachments.length + localnets.length > 0;

/**
 * Who uses what is about to go away: the VMs and pods on an attachment, the networks on a localnet. `gone` are the attachments that were just
 * taken back: the watch may not have told of it yet.
 * @returns names, sorted
 * @throws StepFailed `use-unknown` where that cannot be read
 */
export const usersOf = async (
  { attachments, localnets }: Taken,
  gone: ReadonlySet<string>,
  deps: UserDeps,
): Promise<readonly string[]> => {
  const users = new Set<string>(localnets.flatMap((localnet) => networksOn(localnet, deps)));
  try {
    for (const nad of attachments) {
      const machines = await machinesOn(nad, deps);
      // The pods of VMs are on the attachment as well: they are named where no VM is.
      for (const user of machines.length > 0 ? machines : await deps.podsOn(nad)) users.add(user);
    }
  } catch (thrown) {
    const { reason, message } = toClusterError(thrown);
    // Where nobody has the right, nobody can be said not to use it; every other failure is the request's own.
    if (reason === 'forbidden') throw new StepFailed('use-unknown', message);
    throw thrown;
  }
  return [...users].filter((user) => !gone.has(user)).sort();
};
