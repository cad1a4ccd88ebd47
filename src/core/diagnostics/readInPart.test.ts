import { vm } from '../../../dev/fixtures/machineObjects';
import {
  bareState,
  localnetNad,
  nad,
  nncp,
  nnce,
  node,
  ovsBridge,
  nic,
  vmdataState,
} from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { changeOf, worldFrom } from '../../../dev/fixtures/worldFrom';
import { createDiagnosis } from './createDiagnosis';

const network = localnetNad('team-a', 'vlan-120');
const nodes = [node('worker-1'), node('worker-2')];
const cluster = [...nodes, vmdataState('worker-1'), network];

const look = (objects: readonly PlainObject[]) => {
  const world = worldFrom(objects);
  const diagnosis = createDiagnosis(world);
  const verdict = diagnosis.verdict('ovn:vlan-120');
  return {
    world,
    codes: diagnosis.all().map(({ code }) => code),
    hops: Object.fromEntries(verdict.hops.map((hop) => [hop.hop, hop])),
    verdict,
    uncheckedFor: (code: string) =>
      diagnosis.unchecked().find((entry) => entry.code === code)?.reason,
  };
};

const unreadable = (kind: string, detail: string) => ({ kind, cause: 'unreadable', detail });

describe('a node whose report could not be read in whole', () => {
  const mappings = {
    'bridge-mappings': [
      { localnet: 'physnet', bridge: 'br-ex' },
      { localnet: 'vmdata', bridge: 'br-vmdata' },
    ],
  };
  const reporting = (currentState: unknown): PlainObject => ({
    ...bareState('worker-2'),
    status: { currentState },
  });

  it.each<[string, unknown, string]>([
    ['interfaces', { interfaces: 'zip', ovn: mappings }, 'interfaces'],
    [
      'the ports of its bridge',
      {
        interfaces: [{ name: 'br-vmdata', type: 'ovs-bridge', bridge: { port: 7 } }],
        ovn: mappings,
      },
      'interfaces[0].bridge.port',
    ],
    ['interfaces, which are left open', { interfaces: null, ovn: mappings }, 'interfaces'],
    [
      'the ports of its bridge, which are left open',
      { interfaces: [{ name: 'br-vmdata', type: 'ovs-bridge', bridge: null }], ovn: mappings },
      'interfaces[0].bridge.port',
    ],
    [
      'the type of its bridge',
      {
        interfaces: [{ name: 'br-vmdata' }, ovsBridge('br-ex', []), nic('ens224')],
        ovn: mappings,
      },
      'interfaces[0].type',
    ],
    ['everything', 7, ''],
  ])('does not lack what may stand in %s: it is unknown, with the place', (_what, state, place) => {
    const path = ['status.currentState', place].filter((part) => part !== '').join('.');
    const { codes, hops, verdict, uncheckedFor } = look([...cluster, reporting(state)]);
    expect(codes).not.toContain('BR-01');
    expect(codes).not.toContain('MAP-03');
    expect(codes).not.toContain('MAP-02');
    expect(hops.bridge).toMatchObject({
      status: 'unknown',
      nodes: { ok: ['worker-1'], broken: [], unknown: ['worker-2'] },
      reason: unreadable('nns', `worker-2: ${path}`),
    });
    expect(verdict.coverage).toEqual({
      known: true,
      value: { whole: ['worker-1'], broken: [], unknown: ['worker-2'] },
    });
    expect(uncheckedFor('BR-01')).toEqual(unreadable('nns', `worker-2: ${path}`));
  });

  it('may map any localnet, so none is mapped on no node', () => {
    const bare = [...nodes, network, bareState('worker-1')];
    const damaged = reporting({ interfaces: [], ovn: { 'bridge-mappings': 7 } });
    expect(look([...bare, bareState('worker-2')]).codes).toContain('MAP-01');
    const { codes, uncheckedFor } = look([...bare, damaged]);
    expect(codes).not.toContain('MAP-01');
    expect(codes).not.toContain('MAP-02');
    expect(uncheckedFor('MAP-01')).toEqual(
      unreadable('nns', 'worker-2: status.currentState.ovn.bridge-mappings'),
    );
  });

  it('is still whole where the chain itself could be read', () => {
    const beside = reporting({
      interfaces: [
        nic('ens224'),
        ovsBridge('br-vmdata', ['ens224']),
        { name: 'br-other', type: 'ovs-bridge', bridge: { port: 7 } },
      ],
      ovn: mappings,
    });
    expect(look([...cluster, beside]).hops.bridge).toMatchObject({
      nodes: { ok: ['worker-1', 'worker-2'], broken: [], unknown: [] },
    });
  });

  it('is looked at again once it can be read', () => {
    const world = worldFrom([...cluster, reporting(7)]);
    const diagnosis = createDiagnosis(world);
    expect(diagnosis.verdict('ovn:vlan-120').hops[2]?.status).toBe('unknown');
    diagnosis.update(world.apply([changeOf(vmdataState('worker-2'))]).touched);
    expect(diagnosis.verdict('ovn:vlan-120').hops[2]?.status).toBe('ok');
    expect(world.inventory.doubt('nns')).toBeUndefined();
  });
});

it('a node that could not be read in whole may be one where VMs run', () => {
  const damaged = { ...node('worker-2'), status: 7 };
  const { verdict, world } = look([node('worker-1'), damaged, vmdataState('worker-1'), network]);
  const reason = unreadable('node', 'worker-2: status');
  expect(world.vmNodes()).toEqual({ known: false, reason });
  expect(verdict.coverage).toEqual({
    known: true,
    value: { whole: ['worker-1'], broken: [], unknown: ['worker-2'] },
  });
  expect(verdict.health).toBe('unknown');
});

it('a node of which only the addresses could not be read still takes VMs, or none', () => {
  const damaged = {
    ...node('worker-2'),
    status: { conditions: [{ type: 'Ready', status: 'True' }], addresses: 7 },
  };
  const { world } = look([node('worker-1'), damaged, vmdataState('worker-1'), network]);
  expect(world.vmNodes()).toEqual({ known: true, value: ['worker-1', 'worker-2'] });
});

describe('a policy that could not be read in whole', () => {
  const policyOf = (spec: unknown): PlainObject => ({ ...nncp('vmdata'), spec });
  const asked = { ovn: { 'bridge-mappings': [{ localnet: 'vmdata', bridge: 'br-vmdata' }] } };
  const variants = (objects: readonly PlainObject[]) =>
    createDiagnosis(worldFrom([...cluster, bareState('worker-2'), ...objects]))
      .all()
      .flatMap(({ code, params }) => (code === 'MAP-02' ? [params.variant] : []));

  it.each<[string, unknown]>([
    ['spec', 7],
    ['desired state', { desiredState: 'x' }],
    ['mappings', { desiredState: { ovn: { 'bridge-mappings': {} } } }],
    [
      'mapping in a state that nmstate does not know',
      { desiredState: { ovn: { 'bridge-mappings': [{ localnet: 'vmdata', state: 'gone' }] } } },
    ],
    ['selector, which does not select every node', { nodeSelector: 7, desiredState: asked }],
  ])('may ask for the mapping: its %s is not taken for empty', (_what, spec) => {
    expect(variants([])).toEqual(['no-policy']);
    expect(variants([policyOf(spec)])).toEqual(['policy-damaged']);
  });

  it('leaves open what the localnet of the mapping is that it could not be read of, and no other', () => {
    const dmz = localnetNad('team-a', 'dmz', { physicalNetworkName: 'dmz' });
    const gone = (localnet: string) =>
      policyOf({ desiredState: { ovn: { 'bridge-mappings': [{ localnet, state: 'gone' }] } } });
    const codes = (policy: PlainObject) =>
      look([node('worker-1'), vmdataState('worker-1'), dmz, policy]).codes;
    expect(codes(gone('vmdata'))).toEqual(['MAP-01']);
    expect(codes(gone('dmz'))).toEqual([]);
    const template = { localnet: '{{ capture.name }}', bridge: 'br-ex' };
    expect(codes(policyOf({ desiredState: { ovn: { 'bridge-mappings': [template] } } }))).toEqual(
      [],
    );
  });

  it('went on a node nobody knows how, if that could not be read', () => {
    const result = nnce('worker-2', 'vmdata', { condition: 'Available' });
    const policy = policyOf({ desiredState: asked });
    expect(variants([policy, result])).toEqual(['lost']);
    expect(variants([policy, { ...result, status: 7 }])).toEqual(['result-damaged']);
  });
});

it('a result that does not say of which policy and node it is may be any', () => {
  const asked = nncp('vmdata', { mappings: { vmdata: 'br-vmdata' } });
  const nameless = { ...nnce('worker-2', 'vmdata'), metadata: { name: 'worker-2.vmdata' } };
  const objects = [...cluster, bareState('worker-2'), asked];
  const variant = (...more: PlainObject[]) =>
    createDiagnosis(worldFrom([...objects, ...more]))
      .all()
      .find(({ code }) => code === 'MAP-02')?.params.variant;
  expect(variant()).toBe('progressing');
  expect(variant(nameless)).toBe('result-damaged');
  expect(look([...objects, nameless]).uncheckedFor('NNCP-01')).toEqual(
    unreadable('nnce', 'worker-2.vmdata: metadata.labels'),
  );
});

describe('a machine that could not be read in whole', () => {
  const web = vm('team-a', 'web-1', { nics: { lan: 'vlan-120' } });
  const withSpec = (spec: unknown): PlainObject => ({ ...web, spec });

  it.each<[string, unknown, string]>([
    ['spec', 7, 'spec'],
    [
      'networks',
      {
        template: { spec: { networks: 'x', domain: { devices: { interfaces: [{ name: 'a' }] } } } },
      },
      'spec.template.spec.networks',
    ],
    [
      'interfaces',
      { template: { spec: { domain: { devices: { interfaces: {} } } } } },
      'spec.template.spec.domain.devices.interfaces',
    ],
  ])('may have NICs on any network: its %s is not taken for empty', (_what, spec, path) => {
    const { hops, codes, world } = look([...cluster, vmdataState('worker-2'), withSpec(spec)]);
    const reason = unreadable('vm', `team-a/web-1: ${path}`);
    expect(hops.nic).toMatchObject({ status: 'unknown', reason });
    expect(codes).toEqual([]);
    expect(world.candidates('team-a/web-1')).toEqual({ known: false, reason });
    expect(world.lacking('team-a/web-1', 'vmdata')).toEqual([]);
    expect(world.inventory.get('vm', 'team-a/web-1')?.implicitPodNic).toBe(false);
    expect(world.inventory.doubt('vm', 'team-b')).toBeUndefined();
  });

  it('is attached nobody knows whether, where its instance could not be read', () => {
    const instance = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstance',
      metadata: { name: 'web-1', namespace: 'team-a' },
      status: { phase: 'Running', interfaces: 7 },
    };
    const { world, hops } = look([...cluster, vmdataState('worker-2'), web, instance]);
    expect(world.nics('team-a/web-1')[0]?.state).toBe('unknown');
    expect(hops.nic).toMatchObject({
      status: 'unknown',
      reason: unreadable('vmi', 'team-a/web-1: status.interfaces'),
    });
  });
});

it('an attachment that could not be read in whole leaves open what its network is', () => {
  const damaged = { ...nad('team-b', 'vlan-120', ''), spec: 7 };
  const { hops } = look([...cluster, vmdataState('worker-2'), damaged]);
  expect(hops.attachment).toMatchObject({
    status: 'unknown',
    reason: unreadable('nad', 'team-b/vlan-120: spec'),
  });
});

it('names the same one of several damaged policies, in whatever order they came', () => {
  const damaged = (name: string): PlainObject => ({ ...nncp(name), spec: { desiredState: 7 } });
  const worlds = [
    ['b', 'a'],
    ['a', 'b'],
  ].map((names) => worldFrom([...cluster, bareState('worker-2'), ...names.map(damaged)]));
  const named = worlds.map(
    (world) =>
      createDiagnosis(world)
        .all()
        .find(({ code }) => code === 'MAP-02')?.params.policy,
  );
  expect(named).toEqual(['a', 'a']);
});
