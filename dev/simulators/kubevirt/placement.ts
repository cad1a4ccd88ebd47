import type { KubeObject } from '../../cluster/api';
import { asRecords, asText, asTexts, at, type Json } from '../json';
import { hasLabels, takesPods } from '../nodes';
import { isAlive } from '../pods/podNetworks';
import type { Requests } from './launcherPod';

/** One requirement of a node affinity term, on the node's labels or its fields. */
function holds(has: Record<string, string>, { key, operator, values }: Json): boolean {
  const value = has[asText(key)];
  const listed = value !== undefined && asTexts(values).includes(value);
  switch (operator) {
    case 'In':
      return listed;
    case 'NotIn':
      return !listed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return (
        value !== undefined &&
        (operator === 'Gt'
          ? Number(value) > Number(asTexts(values)[0])
          : Number(value) < Number(asTexts(values)[0]))
      );
  }
}

function hasAffinity(node: KubeObject, spec: unknown): boolean {
  const required = at(
    spec,
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
  );
  const terms = asRecords(at(required, 'nodeSelectorTerms'));
  return (
    terms.length === 0 ||
    terms.some((term) => {
      const labels = asRecords(term.matchExpressions);
      const fields = asRecords(term.matchFields);
      return (
        labels.length + fields.length > 0 &&
        labels.every((expression) => holds(node.metadata.labels ?? {}, expression)) &&
        fields.every((expression) => holds({ 'metadata.name': node.metadata.name }, expression))
      );
    })
  );
}

/** The nodes on which a machine with this spec may run now. Nothing here knows of bridge mappings: neither does the scheduler. */
export function candidates(nodes: KubeObject[], spec: unknown): KubeObject[] {
  return nodes.filter(
    (node) =>
      takesPods(node) &&
      node.metadata.labels?.['kubevirt.io/schedulable'] === 'true' &&
      hasLabels(node, at(spec, 'nodeSelector')) &&
      hasAffinity(node, spec),
  );
}

/** A whole quantity as the API shows it: `3`, `1k`. */
function amount(quantity: unknown): number {
  const [, digits = '0', thousands = ''] = /^(\d+)(k?)$/.exec(asText(quantity)) ?? [];
  return Number(digits) * (thousands === '' ? 1 : 1000);
}

/** Of what a pod asks for, the first that a node cannot give; `here` are the pods that it has. */
function lacks(node: KubeObject, here: KubeObject[], requests: Requests): string | undefined {
  const taken = (name: string): number =>
    here
      .flatMap((pod) => asRecords(at(pod, 'spec', 'containers')))
      .reduce((sum, container) => sum + amount(at(container, 'resources', 'requests', name)), 0);
  return Object.keys(requests).find(
    (name) => amount(at(node, 'status', 'allocatable', name)) - taken(name) < (requests[name] ?? 0),
  );
}

/** The candidate with the fewest pods that has what is asked for, by name among equals; never `avoid`. */
export function chooseNode(
  nodes: KubeObject[],
  pods: KubeObject[],
  spec: unknown,
  requests: Requests = {},
  avoid?: string,
): string | undefined {
  const on = (node: KubeObject): KubeObject[] =>
    pods.filter((pod) => isAlive(pod) && at(pod, 'spec', 'nodeName') === node.metadata.name);
  const [best] = candidates(nodes, spec)
    .filter((node) => node.metadata.name !== avoid)
    .map((node) => ({ node, here: on(node) }))
    .filter(({ node, here }) => lacks(node, here, requests) === undefined)
    .map(({ node, here }) => ({ name: node.metadata.name, pods: here.length }))
    .sort((a, b) => a.pods - b.pods || (a.name < b.name ? -1 : 1));
  return best?.name;
}

/** The scheduler's words for a pod that no node takes. */
export function unschedulableMessage(
  nodes: KubeObject[],
  spec: unknown,
  requests: Requests,
): string {
  const count = nodes.length;
  const short = candidates(nodes, spec).flatMap((node) => lacks(node, [], requests) ?? []);
  const elsewhere = count - short.length;
  const reasons = [
    ...new Set(
      short.map((name) => `${short.filter((other) => other === name).length} Insufficient ${name}`),
    ),
    ...(elsewhere > 0 ? [`${elsewhere} node(s) didn't match Pod's node affinity/selector`] : []),
  ];
  return `0/${count} nodes are available: ${reasons.join(', ')}. preemption: 0/${count} nodes are available: ${count} Preemption is not helpful for scheduling.`;
}
