import { refusedForm, validateForm } from '../../../dev/fixtures/attachForm';
import { vm, vmi } from '../../../dev/fixtures/machineObjects';
import { localnetNad, nad } from '../../../dev/fixtures/objects';
import { vmWith } from '../../../dev/fixtures/vmObjects';
import type { LoadState } from '../inventory/loadState';

const forbidden: LoadState = { status: 'forbidden', reason: 'no right' };

describe('a MAC address', () => {
  const taken = vm('team-a', 'other', { nics: { 'vlan-120': 'vlan-120' } });
  const macs = { 'team-a/web': '02:00:00:00:00:01' };

  test('of another NIC of the segment is refused with its owner', () => {
    const running = [taken, vmi('team-a', 'other', 'worker-1', { 'vlan-120': 'vlan-120' })];
    const { refusals } = validateForm({ macs }, running);
    expect(refusals).toEqual([
      {
        field: 'macs[team-a/web]',
        code: 'mac-in-use',
        params: { mac: '02:00:00:00:00:01', vm: 'team-a/other', network: 'vlan-120' },
        severity: 'refusal',
      },
    ]);
  });

  test('is in use on the same VLAN of the same localnet under another name too', () => {
    const twin = localnetNad('team-a', 'twin');
    const running = [
      twin,
      vm('team-a', 'other', { nics: { twin: 'twin' } }),
      vmi('team-a', 'other', 'worker-1', { twin: 'twin' }),
    ];
    expect(refusedForm({ macs }, running)).toEqual(['macs[team-a/web] mac-in-use']);
  });

  test('of a NIC on another VLAN is free', () => {
    const apart = localnetNad('team-a', 'apart', { vlanID: 9 });
    const running = [
      apart,
      vm('team-a', 'other', { nics: { apart: 'apart' } }),
      vmi('team-a', 'other', 'worker-1', { apart: 'apart' }),
    ];
    expect(refusedForm({ macs }, running)).toEqual([]);
  });

  test('may not be given to two VMs of a form', () => {
    const second = vmWith('team-a', 'db', { devices: { autoattachPodInterface: false } });
    const both = { 'team-a/web': '02:00:00:00:00:07', 'team-a/db': '02-00-00-00-00-07' };
    expect(refusedForm({ vms: ['team-a/web', 'team-a/db'], macs: both }, [second])).toEqual([
      'macs[team-a/db] mac-repeated',
    ]);
  });

  test('is looked up on a Linux bridge network by its own NICs', () => {
    const linux = nad('team-a', 'linux', { type: 'bridge', bridge: 'br1', vlan: 7 });
    const running = [
      linux,
      vm('team-a', 'other', { nics: { linux: 'linux' } }),
      vmi('team-a', 'other', 'worker-1', { linux: 'linux' }),
    ];
    expect(refusedForm({ macs, attachment: 'team-a/linux' }, running)).toContain(
      'macs[team-a/web] mac-in-use',
    );
  });

  test('is not known to be free where machines could not be read', () => {
    const mac = { macs: { 'team-a/web': '02:00:00:00:00:07' } };
    expect(refusedForm(mac, [], { vm: forbidden })).toContain(
      'warning macs[team-a/web] macs-unproven',
    );
    expect(refusedForm(mac, [], { vmi: forbidden })).toContain(
      'warning macs[team-a/web] macs-unproven',
    );
    expect(refusedForm({}, [], { vmi: forbidden })).not.toContain(
      'warning macs[team-a/web] macs-unproven',
    );
  });
});
