import type { Inventory } from '../inventory/inventory';
import { unreadableAt } from '../inventory/loadState';
import type { UnknownReason } from '../inventory/loadState';
import { matchesLabels } from '../kinds/labelSelector';
import { NODE_ADDRESSES } from '../kinds/node';
import type { NodeNetworkConfigurationPolicyFacts } from '../kinds/nodeNetworkConfigurationPolicy';
import { compareNames } from '../values/compareNames';
import { nodeStateOf } from './nodeChain';
import { isCandidate, mastersOf, uplinkUses } from './uplinkUse';
import type { UplinkOnNode, UplinkUse } from './uplinkUse';

/** What one interface is to one node, for somebody who wants a bridge on it. */
export type UplinkVerdict =
  | {
      state: 'free';
      losesAddresses: readonly string[];
      raisesMtuFrom: number | undefined;
      speedless: boolean;
    }
  | { state: 'used'; use: UplinkUse | { reason: 'policy'; policy: string } }
  /** It cannot be raised to the MTU that is wanted. */
  | { state: 'too-small'; maxMtu: number }
  | { state: 'missing' }
  | { state: 'unknown'; reason: UnknownReason };

/** Nodes of one column to which an interface is the same. */
export interface UplinkCellPart {
  verdict: UplinkVerdict;
  nodes: readonly string[];
}

/** One column of the matrix: a node, or the nodes of one node set. */
export interface UplinkColumn {
  id: string;
  nodes: readonly string[];
  /** Id of the column that was expanded into this one and others. */
  partOf?: string;
}

export interface UplinkRow {
  /** One name; several where they are used up in the same way everywhere. */
  names: readonly string[];
  type: 'ethernet' | 'bond' | 'vlan';
  /** Mode and members of a bond, as the first node has it. */
  bond: { mode: string; members: readonly string[] } | undefined;
  /** Mbit/s: the lowest that a node reports. */
  speed: number | undefined;
  /** By column, each part with at least one node; the part with the most nodes first. */
  cells: readonly (readonly UplinkCellPart[])[];
  /** Nodes on which it is free. */
  freeOn: number;
}

export interface UplinkMatrix {
  columns: readonly UplinkColumn[];
  /** The most useful first: free on most nodes, then by name. */
  rows: readonly UplinkRow[];
  nodes: number;
}

interface Wanted {
  columns: readonly UplinkColumn[];
  /** MTU that the networks need; left out while it is not typed. */
  mtu?: number;
  /** The policy that is being edited: what it uses is not used by another. */
  except?: string;
}

/** Names that a policy describes or puts below something. */
export const namesIn = ({ interfaces }: NodeNetworkConfigurationPolicyFacts): readonly string[] =>
  interfaces.flatMap(({ name, ports, bond, vlan, state }) =>
    state === 'absent'
      ? []
      : [
          name,
          ...(bond?.members ?? []),
          ...(vlan === undefined ? [] : [vlan.base]),
          ...(ports ?? []).flatMap((port) => [port.name, ...(port.bond?.members ?? [])]),
        ],
  );

const policiesByNode = (inventory: Inventory, except: string | undefined) => {
  const policies = [...inventory.all('nncp')]
    .filter(({ name, deleting }) => name !== except && !deleting)
    .map((policy) => ({ policy, names: namesIn(policy) }))
    .filter(({ names }) => names.length > 0);
  return (node: string): ReadonlyMap<string, string> => {
    const labels = inventory.get('node', node)?.labels ?? {};
    return new Map(
      policies.flatMap(({ policy, names }) =>
        matchesLabels(policy.nodeSelector, labels)
          ? names.map((name) => [name, policy.name] as const)
          : [],
      ),
    );
  };
};

const verdictOf = (
  on: UplinkOnNode | undefined,
  policy: string | undefined,
  mtu: number | undefined,
  isNic: boolean,
): UplinkVerdict => {
  if (on === undefined) return { state: 'missing' };
  if (on.state === 'used') return { state: 'used', use: on.use };
  if (policy !== undefined) return { state: 'used', use: { reason: 'policy', policy } };
  if (mtu !== undefined && on.maxMtu !== undefined && on.maxMtu < mtu) {
    return { state: 'too-small', maxMtu: on.maxMtu };
  }
  return {
    state: 'free',
    losesAddresses: on.addresses,
    raisesMtuFrom: mtu !== undefined && on.mtu !== undefined && on.mtu < mtu ? on.mtu : undefined,
    speedless: isNic && on.speed === undefined,
  };
};

interface Draft {
  type: UplinkRow['type'];
  bond: UplinkRow['bond'];
  speed: number | undefined;
  cells: Map<string | number, { verdict: UplinkVerdict; nodes: string[] }>[];
  seen: Set<string>;
  freeOn: number;
}

const typeOf = (type: string): UplinkRow['type'] =>
  type === 'bond' || type === 'vlan' ? type : 'ethernet';

/** What makes two verdicts the same. Free and missing, which nearly all are, are told without taking the object apart. */
const keyOf = (verdict: UplinkVerdict): string | number => {
  switch (verdict.state) {
    case 'free':
      return verdict.losesAddresses.length === 0
        ? 2 * (verdict.raisesMtuFrom ?? 0) + Number(verdict.speedless)
        : JSON.stringify(verdict);
    case 'missing':
      return 'missing';
    case 'unknown':
      return verdict.reason.cause;
    default:
      return JSON.stringify(verdict);
  }
};

const put = (draft: Draft, column: number, verdict: UplinkVerdict, node: string): void => {
  const cell = draft.cells[column];
  if (cell === undefined) return;
  const key = keyOf(verdict);
  const part = cell.get(key) ?? { verdict, nodes: [] };
  cell.set(key, part);
  part.nodes.push(node);
  if (verdict.state === 'free') draft.freeOn += 1;
};

const sorted = (cell: ReadonlyMap<string | number, UplinkCellPart>): readonly UplinkCellPart[] =>
  [...cell.values()].sort((a, b) => b.nodes.length - a.nodes.length);

/** Rows that are used up in the same way on every node are one row: nobody chooses among them. */
const folded = (rows: readonly UplinkRow[]): readonly UplinkRow[] => {
  const byUse = new Map<string, UplinkRow>();
  for (const row of rows) {
    const key =
      row.freeOn > 0 ? row.names.join() : JSON.stringify([row.type, row.speed, row.cells]);
    const same = byUse.get(key);
    byUse.set(key, same === undefined ? row : { ...same, names: [...same.names, ...row.names] });
  }
  return [...byUse.values()];
};

/**
 * Every NIC, bond and VLAN interface of the nodes against the nodes, with what each is to each. A node whose state could not be read is
 * unknown in every row. Work: interfaces of all nodes once.
 */
export const uplinkMatrix = (
  inventory: Inventory,
  { columns, mtu, except }: Wanted,
): UplinkMatrix => {
  const masters = mastersOf(inventory);
  const policiesOf = policiesByNode(inventory, except);
  const drafts = new Map<string, Draft>();
  const unread: { column: number; node: string; reason: UnknownReason }[] = [];
  const read: { column: number; node: string }[] = [];
  columns.forEach(({ nodes }, column) => {
    for (const node of nodes) {
      const state = nodeStateOf(inventory, node);
      if (!state.known) {
        unread.push({ column, node, reason: state.reason });
        continue;
      }
      read.push({ column, node });
      const known = inventory.get('node', node);
      const doubt = unreadableAt('node', known, NODE_ADDRESSES);
      const addresses = new Set(known?.addresses ?? []);
      const uses = uplinkUses(state.value, addresses, masters);
      const policies = policiesOf(node);
      for (const facts of state.value.interfaces) {
        if (!isCandidate(facts)) continue;
        const draft = drafts.get(facts.name) ?? {
          type: typeOf(facts.type),
          bond: facts.bond,
          speed: facts.speed,
          cells: columns.map((): Draft['cells'][number] => new Map()),
          seen: new Set(),
          freeOn: 0,
        };
        drafts.set(facts.name, draft);
        if (facts.speed !== undefined) draft.speed = Math.min(draft.speed ?? Infinity, facts.speed);
        draft.seen.add(node);
        const isNic = facts.type === 'ethernet';
        const verdict = verdictOf(uses.get(facts.name), policies.get(facts.name), mtu, isNic);
        // The address that it holds may be one by which the cluster knows the node.
        const mayCarryNode = verdict.state === 'free' && verdict.losesAddresses.length > 0;
        const isInDoubt = doubt !== undefined && mayCarryNode;
        put(draft, column, isInDoubt ? { state: 'unknown', reason: doubt } : verdict, node);
      }
    }
  });
  const rows = [...drafts].map(([name, draft]): UplinkRow => {
    if (draft.seen.size < read.length) {
      for (const { column, node } of read) {
        if (!draft.seen.has(node)) put(draft, column, { state: 'missing' }, node);
      }
    }
    for (const { column, node, reason } of unread) {
      put(draft, column, { state: 'unknown', reason }, node);
    }
    const { type, bond, speed, cells, freeOn } = draft;
    return { names: [name], type, bond, speed, cells: cells.map(sorted), freeOn };
  });
  return {
    columns,
    rows: folded(
      rows.sort((a, b) => b.freeOn - a.freeOn || compareNames(a.names[0] ?? '', b.names[0] ?? '')),
    ),
    nodes: read.length + unread.length,
  };
};
