import { vm, vmi } from '../../../dev/fixtures/machineObjects';
import {
  linuxBridge,
  localnetNad,
  nad,
  nic,
  nns,
  node,
  vmdataState,
} from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { podNic, vmiWith, vmWith } from '../../../dev/fixtures/vmObjects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import type { LoadState } from '../inventory/loadState';
import type { Kind } from '../kinds/kindRegistry';
import { emptyAttachDraft } from './attachDraft';
import type { AttachDraft } from './attachDraft';
import { validateAttachDraft } from './validateAttachDraft';

const forbidden: LoadState = { status: 'forbidden', reason: 'no right' };

const cluster: readonly PlainObject[] = [
  node('worker-1'),
  vmdataState('worker-1'),
  localnetNad('team-a', 'vlan-120'),
  vmWith('team-a', 'web', { devices: { autoattachPodInterface: false } }),
];

const draft: AttachDraft = {
  ...emptyAttachDraft,
  vms: ['team-a/web'],
  attachment: 'team-a/vlan-120',
  nicName: 'vlan-120',
};

const validate = (
  change: Partial<AttachDraft>,
  more: readonly PlainObject[] = [],
  unread: Partial<Record<Kind, LoadState>> = {},
  base: readonly PlainObject[] = cluster,
) => validateAttachDraft({ ...draft, ...change }, worldFrom([...base, ...more], unread));

const outcome = (...args: Parameters<typeof validate>): readonly string[] =>
  validate(...args).refusals.map(
    ({ field, code, severity }) => `${severity === 'warning' ? 'warning ' : ''}${field} ${code}`,
  );

describe('a form that is filled in well', () => {
  test('is an intent, with a MAC where one was typed', () => {
    const base = [
      ...cluster,
      vmWith('team-a', 'db', { devices: { autoattachPodInterface: false } }),
    ];
    const result = validate(
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
    const result = validate(change);
    expect(outcome(change)).toEqual([refusal]);
    expect(result.intent).toBeUndefined();
  });

  test('is an attachment that is no VLAN network', () => {
    const others = [
      nad('team-a', 'broken', 'nonsense'),
      nad('team-a', 'macvlan', { type: 'macvlan', name: 'm' }),
      nad('team-a', 'routed', { type: 'ovn-k8s-cni-overlay', name: 'r', topology: 'layer3' }),
    ];
    for (const name of ['broken', 'macvlan', 'routed']) {
      expect(outcome({ attachment: `team-a/${name}` }, others)).toEqual([
        'attachment attachment-unusable',
      ]);
    }
    const layer2 = nad('team-a', 'flat', {
      type: 'ovn-k8s-cni-overlay',
      name: 'f',
      topology: 'layer2',
    });
    expect(outcome({ attachment: 'team-a/flat' }, [layer2])).toEqual([]);
  });
});

describe('a VM', () => {
  const other = vmWith('team-b', 'far', { devices: { autoattachPodInterface: false } });

  test('cannot use an attachment of another namespace, unless that is open to all', () => {
    expect(outcome({ vms: ['team-b/far'] }, [other])).toEqual([
      'vms[team-b/far] attachment-isolated',
    ]);
    const shared = localnetNad('default', 'shared', { vlanID: 9 });
    expect(outcome({ vms: ['team-b/far'], attachment: 'default/shared' }, [other, shared])).toEqual(
      [],
    );
  });

  test('has each NIC name once, the one that KubeVirt makes up included', () => {
    const named = vmWith('team-a', 'named', {
      interfaces: [{ name: 'vlan-120', bridge: {} }],
      networks: [{ name: 'vlan-120', multus: { networkName: 'elsewhere' } }],
    });
    expect(outcome({ vms: ['team-a/named'] }, [named])).toEqual([
      'vms[team-a/named] nic-name-taken',
    ]);
    const implicit = { vms: ['team-a/plain'], nicName: 'default' };
    const plain = vmWith('team-a', 'plain');
    expect(outcome(implicit, [plain])).toContain('vms[team-a/plain] nic-name-taken');
    expect(outcome({ ...implicit, podNetwork: 'instead' }, [plain])).toEqual([]);
  });

  test('that is on the network already is told so', () => {
    const again = vmWith('team-a', 'again', {
      interfaces: [{ name: 'first', bridge: {} }],
      networks: [{ name: 'first', multus: { networkName: 'vlan-120' } }],
    });
    expect(outcome({ vms: ['team-a/again'] }, [again])).toEqual([
      'warning vms[team-a/again] attached-already',
    ]);
  });

  test('that is being deleted is refused', () => {
    const dying = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { namespace: 'team-a', name: 'dying', deletionTimestamp: 'now' },
    };
    expect(outcome({ vms: ['team-a/dying'] }, [dying])).toEqual(['vms[team-a/dying] vm-deleting']);
  });

  test('that keeps the pod network may get two gateways', () => {
    const keeps = vmWith('team-a', 'keeps', podNic);
    expect(outcome({ vms: ['team-a/keeps'] }, [keeps])).toEqual([
      'warning vms[team-a/keeps] two-gateways',
    ]);
    expect(outcome({ vms: ['team-a/keeps'], podNetwork: 'instead' }, [keeps])).toEqual([]);
  });

  test('that runs is attached live or by restart, and loses its pod network by restart only', () => {
    const runs = [vmWith('team-a', 'runs', podNic), vmiWith('team-a', 'runs')];
    expect(outcome({ vms: ['team-a/runs'] }, runs)).toEqual([
      'warning vms[team-a/runs] two-gateways',
      'warning vms[team-a/runs] live-attach-depends',
    ]);
    expect(outcome({ vms: ['team-a/runs'], podNetwork: 'instead' }, runs)).toEqual([
      'warning vms[team-a/runs] restart-needed',
    ]);
  });
});

describe('the nodes where a VM may run', () => {
  test('are named when the network does not reach them', () => {
    const bare = [node('worker-2'), nns('worker-2', [nic('ens224')], {})];
    const { refusals, intent } = validate({}, bare);
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
    expect(outcome({}, [node('worker-2')])).toEqual(message);
    expect(outcome({}, [], { node: forbidden })).toEqual(message);
  });

  test('need the Linux bridge of a Linux bridge network', () => {
    const linux = nad('team-a', 'linux', { type: 'bridge', bridge: 'br1', vlan: 7 });
    const withBridge = [
      node('worker-2'),
      nns('worker-2', [nic('ens224'), linuxBridge('br1', ['ens224'])], {}),
    ];
    const { refusals } = validate({ attachment: 'team-a/linux' }, [linux, ...withBridge]);
    expect(refusals[0]?.params).toMatchObject({ nodes: 'worker-1' });
  });
});

describe('a MAC address', () => {
  const taken = vm('team-a', 'other', { nics: { 'vlan-120': 'vlan-120' } });
  const macs = { 'team-a/web': '02:00:00:00:00:01' };

  test('of another NIC of the segment is refused with its owner', () => {
    const running = [taken, vmi('team-a', 'other', 'worker-1', { 'vlan-120': 'vlan-120' })];
    const { refusals } = validate({ macs }, running);
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
    expect(outcome({ macs }, running)).toEqual(['macs[team-a/web] mac-in-use']);
  });

  test('of a NIC on another VLAN is free', () => {
    const apart = localnetNad('team-a', 'apart', { vlanID: 9 });
    const running = [
      apart,
      vm('team-a', 'other', { nics: { apart: 'apart' } }),
      vmi('team-a', 'other', 'worker-1', { apart: 'apart' }),
    ];
    expect(outcome({ macs }, running)).toEqual([]);
  });

  test('may not be given to two VMs of a form', () => {
    const second = vmWith('team-a', 'db', { devices: { autoattachPodInterface: false } });
    const both = { 'team-a/web': '02:00:00:00:00:07', 'team-a/db': '02-00-00-00-00-07' };
    expect(outcome({ vms: ['team-a/web', 'team-a/db'], macs: both }, [second])).toEqual([
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
    expect(outcome({ macs, attachment: 'team-a/linux' }, running)).toContain(
      'macs[team-a/web] mac-in-use',
    );
  });
});

describe('what could not be read', () => {
  test('leaves open whether a MAC is free', () => {
    const mac = { macs: { 'team-a/web': '02:00:00:00:00:07' } };
    expect(outcome(mac, [], { vm: forbidden })).toContain('warning macs[team-a/web] macs-unproven');
    expect(outcome(mac, [], { vmi: forbidden })).toContain(
      'warning macs[team-a/web] macs-unproven',
    );
    expect(outcome({}, [], { vmi: forbidden })).not.toContain(
      'warning macs[team-a/web] macs-unproven',
    );
  });

  test('leaves open whether a VM runs, unless KubeVirt says that it does not', () => {
    const withStatus = (printableStatus: string): readonly PlainObject[] => [
      ...cluster.slice(0, 3),
      { ...vmWith('team-a', 'web', {}), status: { printableStatus } },
    ];
    const unread = { vmi: forbidden };
    const live = 'warning vms[team-a/web] live-attach-depends';
    expect(outcome({}, [], unread, withStatus('Running'))).toContain(live);
    expect(outcome({}, [], unread, withStatus(''))).toContain(live);
    expect(outcome({}, [], unread, withStatus('Stopped'))).not.toContain(live);
    expect(outcome({}, [], {}, withStatus('Running'))).not.toContain(live);
  });

  test('is a warning for the attachment, which may be typed', () => {
    expect(
      outcome({ attachment: 'default/typed', macs: { 'team-a/web': '02:00:00:00:00:07' } }, [], {
        nad: forbidden,
      }),
    ).toEqual(['warning attachment attachment-unread']);
  });

  test('is a warning for the VM', () => {
    expect(outcome({ vms: ['team-z/unseen'] }, [], { vm: forbidden })).toEqual([
      'warning vms[team-z/unseen] vm-unread',
    ]);
  });
});
