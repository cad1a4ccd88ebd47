import type { KubeObject } from '../../cluster/api';
import { asRecords, asText, asTexts, at, type Json } from '../json';
import { hasLabels, takesPods } from '../nodes';
import { isAlive } from '../pods/podNetworks';

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

/** The candidate with the fewest pods, by name among equals; never `avoid`. */
export function chooseNode(
  nodes: KubeObject[],
  pods: KubeObject[],
  spec: unknown,
  avoid?: string,
): string | undefined {
  const load = (node: KubeObject): number =>
    pods.filter((pod) => isAlive(pod) && at(pod, 'spec', 'nodeName') === node.metadata.name).length;
  const [best] = candidates(nodes, spec)
    .filter((node) => node.metadata.name !== avoid)
    .map((node) => ({ name: node.metadata.name, pods: load(node) }))
    .sort((a, b) => a.pods - b.pods || (a.name < b.name ? -1 : 1));
  return best?.name;
}

/** The scheduler's words for a pod that no node takes. */
export function unschedulableMessage(nodes: KubeObject[]): string {
  const count = nodes.length;
  return `0/${count} nodes are available: ${count} node(s) didn't match Pod's node affinity/selector. preemption: 0/${count} nodes are available: ${count} Preemption is not helpful for scheduling.`;
}
