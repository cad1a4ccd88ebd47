import { kindRegistry } from '../../core/kinds/kindRegistry';
import { nicProgress } from './nicProgress';

const interfaces = (state = '') => ({
  domain: {
    devices: { interfaces: [{ name: 'vlan', bridge: {}, ...(state !== '' && { state }) }] },
  },
  networks: [{ name: 'vlan', multus: { networkName: 'ns/net' } }],
});

const vm = (conditions: object[] = [], spec: object = interfaces()) =>
  kindRegistry.vm.read({
    metadata: { name: 'web', namespace: 'ns', generation: 2 },
    spec: { template: { spec } },
    status: { conditions },
  }).facts;

const vmi = (infoSource: string, conditions: object[] = [], phase = 'Running') =>
  kindRegistry.vmi.read({
    metadata: { name: 'web', namespace: 'ns' },
    spec: interfaces(),
    status: { phase, conditions, interfaces: [{ name: 'vlan', infoSource }] },
  }).facts;

const yes = (type: string, message = '') => ({ type, status: 'True', message });

it.each([
  ['the change has not been seen yet', { vm: vm(), vmi: vmi('') }, 3, 'waiting', undefined],
  ['the VM is not there', { vm: undefined, vmi: undefined }, 2, 'waiting', undefined],
  ['it does not run', { vm: vm(), vmi: undefined }, 2, 'done', 'at-next-start'],
  [
    'its instance has ended',
    { vm: vm(), vmi: vmi('', [], 'Succeeded') },
    2,
    'done',
    'at-next-start',
  ],
  [
    'it needs a restart',
    { vm: vm([yes('RestartRequired', 'why')]), vmi: vmi('') },
    2,
    'done',
    'restart-required',
  ],
  ['the pod has no such NIC', { vm: vm(), vmi: vmi('domain') }, 2, 'waiting', undefined],
  [
    'it will migrate',
    { vm: vm(), vmi: vmi('domain', [yes('MigrationRequired')]) },
    2,
    'waiting',
    'migration-pending',
  ],
  ['the pod has the NIC', { vm: vm(), vmi: vmi('domain, multus-status') }, 2, 'done', 'attached'],
  [
    'it is being unplugged',
    { vm: vm([], interfaces('absent')), vmi: vmi('domain, multus-status') },
    2,
    'waiting',
    undefined,
  ],
  [
    'it is unplugged',
    { vm: vm([], interfaces('absent')), vmi: vmi('domain') },
    2,
    'done',
    undefined,
  ],
  [
    'it is out of the spec and of the pod',
    { vm: vm([], {}), vmi: vmi('domain') },
    2,
    'done',
    undefined,
  ],
] as const)('when %s', (_, view, generation, state, note) => {
  const progress = nicProgress(view, 'vlan', generation);
  expect([progress.state, progress.note]).toEqual([state, note]);
});

it('passes on why KubeVirt cannot bring the instance in line', () => {
  const failed = { type: 'Synchronized', status: 'False', message: 'no such attachment' };
  expect(nicProgress({ vm: vm(), vmi: vmi('', [failed]) }, 'vlan', 2).message).toBe(
    'no such attachment',
  );
});
