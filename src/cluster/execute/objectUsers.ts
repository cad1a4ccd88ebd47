import type { Inventory } from '../../core/inventory/inventory';
import type { Kind } from '../../core/kinds/kindRegistry';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import { nadKeyOf } from '../../core/kinds/nadReference';
import { readNodeNetworkConfigurationPolicy } from '../../core/kinds/nodeNetworkConfigurationPolicy';
import { keyOf, splitKey } from '../../core/kinds/read';
import type { VirtualMachineFacts } from '../../core/kinds/virtualMachine';
import { bridgeUsers } from '../../core/networks/bridgeUsers';
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

/** A bridge that goes away with the policies that made it, and what these map to it. */
interface TakenBridge {
  name: string;
  policies: readonly string[];
  localnet: string | undefined;
}

/** @throws StepFailed `use-unknown` */
const assertWatched = (inventory: Inventory, ...kinds: readonly Kind[]): void => {
  const unread = kinds.find((kind) => !isWatched(inventory, kind, ''));
  if (unread !== undefined) {
    throw new StepFailed('use-unknown', inventory.unknown(unread)?.detail);
  }
};

const onBridge = (
  { name, policies, localnet }: TakenBridge,
  { inventory }: UserDeps,
): readonly string[] => {
  assertWatched(inventory, 'nad', 'nns', 'nncp');
  return bridgeUsers(name, { policies, localnet }, { inventory });
};

const networksOn = (localnet: string, { inventory }: UserDeps): readonly string[] => {
  assertWatched(inventory, 'nad', 'cudn');
  const { nadsByLocalnet, cudnsByLocalnet } = inventory.indexes;
  return [...nadsByLocalnet.get(localnet), ...cudnsByLocalnet.get(localnet)];
};

/** What others could be using: attachments by key, localnets by name. */
export interface Taken {
  attachments: readonly string[];
  localnets: readonly string[];
  bridges: readonly TakenBridge[];
}

const NOTHING: Taken = { attachments: [], localnets: [], bridges: [] };

const BRIDGES = ['ovs-bridge', 'linux-bridge'];

const policiesOf = ({ steps }: Plan): readonly string[] =>
  steps.flatMap(({ kind, name }) => (kind === 'nncp' ? [name] : []));

/** What goes away when a step is taken back: what it created. */
export const takenByUndo = ({ kind, namespace, name, write }: Step, plan: Plan): Taken => {
  if (write.type !== 'create') return NOTHING;
  if (kind === 'nad') return { ...NOTHING, attachments: [`${namespace}/${name}`] };
  const { facts } = readNodeNetworkConfigurationPolicy(write.manifest);
  if (kind !== 'nncp' || facts === undefined) return NOTHING;
  const localnets = facts.mappings.map(({ localnet }) => localnet);
  const bridges = facts.interfaces
    .filter(({ type, state }) => BRIDGES.includes(type) && state !== 'absent')
    .map((bridge) => ({
      name: bridge.name,
      policies: policiesOf(plan),
      localnet: localnets[0],
    }));
  return { ...NOTHING, localnets, bridges };
};

/** What goes away with a step of a removal. */
export const takenByStep = ({ kind, namespace, name, write }: Step, plan: Plan): Taken => {
  const { intent } = plan;
  if (kind === 'nad' && write.type === 'delete') {
    return { ...NOTHING, attachments: [`${namespace}/${name}`] };
  }
  if (kind !== 'nncp') return NOTHING;
  switch (intent.type) {
    case 'remove-localnet':
      return { ...NOTHING, localnets: [intent.localnet] };
    case 'remove-bridge':
      return {
        ...NOTHING,
        bridges: [{ name: intent.bridge, policies: policiesOf(plan), localnet: undefined }],
      };
    default:
      return NOTHING;
  }
};

/** What the check of a use needs to be read. */
export const isTaking = ({ attachments, localnets, bridges }: Taken): boolean =>
  attachments.length + localnets.length + bridges.length > 0;

/**
 * Who uses what is about to go away: the VMs and pods on an attachment, the networks on a localnet, whatever is on a bridge. `gone` are the attachments that were just
 * taken back: the watch may not have told of it yet.
 * @returns names, sorted
 * @throws StepFailed `use-unknown` where that cannot be read
 */
export const usersOf = async (
  { attachments, localnets, bridges }: Taken,
  gone: ReadonlySet<string>,
  deps: UserDeps,
): Promise<readonly string[]> => {
  const users = new Set<string>([
    ...localnets.flatMap((localnet) => networksOn(localnet, deps)),
    ...bridges.flatMap((bridge) => onBridge(bridge, deps)),
  ]);
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
