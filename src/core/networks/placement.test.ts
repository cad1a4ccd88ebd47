import { readNode } from '../kinds/node';
import type { NodeFacts } from '../kinds/node';
import { Part } from '../kinds/part';
import { readPlacement } from '../kinds/virtualMachine';
import { mayRunOn, takesAnyVm } from './placement';

const node = (spec: {
  labels?: Record<string, string>;
  taints?: unknown[];
  cordoned?: boolean;
  ready?: boolean;
}): NodeFacts => {
  const { facts } = readNode({
    metadata: { name: 'worker-1', labels: { 'kubevirt.io/schedulable': 'true', ...spec.labels } },
    spec: { taints: spec.taints, unschedulable: spec.cordoned },
    status: { conditions: [{ type: 'Ready', status: spec.ready === false ? 'False' : 'True' }] },
  });
  if (facts === undefined) throw new Error('the node of the test cannot be read');
  return facts;
};

const controlPlane = { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' };
const dedicated = { key: 'dedicated', value: 'vms', effect: 'NoExecute' };
const soft = { key: 'busy', effect: 'PreferNoSchedule' };

const affinity = (...terms: unknown[]) => ({
  affinity: {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } },
  },
});

const zone = (operator: string, ...values: string[]) => ({
  matchExpressions: [{ key: 'zone', operator, ...(values.length > 0 && { values }) }],
});

const named = (operator: string, ...values: string[]) => ({
  matchFields: [{ key: 'metadata.name', operator, values }],
});

describe('where a VM may run', () => {
  it.each([
    ['a ready worker', {}, {}, true],
    ['a node that is not ready', { ready: false }, {}, false],
    ['a cordoned node', { cordoned: true }, {}, false],
    ['a node without KubeVirt', { labels: { 'kubevirt.io/schedulable': 'false' } }, {}, false],
    ['a selected node', { labels: { disk: 'fast' } }, { nodeSelector: { disk: 'fast' } }, true],
    ['a node that the selector leaves out', {}, { nodeSelector: { disk: 'fast' } }, false],
    ['a tainted node', { taints: [controlPlane] }, {}, false],
    ['a node with a taint that only advises', { taints: [soft] }, {}, true],
    [
      'a taint tolerated by key',
      { taints: [controlPlane] },
      { tolerations: [{ key: controlPlane.key, operator: 'Exists' }] },
      true,
    ],
    [
      'a taint tolerated with everything',
      { taints: [dedicated] },
      { tolerations: [{ operator: 'Exists' }] },
      true,
    ],
    [
      'a taint tolerated by value',
      { taints: [dedicated] },
      { tolerations: [{ key: 'dedicated', value: 'vms' }] },
      true,
    ],
    [
      'a taint of another value',
      { taints: [dedicated] },
      { tolerations: [{ key: 'dedicated', value: 'db' }] },
      false,
    ],
    [
      'a taint tolerated for another effect',
      { taints: [dedicated] },
      { tolerations: [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }] },
      false,
    ],
    [
      'an empty key that does not say Exists',
      { taints: [dedicated] },
      { tolerations: [{ value: 'vms' }] },
      false,
    ],
    [
      'a toleration of another key',
      { taints: [dedicated] },
      { tolerations: [{ key: 'busy', operator: 'Exists' }] },
      false,
    ],
    [
      'one of two affinity terms',
      { labels: { zone: 'b' } },
      affinity(zone('In', 'a'), zone('In', 'b')),
      true,
    ],
    [
      'no affinity term',
      { labels: { zone: 'c' } },
      affinity(zone('In', 'a'), zone('In', 'b')),
      false,
    ],
    ['a node that is named', {}, affinity(named('In', 'worker-1')), true],
    ['another node that is named', {}, affinity(named('In', 'worker-2')), false],
    ['a node that is left out by name', {}, affinity(named('NotIn', 'worker-1')), false],
    [
      'a node of the right name without the label',
      { labels: { zone: 'b' } },
      affinity({ ...named('In', 'worker-1'), ...zone('In', 'a') }),
      false,
    ],
    [
      'a field that no node has',
      {},
      affinity({ matchFields: [{ key: 'spec.x', operator: 'In', values: ['worker-1'] }] }),
      false,
    ],
    ['an empty affinity term, which selects nothing', {}, affinity({}), false],
    [
      'a label that must not be there',
      { labels: { zone: 'a' } },
      affinity(zone('DoesNotExist')),
      false,
    ],
    ['a label that must be there', { labels: { zone: 'a' } }, affinity(zone('Exists')), true],
    ['a value that is excluded', { labels: { zone: 'a' } }, affinity(zone('NotIn', 'a')), false],
    ['a larger number', { labels: { zone: '9' } }, affinity(zone('Gt', '5')), true],
    ['a smaller number', { labels: { zone: '9' } }, affinity(zone('Lt', '5')), false],
    [
      'an operator that nobody knows',
      { labels: { zone: '9' } },
      affinity(zone('Near', '5')),
      false,
    ],
  ])('follows the scheduler for %s', (_what, nodeSpec, vmSpec, expected) => {
    expect(mayRunOn(readPlacement(new Part(vmSpec, '', new Map())), node(nodeSpec))).toBe(expected);
  });

  it('counts a tainted node as one that takes no ordinary VM', () => {
    expect([takesAnyVm(node({})), takesAnyVm(node({ taints: [controlPlane] }))]).toEqual([
      true,
      false,
    ]);
  });
});
