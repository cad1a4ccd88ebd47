import type { KubeObject } from '../../cluster/api';
import type { Json } from '../json';
import { candidates, chooseNode } from './placement';

function node(name: string, labels: Record<string, string> = {}, spec: Json = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubevirt.io/schedulable': 'true', ...labels } },
    spec,
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

const notReady: KubeObject = {
  ...node('not-ready'),
  status: { conditions: [{ type: 'Ready', status: 'Unknown' }] },
};
const nodes = [
  node('plain'),
  node('racked', { rack: '7' }),
  node('cordoned', {}, { unschedulable: true }),
  node('tainted', {}, { taints: [{ key: 'k', effect: 'NoSchedule' }] }),
  node('preferred-elsewhere', {}, { taints: [{ key: 'k', effect: 'PreferNoSchedule' }] }),
  node('no-kubevirt', { 'kubevirt.io/schedulable': 'false' }),
  notReady,
];

function requires(...matchExpressions: Json[]): Json {
  const nodeSelectorTerms = [{ matchExpressions }];
  return {
    affinity: {
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } },
    },
  };
}

test.each<[why: string, spec: Json, names: string[]]>([
  ['nothing', {}, ['plain', 'racked', 'preferred-elsewhere']],
  ['a selector', { nodeSelector: { rack: '7' } }, ['racked']],
  ['a listed value', requires({ key: 'rack', operator: 'In', values: ['6', '7'] }), ['racked']],
  [
    'no listed value',
    requires({ key: 'rack', operator: 'NotIn', values: ['7'] }),
    ['plain', 'preferred-elsewhere'],
  ],
  ['a label', requires({ key: 'rack', operator: 'Exists' }), ['racked']],
  [
    'no label',
    requires({ key: 'rack', operator: 'DoesNotExist' }),
    ['plain', 'preferred-elsewhere'],
  ],
  ['a greater value', requires({ key: 'rack', operator: 'Gt', values: ['6'] }), ['racked']],
  ['a lesser value', requires({ key: 'rack', operator: 'Lt', values: ['7'] }), []],
])('a machine that asks for %s may run on its candidates only', (_why, spec, names) => {
  expect(candidates(nodes, spec).map(({ metadata }) => metadata.name)).toEqual(names);
});

test('the candidate with the fewest living pods is chosen, by name among equals, never the one to avoid', () => {
  const pod = (name: string, nodeName: string, phase = 'Running'): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'a' },
    spec: { nodeName },
    status: { phase },
  });
  const three = [node('c'), node('b'), node('a')];
  expect(chooseNode(three, [], {})).toBe('a');
  expect(chooseNode(three, [pod('1', 'a'), pod('2', 'b', 'Succeeded')], {})).toBe('b');
  expect(chooseNode(three, [pod('1', 'b')], {}, {}, 'a')).toBe('c');
  expect(chooseNode(three, [], { nodeSelector: { none: 'such' } })).toBeUndefined();
});
