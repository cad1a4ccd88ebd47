import { ownLabel } from '../kinds/nodeLabelPatch';
import type { World } from '../networks/world';
import { compareNames } from '../values/compareNames';
import type { PhysicalDraft } from './createDraft';
import type { NodeLabel, PolicyPart } from './intent';
import { nodeSelectorText, parseNodeSelector } from './parseNodeSelector';
import { refuse, warn } from './refusal';
import type { Refusal } from './refusal';
import { selectedNodes } from './selectedNodes';

/** The nodes of a draft, and how policies select them; `selector` is missing when something refuses it. */
export interface ChosenNodes {
  nodes: readonly string[];
  selector: Readonly<Record<string, string>> | undefined;
  labels: readonly NodeLabel[];
  /** One policy each; empty: one for all. */
  parts: readonly PolicyPart[];
  refusals: readonly Refusal[];
}

/** More policies than these, one for each node, would be no way to run a cluster. */
export const MOST_BY_NAME = 10;

export const HOSTNAME_LABEL = 'kubernetes.io/hostname';

const FIELD = 'physical.nodeSelector';

const list = (names: readonly string[]): string => names.join(', ');

/** What is to be known of nodes that are chosen, whichever way. */
const remarks = (nodes: readonly string[], world: World): readonly Refusal[] => {
  const vmNodes = world.vmNodes();
  const left = vmNodes.known ? vmNodes.value.filter((node) => !nodes.includes(node)) : [];
  const away = nodes.filter((node) => world.inventory.get('node', node)?.ready === false);
  return [
    ...(left.length > 0 ? [warn(FIELD, 'selector-leaves-out', { nodes: list(left) })] : []),
    ...(away.length > 0 ? [warn(FIELD, 'nodes-not-ready', { nodes: list(away) })] : []),
  ];
};

const none = (refusals: readonly Refusal[]): ChosenNodes => ({
  nodes: [],
  selector: undefined,
  labels: [],
  parts: [],
  refusals,
});

const byLabel = ({ nodesBy, nodeSelector }: PhysicalDraft, world: World): ChosenNodes => {
  const parsed = parseNodeSelector(nodeSelector);
  if (!parsed.ok) {
    const { code, part } = parsed.error;
    return none([refuse(FIELD, code, { part })]);
  }
  const selector = parsed.value;
  // Every node is a choice of its own: nobody gets it by typing nothing.
  if (nodesBy === 'typed' && Object.keys(selector).length === 0) {
    return none([refuse(FIELD, 'selector-empty')]);
  }
  const nodes = selectedNodes(world, selector);
  const chosen = { selector, labels: [], parts: [] };
  if (!nodes.known) return { ...chosen, nodes: [], refusals: [warn(FIELD, 'nodes-unread')] };
  if (nodes.value.length === 0) {
    const refusals = [refuse(FIELD, 'selector-no-node', { selector: nodeSelectorText(selector) })];
    return { ...chosen, nodes: [], refusals };
  }
  return { ...chosen, nodes: nodes.value, refusals: remarks(nodes.value, world) };
};

/** Labels that the plan still has to put on these nodes. */
export const missingLabels = (
  nodes: readonly string[],
  key: string,
  value: string,
  { inventory }: Pick<World, 'inventory'>,
): readonly NodeLabel[] =>
  nodes.flatMap((node) =>
    inventory.get('node', node)?.labels[key] === value ? [] : [{ node, key, value }],
  );

const labelled = (nodes: readonly string[], name: string, world: World): ChosenNodes => {
  const key = ownLabel(name);
  const already = [...world.inventory.all('node')]
    .filter(({ name: node, labels }) => labels[key] === '' && !nodes.includes(node))
    .map(({ name: node }) => node);
  return {
    nodes,
    selector: { [key]: '' },
    labels: missingLabels(nodes, key, '', world),
    parts: [],
    refusals: [
      ...(already.length > 0
        ? [refuse(FIELD, 'node-label-elsewhere', { selector: key, nodes: list(already) })]
        : []),
      ...remarks(nodes, world),
    ],
  };
};

const named = (nodes: readonly string[], world: World): ChosenNodes => {
  if (nodes.length > MOST_BY_NAME) {
    return none([refuse(FIELD, 'nodes-too-many', { limit: MOST_BY_NAME, count: nodes.length })]);
  }
  const parts = nodes.flatMap((node) => {
    const hostname = world.inventory.get('node', node)?.labels[HOSTNAME_LABEL];
    return hostname === undefined
      ? []
      : [{ id: node, nodeSelector: { [HOSTNAME_LABEL]: hostname } }];
  });
  const nameless = nodes.filter((node) => !parts.some(({ id }) => id === node));
  if (nameless.length > 0) {
    return none([refuse(FIELD, 'node-nameless', { nodes: list(nameless) })]);
  }
  return { nodes, selector: {}, labels: [], parts, refusals: remarks(nodes, world) };
};

/**
 * Reads which nodes a draft is about. `nodeSelector` of a policy knows equality only, so nodes picked by hand get a label of ours, or a policy
 * each. `name`: what the label is called by, the localnet or the bridge.
 */
export const validateNodes = (draft: PhysicalDraft, name: string, world: World): ChosenNodes => {
  if (draft.nodesBy !== 'hand') return byLabel(draft, world);
  const nodes = [...new Set(draft.pickedNodes)].sort(compareNames);
  if (nodes.length === 0) return none([refuse(FIELD, 'nodes-empty')]);
  if (world.inventory.unknown('node') !== undefined) return none([refuse(FIELD, 'nodes-by-label')]);
  const gone = nodes.filter((node) => world.inventory.get('node', node) === undefined);
  if (gone.length > 0) return none([refuse(FIELD, 'node-missing', { nodes: list(gone) })]);
  return draft.pickedBy === 'hostname' ? named(nodes, world) : labelled(nodes, name, world);
};
