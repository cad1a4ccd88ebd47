import type { Json } from '../json';
import { liveUpdate, nicsOf, shouldRun, withNics, type MachineNics } from './machine';

const POD: Json = { name: 'default', masquerade: {} };
const POD_NETWORK: Json = { name: 'default', pod: {} };
const nic = (name: string, more: Json = {}): Json => ({ name, bridge: {}, ...more });
const network = (name: string, nad = name): Json => ({ name, multus: { networkName: nad } });
const running: MachineNics = {
  interfaces: [POD, nic('a')],
  networks: [POD_NETWORK, network('a')],
};

test.each<
  [why: string, template: MachineNics, update: { nics: MachineNics; restartRequired: boolean }]
>([
  ['nothing changed', running, { nics: running, restartRequired: false }],
  [
    'a pluggable NIC',
    {
      interfaces: [...running.interfaces, nic('b')],
      networks: [...running.networks, network('b')],
    },
    {
      nics: {
        interfaces: [...running.interfaces, nic('b')],
        networks: [...running.networks, network('b')],
      },
      restartRequired: false,
    },
  ],
  [
    'a NIC of another model',
    {
      interfaces: [...running.interfaces, nic('b', { model: 'e1000' })],
      networks: [...running.networks, network('b')],
    },
    { nics: running, restartRequired: true },
  ],
  [
    'a NIC that is absent before it ever was there',
    {
      interfaces: [...running.interfaces, nic('b', { state: 'absent' })],
      networks: [...running.networks, network('b')],
    },
    { nics: running, restartRequired: false },
  ],
  [
    'another NAD for a NIC',
    { interfaces: running.interfaces, networks: [POD_NETWORK, network('a', 'other')] },
    {
      nics: { interfaces: running.interfaces, networks: [POD_NETWORK, network('a', 'other')] },
      restartRequired: false,
    },
  ],
  [
    'a NIC made absent',
    { interfaces: [POD, nic('a', { state: 'absent' })], networks: running.networks },
    {
      nics: { interfaces: [POD, nic('a', { state: 'absent' })], networks: running.networks },
      restartRequired: false,
    },
  ],
  [
    'a NIC left out',
    { interfaces: [POD], networks: [POD_NETWORK] },
    { nics: running, restartRequired: true },
  ],
  [
    'the pod network for a NAD',
    { interfaces: running.interfaces, networks: [network('default', 'b'), network('a')] },
    { nics: running, restartRequired: true },
  ],
])('a running machine whose template has %s', (_why, template, update) => {
  expect(liveUpdate(template, running)).toEqual(update);
});

test('the pod network is implied only where both lists are empty and nobody forbids it', () => {
  const implied = { interfaces: [POD], networks: [POD_NETWORK] };
  expect(nicsOf({})).toEqual(implied);
  expect(nicsOf(undefined)).toEqual(implied);
  expect(nicsOf({ domain: { devices: { autoattachPodInterface: false } } })).toEqual({
    interfaces: [],
    networks: [],
  });
  expect(nicsOf({ networks: [network('a')] })).toEqual({
    interfaces: [],
    networks: [network('a')],
  });
});

test('replacing the NICs keeps the rest of a spec', () => {
  const spec = {
    hostname: 'x',
    domain: { cpu: { cores: 2 }, devices: { rng: {}, interfaces: [POD] } },
  };
  expect(withNics(spec, running)).toEqual({
    hostname: 'x',
    domain: { cpu: { cores: 2 }, devices: { rng: {}, interfaces: running.interfaces } },
    networks: running.networks,
  });
});

test.each<[spec: Json, runs: boolean | undefined]>([
  [{ runStrategy: 'Always' }, true],
  [{ runStrategy: 'RerunOnFailure' }, true],
  [{ runStrategy: 'Halted' }, false],
  [{ runStrategy: 'Manual' }, undefined],
  [{ running: true }, true],
  [{ running: false }, false],
  [{}, false],
])('a VM with %j is to run: %s', (spec, runs) => {
  expect(
    shouldRun({
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'a' },
      spec,
    }),
  ).toBe(runs);
});
