import fc from 'fast-check';
import { networksOfPod } from './networksOfPod';

const pod = (networks: unknown) => ({
  metadata: {
    namespace: 'team-a',
    name: 'p',
    annotations: { 'k8s.v1.cni.cncf.io/networks': networks },
  },
});

describe('the networks that a pod asks for', () => {
  test.each([
    ['vlan-120', ['team-a/vlan-120']],
    ['default/vlan-120@net1, vlan-130', ['default/vlan-120', 'team-a/vlan-130']],
    [
      '[{"name":"a"},{"name":"b","namespace":"default","interface":"x"}]',
      ['team-a/a', 'default/b'],
    ],
    ['[{"namespace":"default"}]', []],
    ['[{', []],
    ['', []],
    [7, []],
  ])('are read from %j', (text, keys) => {
    expect(networksOfPod(pod(text))).toEqual(keys);
  });

  test('are none where there is no annotation', () => {
    expect(networksOfPod({ metadata: { name: 'p' } })).toEqual([]);
  });

  test('never make the reader throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string().map(pod)), (json) => {
        expect(Array.isArray(networksOfPod(json))).toBe(true);
      }),
    );
  });
});
