import { guardDifferences } from './guardDifferences';

const INTERFACES = '/spec/desiredState/interfaces';
const test = (path: string, value: unknown) => ({ op: 'test' as const, path, value });
const policy = (interfaces: unknown, nodeSelector?: object) => ({
  spec: { ...(nodeSelector && { nodeSelector }), desiredState: { interfaces } },
});
const nic = { name: 'ens224', type: 'ethernet', mtu: 9000 };

describe('what differs from the guards of a patch', () => {
  it.each<[string, unknown, readonly object[]]>([
    ['nothing', policy([nic]), []],
    [
      'a field',
      policy([{ ...nic, mtu: 1500 }]),
      [{ field: 'spec.desiredState.interfaces[ens224].mtu', wanted: '9000', found: '1500' }],
    ],
    [
      'an entry that was added',
      policy([{ name: 'x', type: 'vlan' }, nic]),
      [
        {
          field: 'spec.desiredState.interfaces[x]',
          wanted: '',
          found: '{"name":"x","type":"vlan"}',
        },
      ],
    ],
    [
      'an entry that is gone',
      policy([]),
      [{ field: 'spec.desiredState.interfaces[ens224]', wanted: JSON.stringify(nic), found: '' }],
    ],
    [
      'other nodes',
      policy([nic], { zone: 'a' }),
      [{ field: 'spec.nodeSelector', wanted: '', found: '{"zone":"a"}' }],
    ],
  ])('is %s', (_, object, differences) => {
    const guards = [test('/spec/nodeSelector', null), test(INTERFACES, [nic])];
    expect(guardDifferences(object, guards)).toEqual(differences);
  });

  it('is told by place where entries have no names, and at most ten of it', () => {
    const found = policy(Array.from({ length: 30 }, (_, index) => index));
    const differences = guardDifferences(found, [test(INTERFACES, [0, 2])]);
    expect(differences).toHaveLength(10);
    expect(differences[0]).toEqual({
      field: 'spec.desiredState.interfaces[1]',
      wanted: '2',
      found: '1',
    });
  });
});
