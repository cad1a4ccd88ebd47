import type { KubeObject } from '../cluster/api';
import { copyJson } from '../cluster/jsonValue';
import { admit } from './admit';
import type { Decision } from './admit';

function message(decision: Decision): string {
  return decision.allowed ? '' : decision.message;
}

describe("KubeVirt's webhook", () => {
  const pod = { name: 'default', pod: {} };
  const vlan = { name: 'vlan', multus: { networkName: 'vlan-1924' } };
  const podNic = { name: 'default', masquerade: {} };
  const vlanNic = { name: 'vlan', bridge: {}, model: 'virtio' };
  const machine = (
    interfaces: unknown[],
    networks: unknown[],
    spec: object = { runStrategy: 'Always' },
  ): KubeObject => ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'vm', namespace: 'team-a' },
    spec: { ...spec, template: { spec: { domain: { devices: { interfaces } }, networks } } },
  });
  const nic = (change: object) => machine([podNic, { ...vlanNic, ...change }], [pod, vlan]);
  const path = 'spec.template.spec.domain.devices.interfaces[1]';

  test.each<[string, KubeObject]>([
    ['a pod NIC and a VLAN NIC', machine([podNic, vlanNic], [pod, vlan])],
    ['a VLAN NIC alone', machine([vlanNic], [vlan])],
    ['no NICs at all', machine([], [])],
    ['a NIC that is being unplugged', nic({ state: 'absent' })],
    ['a NIC whose link is down', nic({ state: 'down' })],
    ['a NIC with its own address', nic({ macAddress: '02:aa:bb:cc:dd:ee' })],
    ['an address with dashes', nic({ macAddress: '02-aa-bb-cc-dd-ee' })],
    ['an address with dots', nic({ macAddress: '02aa.bbcc.ddee' })],
    ['a NIC whose binding comes from a preference', machine([{ name: 'vlan' }], [vlan])],
    ['a binding plugin', machine([{ name: 'default', binding: { name: 'l2bridge' } }], [pod])],
    ['a machine by the old field', machine([vlanNic], [vlan], { running: false })],
  ])('%s is allowed', (_, object) => {
    expect(admit({ operation: 'CREATE', object })).toEqual({ allowed: true });
  });

  test.each<[string, KubeObject, string]>([
    [
      'a name with a dot',
      machine([{ name: 'a.b', bridge: {} }], [{ ...vlan, name: 'a.b' }]),
      'Network interface name can only contain alphabetical characters, numbers, dashes (-) or underscores (_)',
    ],
    [
      'an unknown model',
      nic({ model: 'vmxnet3' }),
      `interface ${path}.name uses model vmxnet3 that is not supported.`,
    ],
    [
      'half an address',
      nic({ macAddress: '02:aa:bb' }),
      `interface ${path}.name has malformed MAC address (02:aa:bb).`,
    ],
    [
      'no address',
      nic({ macAddress: 'zz' }),
      `interface ${path}.name has malformed MAC address (zz).`,
    ],
    [
      'an address of eight bytes',
      nic({ macAddress: '02:aa:bb:cc:dd:ee:ff:00' }),
      `interface ${path}.name has MAC address (02:aa:bb:cc:dd:ee:ff:00) that is too long.`,
    ],
    [
      'a bad slot',
      nic({ pciAddress: '1' }),
      `interface ${path}.name has malformed PCI address (1).`,
    ],
    [
      'two bindings',
      nic({ binding: { name: 'x' } }),
      'logical vlan interface cannot have both binding plugin and interface binding method',
    ],
    [
      'masquerade on a VLAN',
      machine([{ name: 'vlan', masquerade: {} }], [vlan]),
      'Masquerade interface only implemented with pod network',
    ],
    [
      'the reserved address',
      machine([{ ...podNic, macAddress: '02:00:00:00:00:00' }], [pod]),
      'The requested MAC address is reserved for the in-pod bridge. Please choose another one.',
    ],
    [
      'slirp',
      machine([{ name: 'default', slirp: {} }], [pod]),
      'Slirp interface support has been discontinued since v1.3',
    ],
    [
      'macvtap',
      machine([{ name: 'vlan', macvtap: {} }], [vlan]),
      'Macvtap network binding has been discontinued since v1.3',
    ],
    [
      'passt',
      machine([{ name: 'default', passt: {} }], [pod]),
      'Passt network binding has been discontinued since v1.3',
    ],
    [
      'an unknown state',
      nic({ state: 'gone' }),
      'logical vlan interface state value is unsupported: gone',
    ],
    [
      'an SR-IOV NIC with a state',
      machine([{ name: 'vlan', sriov: {}, state: 'down' }], [vlan]),
      `"vlan" interface's state "down" is not supported for SR-IOV NICs`,
    ],
    [
      'an SR-IOV NIC to be unplugged',
      machine([{ name: 'vlan', sriov: {}, state: 'absent' }], [vlan]),
      `"vlan" interface's state "absent" is supported only for bridge binding`,
    ],
    [
      'the default NIC to be unplugged',
      machine([{ name: 'default', bridge: {}, state: 'absent' }], [pod]),
      `"default" interface's state "absent" is not supported on default networks`,
    ],
    [
      'a NIC without a network',
      machine([vlanNic], []),
      `spec.template.spec.domain.devices.interfaces[0].name 'vlan' not found.`,
    ],
    [
      'a network without a NIC',
      machine([], [vlan]),
      `spec.template.spec.networks[0].name 'vlan' not found.`,
    ],
    [
      'two pod networks',
      machine([podNic, { ...podNic, name: 'two' }], [pod, { ...pod, name: 'two' }]),
      'more than one interface is connected to a pod network in spec.template.spec.interfaces',
    ],
    [
      'two default networks',
      machine(
        [vlanNic, { ...vlanNic, name: 'two' }],
        [
          { name: 'vlan', multus: { networkName: 'a', default: true } },
          { name: 'two', multus: { networkName: 'b', default: true } },
        ],
      ),
      'Multus CNI should only have one default network',
    ],
    [
      'a default network beside the pod network',
      machine(
        [podNic, vlanNic],
        [pod, { name: 'vlan', multus: { networkName: 'a', default: true } }],
      ),
      'Pod network cannot be defined when Multus default network is defined',
    ],
    ['a network of no type', machine([vlanNic], [{ name: 'vlan' }]), 'should have a network type'],
    [
      'a network of two types',
      machine([vlanNic], [{ ...vlan, pod: {} }]),
      'should have only one network type',
    ],
    [
      'a network without a name of an attachment',
      machine([vlanNic], [{ name: 'vlan', multus: { networkName: '' } }]),
      'CNI delegating plugin must have a networkName',
    ],
    [
      'both ways to say that it runs',
      machine([vlanNic], [vlan], { running: true, runStrategy: 'Always' }),
      'Running and RunStrategy are mutually exclusive. Note that Running is deprecated, please use RunStrategy instead',
    ],
    [
      'no way to say whether it runs',
      machine([vlanNic], [vlan], {}),
      'RunStrategy must be specified',
    ],
  ])('%s is refused', (_, object, text) => {
    const decision = admit({ operation: 'CREATE', object });
    expect(decision).toMatchObject({ allowed: false, code: 422, reason: 'Invalid' });
    expect(message(decision)).toBe(
      `admission webhook "virtualmachine-validator.kubevirt.io" denied the request: ${text}`,
    );
  });

  test('two NICs of one network are refused for the network and for the NIC, each cause with its field', () => {
    const decision = admit({
      operation: 'CREATE',
      object: machine([vlanNic, vlanNic], [vlan, vlan]),
    });
    expect(decision.allowed ? [] : decision.causes).toEqual([
      {
        reason: 'FieldValueDuplicate',
        message: 'Network with name "vlan" already exists, every network must have a unique name',
        field: 'spec.template.spec.networks[1].name',
      },
      {
        reason: 'FieldValueDuplicate',
        message: 'Only one interface can be connected to one specific network',
        field: 'spec.template.spec.domain.devices.interfaces[1].name',
      },
    ]);
  });

  test('an instance is judged by its own paths, and only when it is made', () => {
    const spec = { domain: { devices: { interfaces: [vlanNic] } }, networks: [] };
    const object = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstance',
      metadata: { name: 'vmi' },
      spec,
    };
    expect(message(admit({ operation: 'CREATE', object }))).toBe(
      `admission webhook "virtualmachineinstances-create-validator.kubevirt.io" denied the request: spec.domain.devices.interfaces[0].name 'vlan' not found.`,
    );
    expect(admit({ operation: 'UPDATE', object, oldObject: copyJson(object) }).allowed).toBe(true);
  });
});
