import { attachCluster, refusedForm, validateForm } from '../../../dev/fixtures/attachForm';
import { localnetNad, nad } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { podNic, vmiWith, vmWith } from '../../../dev/fixtures/vmObjects';
import type { LoadState } from '../inventory/loadState';
import type { AttachDraft } from './attachDraft';

const forbidden: LoadState = { status: 'forbidden', reason: 'no right' };

describe('a form that is filled in well', () => {
  test('is an intent, with a MAC where one was typed', () => {
    const base = [
      ...attachCluster,
      vmWith('team-a', 'db', { devices: { autoattachPodInterface: false } }),
    ];
    const result = validateForm(
      {
        vms: ['team-a/web', 'team-a/db', 'team-a/web'],
        nicName: ' vlan-120 ',
        macs: { 'team-a/web': '02-00-00-AA-BB-CC', 'team-a/db': ' ' },
      },
      [],
      {},
      base,
    );
    expect(result).toEqual({
      intent: {
        type: 'attach-nics',
        podNetwork: 'beside',
        nics: [
          {
            vm: 'team-a/web',
            attachment: 'team-a/vlan-120',
            name: 'vlan-120',
            model: 'virtio',
            mac: '02:00:00:aa:bb:cc',
          },
          { vm: 'team-a/db', attachment: 'team-a/vlan-120', name: 'vlan-120', model: 'virtio' },
        ],
      },
      refusals: [],
    });
  });
});

describe('bad input', () => {
  test.each<[Partial<AttachDraft>, string]>([
    [{ vms: [] }, 'vms vms-empty'],
    [{ vms: ['team-a/none'] }, 'vms[team-a/none] vm-missing'],
    [{ attachment: ' ' }, 'attachment attachment-empty'],
    [{ attachment: 'vlan-120' }, 'attachment attachment-form'],
    [{ attachment: 'team-a/none' }, 'attachment attachment-missing'],
    [{ nicName: '' }, 'nicName name-empty'],
    [{ nicName: 'VLAN' }, 'nicName name-characters'],
    [{ nicName: 'x'.repeat(64) }, 'nicName name-too-long'],
    [{ model: 'rtl8029' }, 'model model-unknown'],
    [{ macs: { 'team-a/web': 'nonsense' } }, 'macs[team-a/web] mac-form'],
    [{ macs: { 'team-a/web': '01:00:5e:00:00:01' } }, 'macs[team-a/web] mac-multicast'],
    [{ macs: { 'team-a/web': '02:00:00:00:00:00' } }, 'macs[team-a/web] mac-reserved'],
  ])('%j is refused at its field', (change, refusal) => {
    const result = validateForm(change);
    expect(refusedForm(change)).toEqual([refusal]);
    expect(result.intent).toBeUndefined();
  });

  test('is a machine whose NICs could not be read: they are not taken for none', () => {
    const damaged = { ...vmWith('team-a', 'web', podNic), spec: { template: 7 } };
    const result = validateForm({ vms: ['team-a/web'] }, [damaged]);
    expect(result.intent).toBeUndefined();
    expect(result.refusals.map(({ code }) => code)).toContain('vm-unread');
  });

  test('is an attachment that is no VLAN network', () => {
    const others = [
      nad('team-a', 'broken', 'nonsense'),
      nad('team-a', 'macvlan', { type: 'macvlan', name: 'm' }),
      nad('team-a', 'routed', { type: 'ovn-k8s-cni-overlay', name: 'r', topology: 'layer3' }),
    ];
    for (const name of ['broken', 'macvlan', 'routed']) {
      expect(refusedForm({ attachment: `team-a/${name}` }, others)).toEqual([
        'attachment attachment-unusable',
      ]);
    }
    const layer2 = nad('team-a', 'flat', {
      type: 'ovn-k8s-cni-overlay',
      name: 'f',
      topology: 'layer2',
    });
    expect(refusedForm({ attachment: 'team-a/flat' }, [layer2])).toEqual([]);
  });
});

describe('a VM', () => {
  const other = vmWith('team-b', 'far', { devices: { autoattachPodInterface: false } });

  test('cannot use an attachment of another namespace, unless that is open to all', () => {
    expect(refusedForm({ vms: ['team-b/far'] }, [other])).toEqual([
      'vms[team-b/far] attachment-isolated',
    ]);
    const shared = localnetNad('default', 'shared', { vlanID: 9 });
    expect(
      refusedForm({ vms: ['team-b/far'], attachment: 'default/shared' }, [other, shared]),
    ).toEqual([]);
  });

  test('has each NIC name once, the one that KubeVirt makes up included', () => {
    const named = vmWith('team-a', 'named', {
      interfaces: [{ name: 'vlan-120', bridge: {} }],
      networks: [{ name: 'vlan-120', multus: { networkName: 'elsewhere' } }],
    });
    expect(refusedForm({ vms: ['team-a/named'] }, [named])).toEqual([
      'vms[team-a/named] nic-name-taken',
    ]);
    const implicit = { vms: ['team-a/plain'], nicName: 'default' };
    const plain = vmWith('team-a', 'plain');
    expect(refusedForm(implicit, [plain])).toContain('vms[team-a/plain] nic-name-taken');
    expect(refusedForm({ ...implicit, podNetwork: 'instead' }, [plain])).toEqual([]);
  });

  test('that is on the network already is told so', () => {
    const again = vmWith('team-a', 'again', {
      interfaces: [{ name: 'first', bridge: {} }],
      networks: [{ name: 'first', multus: { networkName: 'vlan-120' } }],
    });
    expect(refusedForm({ vms: ['team-a/again'] }, [again])).toEqual([
      'warning vms[team-a/again] attached-already',
    ]);
  });

  test('that is being deleted is refused', () => {
    const dying = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { namespace: 'team-a', name: 'dying', deletionTimestamp: 'now' },
      spec: { template: { spec: { domain: {} } } },
    };
    expect(refusedForm({ vms: ['team-a/dying'] }, [dying])).toEqual([
      'vms[team-a/dying] vm-deleting',
    ]);
  });

  test('that keeps the pod network may get two gateways', () => {
    const keeps = vmWith('team-a', 'keeps', podNic);
    expect(refusedForm({ vms: ['team-a/keeps'] }, [keeps])).toEqual([
      'warning vms[team-a/keeps] two-gateways',
    ]);
    expect(refusedForm({ vms: ['team-a/keeps'], podNetwork: 'instead' }, [keeps])).toEqual([]);
  });

  test('that runs is attached live or by restart, and loses its pod network by restart only', () => {
    const runs = [vmWith('team-a', 'runs', podNic), vmiWith('team-a', 'runs')];
    expect(refusedForm({ vms: ['team-a/runs'] }, runs)).toEqual([
      'warning vms[team-a/runs] two-gateways',
      'warning vms[team-a/runs] live-attach-depends',
    ]);
    expect(refusedForm({ vms: ['team-a/runs'], podNetwork: 'instead' }, runs)).toEqual([
      'warning vms[team-a/runs] restart-needed',
    ]);
  });
});

describe('what could not be read', () => {
  test('leaves open whether a VM runs, unless KubeVirt says that it does not', () => {
    const withStatus = (printableStatus: string): readonly PlainObject[] => [
      ...attachCluster.slice(0, 3),
      { ...vmWith('team-a', 'web', {}), status: { printableStatus } },
    ];
    const unread = { vmi: forbidden };
    const live = 'warning vms[team-a/web] live-attach-depends';
    expect(refusedForm({}, [], unread, withStatus('Running'))).toContain(live);
    expect(refusedForm({}, [], unread, withStatus(''))).toContain(live);
    expect(refusedForm({}, [], unread, withStatus('Stopped'))).not.toContain(live);
    expect(refusedForm({}, [], {}, withStatus('Running'))).not.toContain(live);
  });

  test('is a warning for the attachment, which may be typed', () => {
    expect(
      refusedForm(
        { attachment: 'default/typed', macs: { 'team-a/web': '02:00:00:00:00:07' } },
        [],
        {
          nad: forbidden,
        },
      ),
    ).toEqual(['warning attachment attachment-unread']);
  });

  test('is a warning for the VM', () => {
    expect(refusedForm({ vms: ['team-z/unseen'] }, [], { vm: forbidden })).toEqual([
      'warning vms[team-z/unseen] vm-unread',
    ]);
  });
});
