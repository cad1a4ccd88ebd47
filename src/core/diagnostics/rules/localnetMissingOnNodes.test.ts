import { vm } from '../../../../dev/fixtures/machineObjects';
import {
  bareState,
  localnetNad,
  nnce,
  nncp,
  node,
  nns,
  vmdataState,
} from '../../../../dev/fixtures/objects';
import type { PlainObject } from '../../../../dev/fixtures/objects';
import { changeOf, worldFrom } from '../../../../dev/fixtures/worldFrom';
import { createDiagnosis } from '../createDiagnosis';
import { localnetMissingOnNodes } from './localnetMissingOnNodes';

const policy = nncp('br-vmdata', {
  nodeSelector: { vmdata: 'yes' },
  mappings: { vmdata: 'br-vmdata' },
});
const labelled = { labels: { vmdata: 'yes' } };
const cluster = [
  node('worker-1', labelled),
  node('worker-2', labelled),
  node('worker-3'),
  vmdataState('worker-1'),
  vmdataState('worker-2'),
  bareState('worker-3'),
  localnetNad('team-a', 'vlan-120'),
];
const free = vm('team-a', 'web-1', { nics: { lan: 'vlan-120' } });
const pinned = vm('team-a', 'db-1', {
  nics: { lan: 'vlan-120' },
  nodeSelector: { vmdata: 'yes' },
});

const check = (objects: readonly PlainObject[], unread: Parameters<typeof worldFrom>[1] = {}) =>
  localnetMissingOnNodes.check('vmdata', worldFrom(objects, unread));

describe('MAP-02', () => {
  it('expects the same bridge whichever of two policies was read first', () => {
    const asking = [
      nncp('first', { mappings: { vmdata: 'br-one' } }),
      nncp('second', { mappings: { vmdata: 'br-two' } }),
    ];
    const bare = [node('worker-3'), bareState('worker-3')];
    const bridges = (policies: readonly PlainObject[]) =>
      check([...bare, ...policies]).map(({ params }) => params.bridge);
    expect(bridges(asking)).toEqual(['br-one']);
    expect(bridges(asking.toReversed())).toEqual(['br-one']);
  });

  it('names the node, the policy to extend, the label that is missing and the VMs that would lose the network', () => {
    const findings = check([...cluster, policy, free, pinned]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'MAP-02:localnet:vmdata:not-selected.br-vmdata.vmdata=yes',
      severity: 'warning',
      hop: 'bridge',
      params: {
        variant: 'not-selected',
        nodes: 'worker-3',
        count: 1,
        bridge: 'br-vmdata',
        policy: 'br-vmdata',
        label: 'vmdata=yes',
        networks: 'vlan-120',
        vms: 1,
      },
    });
    expect(findings[0]?.related).toEqual(
      expect.arrayContaining([
        { scope: 'node', key: 'worker-3' },
        { scope: 'network', key: 'ovn:vlan-120' },
        { scope: 'policy', key: 'br-vmdata' },
      ]),
    );
  });

  it('is only information once every VM is kept away, and once nothing uses the localnet', () => {
    expect(check([...cluster, policy, pinned])[0]?.severity).toBe('info');
    expect(check([...cluster.slice(0, 6), policy])[0]?.severity).toBe('info');
  });

  it('breaks at the mapping where the bridge is there', () => {
    const state = nns('worker-3', [{ name: 'br-vmdata', type: 'ovs-bridge', state: 'up' }], {});
    const [finding] = check([...cluster.slice(0, 5), state, cluster[6] ?? {}, policy]);
    expect(finding?.hop).toBe('mapping');
  });

  it('is not found where every node that takes VMs maps it', () => {
    const whole = cluster.filter((object) => object !== cluster[2] && object !== cluster[5]);
    expect(check([...whole, policy, free])).toEqual([]);
    const cordoned = node('worker-3', { unschedulable: true });
    expect(check([...cluster.filter((o) => o !== cluster[2]), cordoned, policy, free])).toEqual([]);
  });

  it.each([
    ['failed', { condition: 'Failing', reason: 'FailedToConfigure' }],
    ['aborted', { condition: 'Aborted' }],
    ['progressing', { condition: 'Pending' }],
    ['lost', { condition: 'Available' }],
  ] as const)('says %s where the policy selects the node', (variant, options) => {
    const everywhere = nncp('br-vmdata', { mappings: { vmdata: 'br-vmdata' } });
    const [finding] = check([...cluster, everywhere, nnce('worker-3', 'br-vmdata', options)]);
    expect(finding?.params).toMatchObject({ variant, policy: 'br-vmdata' });
    expect(finding?.remedy).toEqual(
      variant === 'failed' ? { type: 'retry-policy', policy: 'br-vmdata' } : undefined,
    );
  });

  it('waits for a policy whose enactment is not there yet, and for one of an earlier generation', () => {
    const next = nncp('br-vmdata', { mappings: { vmdata: 'br-vmdata' }, generation: 2 });
    for (const more of [[], [nnce('worker-3', 'br-vmdata', { condition: 'Failing' })]]) {
      expect(check([...cluster, next, ...more])[0]?.params.variant).toBe('progressing');
    }
  });

  it('names the policy whose selector is nearest, and one that selects the node before all others', () => {
    const far = nncp('a-far', {
      nodeSelector: { x: '1', y: '' },
      mappings: { vmdata: 'br-vmdata' },
    });
    const gone = nncp('a-gone', { unmapped: ['vmdata'] });
    expect(check([...cluster, far, gone, policy])[0]?.params).toMatchObject({
      policy: 'br-vmdata',
      label: 'vmdata=yes',
    });
    expect(check([...cluster, far])[0]?.params.label).toBe('x=1, y');
    const selecting = nncp('z-all', { mappings: { vmdata: 'br-vmdata' } });
    expect(check([...cluster, far, selecting])[0]?.params).toMatchObject({
      policy: 'z-all',
      variant: 'progressing',
    });
  });

  it('groups nodes by their reason, one finding for each', () => {
    const everywhere = nncp('br-vmdata', { mappings: { vmdata: 'br-vmdata' } });
    const findings = check([
      ...cluster,
      node('worker-4'),
      bareState('worker-4'),
      node('worker-5'),
      bareState('worker-5'),
      everywhere,
      nnce('worker-3', 'br-vmdata', { condition: 'Failing' }),
      nnce('worker-4', 'br-vmdata', { condition: 'Aborted' }),
      nnce('worker-5', 'br-vmdata', { condition: 'Aborted' }),
    ]);
    expect(
      findings.map(({ params }) => `${String(params.variant)} ${String(params.nodes)}`),
    ).toEqual(['failed worker-3', 'aborted worker-4, worker-5']);
  });

  it('is folded under the failed policy, on the nodes where it failed and on those not attempted', () => {
    const everywhere = nncp('br-vmdata', { mappings: { vmdata: 'br-vmdata' } });
    const diagnosis = createDiagnosis(
      worldFrom([
        ...cluster,
        node('worker-4'),
        bareState('worker-4'),
        everywhere,
        nnce('worker-3', 'br-vmdata', { condition: 'Failing' }),
        nnce('worker-4', 'br-vmdata', { condition: 'Aborted' }),
      ]),
    );
    expect(diagnosis.all().map(({ code }) => code)).toEqual(['MAP-02', 'MAP-02', 'NNCP-01']);
    expect(diagnosis.findings().map(({ code }) => code)).toEqual(['NNCP-01']);
  });

  it('says so where no policy asks for the mapping', () => {
    expect(check([...cluster, free])[0]?.params).toMatchObject({ variant: 'no-policy', vms: 1 });
  });

  it('is an error where a policy asks for it and no node has it', () => {
    const none = [node('worker-3'), bareState('worker-3'), cluster[6] ?? {}];
    expect(check([...none, policy])[0]).toMatchObject({
      severity: 'error',
      params: { variant: 'not-selected', bridge: 'br-vmdata' },
    });
  });

  it('keeps what is unread apart: policies, results, VMs, and nodes without a report', () => {
    const forbidden = { status: 'forbidden', reason: '' } as const;
    expect(check([...cluster, free], { nncp: forbidden })[0]?.params.variant).toBe(
      'policies-unread',
    );
    const everywhere = nncp('br-vmdata', { mappings: { vmdata: 'br-vmdata' } });
    expect(check([...cluster, everywhere], { nnce: forbidden })[0]?.params.variant).toBe(
      'result-unread',
    );
    const [unread] = check([...cluster, policy], { vm: forbidden });
    expect(unread?.severity).toBe('warning');
    expect(unread?.params).not.toHaveProperty('vms');
    expect(check(cluster.filter((object) => object !== cluster[5]))).toEqual([]);
  });

  it('follows VMs and enactments, which are no part of a localnet', () => {
    const world = worldFrom([...cluster, policy]);
    const diagnosis = createDiagnosis(world);
    expect(diagnosis.all()[0]?.params.vms).toBe(0);
    const { touched } = world.apply([changeOf(free)]);
    diagnosis.update(touched);
    expect(diagnosis.all().find(({ code }) => code === 'MAP-02')?.params.vms).toBe(1);
  });
});
