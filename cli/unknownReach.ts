import type { NetworkVerdict } from '../src/core/diagnostics/createDiagnosis';
import { listNames } from '../src/core/diagnostics/listNames';
import { unreadableAt } from '../src/core/inventory/loadState';
import type { UnknownReason } from '../src/core/inventory/loadState';
import type { VlanNetwork } from '../src/core/networks/vlanNetwork';
import type { World } from '../src/core/networks/world';
import { sayDoctor } from '../src/words/doctor';
import { sayUnknown } from '../src/words/sayUnknown';
import { sayOfFiles } from './sayOfFiles';

/** A network of which not all is known that belongs to its reach, with one of the reasons. */
export interface UnknownReach {
  network: string;
  name: string;
  /** Nodes on which it is unknown for this reason; empty: of no node in particular. */
  nodes: readonly string[];
  /** `undefined`: no node where VMs may run is known. */
  reason: UnknownReason | undefined;
}

const reasonOn = (node: string, id: string, world: World): UnknownReason => {
  const chain = world.chains(id).find((one) => one.node === node);
  if (chain !== undefined && !chain.mapping.known) return chain.mapping.reason;
  if (chain !== undefined && !chain.bridge.known) return chain.bridge.reason;
  const unread = unreadableAt('node', world.inventory.get('node', node));
  return unread ?? { kind: 'nns', cause: 'not-reported', detail: node };
};

/** What a reason says after the name of the node that it is about; `undefined` where it is about none. */
const afterNode = ({ detail }: UnknownReason, node: string): string | undefined =>
  detail === node || detail.startsWith(`${node}: `) ? detail.slice(node.length) : undefined;

/** Why, and where, it is not known how far a network reaches; nothing for a network that is only recognised. */
export const unknownReachOf = (
  { id, name, type }: VlanNetwork,
  { coverage }: NetworkVerdict,
  world: World,
): readonly UnknownReach[] => {
  if (type === 'other') return [];
  const one = { network: id, name };
  if (!coverage.known) return [{ ...one, nodes: [], reason: coverage.reason }];
  const { whole, broken, unknown } = coverage.value;
  const count = whole.length + broken.length + unknown.length;
  if (count === 0) return [{ ...one, nodes: [], reason: undefined }];
  const byReason = new Map<string, { nodes: string[]; reason: UnknownReason; rest?: string }>();
  for (const node of unknown) {
    const reason = reasonOn(node, id, world);
    const rest = afterNode(reason, node);
    const key = JSON.stringify(rest === undefined ? reason : [reason.kind, reason.cause, rest]);
    const same = byReason.get(key);
    if (same !== undefined) same.nodes.push(node);
    else byReason.set(key, { nodes: [node], reason, ...(rest !== undefined && { rest }) });
  }
  return [...byReason.values()].map(({ nodes, reason, rest }) => {
    const detail =
      rest === undefined ? reason.detail : sayDoctor('names', { names: listNames(nodes) }) + rest;
    return { ...one, nodes, reason: { ...reason, detail } };
  });
};

export const sayUnknownReach = ({ reason }: UnknownReach): string =>
  reason === undefined ? sayDoctor('noVmNodes') : sayUnknown(sayOfFiles, reason);
