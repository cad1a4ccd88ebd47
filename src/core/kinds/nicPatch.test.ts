import fc from 'fast-check';
import { podNic, vmiWith, vmWith } from '../../../dev/fixtures/vmObjects';
import type { NicLists } from '../../../dev/fixtures/vmObjects';
import { asArray, at } from '../values/json';
import { applyOperations } from './applyOperations';
import type { PatchOperation } from './manifest';
import { nicPatch } from './nicPatch';
import type { NicPatchInput, NicToAdd } from './nicPatch';

const vlan: NicToAdd = { name: 'vlan-120', networkName: 'team-a/vlan-120', model: 'virtio' };
const added = { name: 'vlan-120', bridge: {}, model: 'virtio' };
const network = { name: 'vlan-120', multus: { networkName: 'team-a/vlan-120' } };
const other = {
  interfaces: [{ name: 'other', bridge: {} }],
  networks: [{ name: 'other', multus: { networkName: 'x' } }],
};

const input = (vm: unknown, more: Partial<NicPatchInput> = {}): NicPatchInput => ({
  vm,
  vmi: undefined,
  nics: [vlan],
  podNetwork: 'beside',
  podBinding: { masquerade: {} },
  ...more,
});

/** The object after a patch; fails when an operation does. */
const applied = (object: unknown, operations: readonly PatchOperation[]): unknown => {
  const result = applyOperations(object, operations);
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
};

const lists = (object: unknown) => ({
  interfaces: at(object, 'spec', 'template', 'spec', 'domain', 'devices', 'interfaces'),
  networks: at(object, 'spec', 'template', 'spec', 'networks'),
});

const patched = (vm: unknown, more: Partial<NicPatchInput> = {}) =>
  lists(applied(vm, nicPatch(input(vm, more)).operations));

describe('attaching beside the pod network', () => {
  test('adds the NIC behind those that are written down', () => {
    expect(patched(vmWith('team-a', 'web', podNic))).toEqual({
      interfaces: [...podNic.interfaces, added],
      networks: [...podNic.networks, network],
    });
  });

  test.each([
    ['missing', {}],
    ['empty', { interfaces: [], networks: [] }],
    ['null', { interfaces: null, networks: null }],
  ])(
    'writes the pod NIC down when the lists are %s, because KubeVirt stops adding it',
    (_, nics) => {
      expect(patched(vmWith('team-a', 'web', nics as NicLists))).toEqual({
        interfaces: [{ name: 'default', masquerade: {} }, added],
        networks: [{ name: 'default', pod: {} }, network],
      });
    },
  );

  test('gives the pod NIC the binding of its namespace when nothing runs', () => {
    const podBinding = { binding: { name: 'l2bridge' } };
    const { interfaces } = patched(vmWith('team-a', 'web'), { podBinding });
    expect(interfaces).toEqual([{ name: 'default', ...podBinding }, added]);
  });

  test('copies the pod NIC of the running instance whole, because any difference asks for a restart', () => {
    const pod = { name: 'net1', binding: { name: 'l2bridge' }, model: 'virtio', state: 'up' };
    const vmi = vmiWith('team-a', 'web', {
      interfaces: [{ name: 'x' }, pod],
      networks: [
        { name: 'x', multus: { networkName: 'y' } },
        { name: 'net1', pod: { vmNetworkCIDR: '10.0.2.0/24' } },
      ],
    });
    expect(patched(vmWith('team-a', 'web'), { vmi })).toEqual({
      interfaces: [{ name: 'net1', binding: { name: 'l2bridge' }, model: 'virtio' }, added],
      networks: [{ name: 'net1', pod: { vmNetworkCIDR: '10.0.2.0/24' } }, network],
    });
  });

  test('takes the default pod NIC when the instance shows none', () => {
    const { interfaces } = patched(vmWith('team-a', 'web'), {
      vmi: vmiWith('team-a', 'web', other),
    });
    expect(interfaces).toEqual([{ name: 'default', masquerade: {} }, added]);
  });

  test('adds no pod NIC where the VM has switched it off', () => {
    const vm = vmWith('team-a', 'web', { devices: { autoattachPodInterface: false } });
    expect(patched(vm)).toEqual({ interfaces: [added], networks: [network] });
  });

  test('makes the objects on the way that are missing', () => {
    const bare = { metadata: { name: 'web', generation: 1 }, spec: { template: { spec: {} } } };
    expect(patched(bare).networks).toEqual([{ name: 'default', pod: {} }, network]);
  });

  test('writes a MAC only where one was chosen', () => {
    const { interfaces } = patched(vmWith('team-a', 'web', podNic), {
      nics: [{ ...vlan, mac: '02:00:00:00:00:07' }],
    });
    expect(interfaces).toEqual([
      ...podNic.interfaces,
      { ...added, macAddress: '02:00:00:00:00:07' },
    ]);
  });
});

describe('attaching instead of the pod network', () => {
  const more = { podNetwork: 'instead' as const };

  test.each([
    ['is written down', podNic],
    ['is made up by KubeVirt', {}],
  ])('leaves one NIC when the pod NIC %s', (_, nics) => {
    expect(patched(vmWith('team-a', 'web', nics), more)).toEqual({
      interfaces: [added],
      networks: [network],
    });
  });

  test('keeps NICs on other attachments', () => {
    const vm = vmWith('team-a', 'web', {
      interfaces: [...podNic.interfaces, ...other.interfaces],
      networks: [...other.networks, ...podNic.networks],
    });
    expect(patched(vm, more)).toEqual({
      interfaces: [...other.interfaces, added],
      networks: [...other.networks, network],
    });
  });

  test('takes the pod NIC away even where the new NIC is there already', () => {
    const vm = vmWith('team-a', 'web', {
      interfaces: [...podNic.interfaces, added],
      networks: [...podNic.networks, network],
    });
    expect(patched(vm, { ...more, nics: [] })).toEqual({
      interfaces: [added],
      networks: [network],
    });
  });
});

describe('the guards of a patch', () => {
  const vm = vmWith('team-a', 'web', podNic);
  const { operations } = nicPatch(input(vm));

  test('refuse a VM whose spec changed since it was read', () => {
    const later = { ...vm, metadata: { namespace: 'team-a', name: 'web', generation: 4 } };
    expect(() => applied(later, operations)).toThrow(/refused: test/);
  });

  test('refuse a VM whose last NIC is another one', () => {
    const later = vmWith('team-a', 'web', { ...podNic, interfaces: other.interfaces });
    expect(() => applied(later, operations)).toThrow(/refused: test/);
  });

  test('let status and labels change meanwhile', () => {
    const later = { ...vm, status: { printableStatus: 'Running' } };
    expect(lists(applied(later, operations)).interfaces).toHaveLength(2);
  });

  test('are left out for a generation that nobody reported', () => {
    const unnumbered = { ...vm, metadata: { name: 'web' } };
    const [first] = nicPatch(input(unnumbered)).operations;
    expect(first?.path).not.toBe('/metadata/generation');
  });
});

describe('taking a patch back', () => {
  const undone = (
    vm: unknown,
    more: Partial<NicPatchInput> = {},
    meddle: readonly PatchOperation[] = [],
  ) => {
    const { operations, undo } = nicPatch(input(vm, more));
    return lists(applied(applied(applied(vm, operations), meddle), undo));
  };

  test.each([
    ['with a pod NIC', podNic],
    ['without any', {}],
    ['with empty lists', { interfaces: [], networks: [] }],
  ])('restores the lists of a stopped VM %s', (_, nics) => {
    const vm = vmWith('team-a', 'web', nics);
    expect(undone(vm)).toEqual(lists(vm));
    expect(undone(vm, { podNetwork: 'instead' })).toEqual(lists(vm));
  });

  test('restores although the cluster gave the new NIC a MAC', () => {
    const vm = vmWith('team-a', 'web', podNic);
    const path = '/spec/template/spec/domain/devices/interfaces/1/macAddress';
    const result = undone(vm, {}, [{ op: 'add', path, value: '02:11:22:33:44:55' }]);
    expect(result).toEqual(lists(vm));
  });

  test('marks the new NIC absent on a running VM, which KubeVirt unplugs without a restart', () => {
    const vmi = vmiWith('team-a', 'web');
    expect(undone(vmWith('team-a', 'web'), { vmi })).toEqual({
      interfaces: [
        { name: 'default', masquerade: {} },
        { ...added, state: 'absent' },
      ],
      networks: [{ name: 'default', pod: {} }, network],
    });
  });

  test.each([
    ['was written down', podNic],
    ['was made up by KubeVirt', {}],
  ])('brings the pod NIC of a running VM back that %s, and unplugs the new one', (_, nics) => {
    const vm = vmWith('team-a', 'web', nics);
    expect(undone(vm, { vmi: vmiWith('team-a', 'web'), podNetwork: 'instead' })).toEqual({
      interfaces: [...podNic.interfaces, { ...added, state: 'absent' }],
      networks: [...podNic.networks, network],
    });
  });

  test('puts the pod NIC back where it was among others', () => {
    const nics = {
      interfaces: [...other.interfaces, ...podNic.interfaces],
      networks: [...podNic.networks, ...other.networks],
    };
    const vm = vmWith('team-a', 'web', nics);
    const vmi = vmiWith('team-a', 'web', nics);
    expect(undone(vm, { vmi, podNetwork: 'instead' })).toEqual({
      interfaces: [...nics.interfaces, { ...added, state: 'absent' }],
      networks: [...nics.networks, network],
    });
  });

  test.each([undefined, vmiWith('team-a', 'web')])(
    'is refused once somebody added a NIC: %#',
    (vmi) => {
      const vm = vmWith('team-a', 'web', podNic);
      const late = { name: 'late', multus: { networkName: 'z' } };
      const meddle = [{ op: 'add' as const, path: '/spec/template/spec/networks/-', value: late }];
      expect(() => undone(vm, { vmi }, meddle)).toThrow(/refused: test/);
    },
  );
});

describe('whatever the VM looks like', () => {
  const name = fc.stringMatching(/^[a-z]{1,6}$/);
  const nics = fc
    .uniqueArray(fc.tuple(name, fc.boolean()), { selector: ([key]) => key, maxLength: 5 })
    .map((entries) => {
      const pod = entries.findIndex(([, isPod]) => isPod);
      return {
        interfaces: entries.map(([key], index) =>
          index === pod
            ? { name: key, masquerade: {} }
            : { name: key, bridge: {}, bootOrder: index + 1 },
        ),
        networks: entries.map(([key], index) =>
          index === pod
            ? { name: key, pod: {} }
            : { name: key, multus: { networkName: `n/${key}` } },
        ),
      };
    });
  const inputs = fc.record({
    nics: fc.oneof(nics, fc.constant({})),
    podNetwork: fc.constantFrom('beside' as const, 'instead' as const),
    runs: fc.boolean(),
    extra: fc.dictionary(fc.stringMatching(/^x-[a-z]{1,4}$/), fc.jsonValue({ maxDepth: 1 })),
  });

  test('interfaces and networks stay one to one, other keys stay, and the undo fits', () => {
    fc.assert(
      fc.property(inputs, ({ nics: present, podNetwork, runs, extra }) => {
        const vm = { ...vmWith('team-a', 'web', present), ...extra };
        const vmi = runs ? vmiWith('team-a', 'web', present) : undefined;
        const { operations, undo } = nicPatch(input(vm, { podNetwork, vmi }));
        const after = applied(vm, operations);
        const names = (list: unknown) => asArray(list).map((entry) => at(entry, 'name'));
        const { interfaces, networks } = lists(after);
        expect(names(interfaces)).toContain('vlan-120');
        expect([...names(interfaces)].sort()).toEqual([...names(networks)].sort());
        expect(new Set(names(interfaces)).size).toBe(names(interfaces).length);
        const blank = (object: unknown) =>
          JSON.stringify(object, (key, value: unknown) =>
            key === 'interfaces' || key === 'networks' ? undefined : value,
          );
        expect(blank(after)).toBe(blank(vm));
        expect(() => applied(after, undo)).not.toThrow();
      }),
    );
  });
});
