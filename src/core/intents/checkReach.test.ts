import { refusedForm, validateForm } from '../../../dev/fixtures/attachForm';
import { linuxBridge, nad, nic, nns, node } from '../../../dev/fixtures/objects';
import type { LoadState } from '../inventory/loadState';

const forbidden: LoadState = { status: 'forbidden', reason: 'no right' };

describe('the nodes where a VM may run', () => {
  test('are named when the network does not reach them', () => {
    const bare = [node('worker-2'), nns('worker-2', [nic('ens224')], {})];
    const { refusals, intent } = validateForm({}, bare);
    expect(refusals).toEqual([
      {
        field: 'vms[team-a/web]',
        code: 'vm-nodes-unmapped',
        params: { vm: 'team-a/web', network: 'vlan-120', nodes: 'worker-2' },
        severity: 'warning',
      },
    ]);
    expect(intent).toBeDefined();
  });

  test('are not known where nodes or their state are not', () => {
    const message = ['warning vms[team-a/web] vm-nodes-unread'];
    expect(refusedForm({}, [node('worker-2')])).toEqual(message);
    expect(refusedForm({}, [], { node: forbidden })).toEqual(message);
  });

  test('need the Linux bridge of a Linux bridge network', () => {
    const linux = nad('team-a', 'linux', { type: 'bridge', bridge: 'br1', vlan: 7 });
    const withBridge = [
      node('worker-2'),
      nns('worker-2', [nic('ens224'), linuxBridge('br1', ['ens224'])], {}),
    ];
    const { refusals } = validateForm({ attachment: 'team-a/linux' }, [linux, ...withBridge]);
    expect(refusals[0]?.params).toMatchObject({ nodes: 'worker-1' });
  });
});
