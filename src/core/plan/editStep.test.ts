import { intentOf } from '../../../dev/fixtures/intentOf';
import { nic, node, vmdataState } from '../../../dev/fixtures/objects';
import { namespace } from '../../../dev/fixtures/vmObjects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { emptyCreateDraft, emptyNetworkDraft } from '../intents/createDraft';
import type { CreateDraft } from '../intents/createDraft';
import { validateCreateDraft } from '../intents/validateCreateDraft';
import { yamlOfStep } from './bundle';
import { editStep } from './editStep';
import type { StepEdit } from './editStep';
import { withHandEdits } from './handEdits';
import type { Plan, Step } from './plan';
import { planCreateVlanNetworks } from './planCreateVlanNetworks';

const world = worldFrom([
  node('worker-1', { labels: { zone: 'a' } }),
  vmdataState('worker-1', [nic('ens256', { state: 'down' })]),
  namespace('team-a'),
]);

const form: CreateDraft = {
  networks: [{ ...emptyNetworkDraft, name: 'vlan-200', vlan: '200' }],
  physical: {
    ...emptyCreateDraft.physical,
    choice: 'new-bridge',
    localnet: 'tenant',
    newBridge: 'br-tenant',
    uplinks: ['ens256'],
    maxUnavailable: '1',
  },
  namespaces: ['team-a'],
};

const planOf = (draft: CreateDraft): Plan =>
  planCreateVlanNetworks(intentOf(validateCreateDraft(draft, world)), world);

const [policy, attachment] = planOf(form).steps;
if (policy === undefined || attachment === undefined) throw new Error('a plan of two steps');

const edit = (step: Step, from: string | RegExp, to: string): StepEdit => {
  const yaml = yamlOfStep(step);
  const changed = yaml.replace(from, to);
  if (changed === yaml) throw new Error(`nothing to change: ${String(from)}`);
  return editStep(step, changed, form, world);
};

const problems = (result: StepEdit): readonly string[] =>
  result.ok ? ['carried'] : [...result.problems, ...result.refusals].map(({ code }) => code);

describe('what a person changes in a manifest', () => {
  test('flows back into the form where the form owns it', () => {
    const vlan = edit(attachment, '"vlanID":200', '"vlanID":201');
    expect(vlan).toMatchObject({ ok: true, form: { networks: [{ vlan: '201' }] }, rest: [] });
    const nodes = edit(
      policy,
      'maxUnavailable: 1',
      'maxUnavailable: 2\n  nodeSelector:\n    zone: a',
    );
    expect(nodes).toMatchObject({
      ok: true,
      form: { physical: { maxUnavailable: '2', nodeSelector: 'zone=a' } },
      rest: [],
    });
  });

  test('without a node selector is about every node, whatever was typed before', () => {
    const typed: CreateDraft = {
      ...form,
      physical: { ...form.physical, nodesBy: 'typed', nodeSelector: 'zone=a' },
    };
    const [step] = planOf(typed).steps;
    if (step === undefined) throw new Error('a plan of two steps');
    const yaml = yamlOfStep(step);
    const every = editStep(
      step,
      yaml.replace(/ {2}nodeSelector:\n {4}zone: a\n/, ''),
      typed,
      world,
    );
    expect(every).toMatchObject({
      ok: true,
      form: { physical: { nodesBy: 'label', nodeSelector: '' } },
    });
    expect(editStep(step, yaml, typed, world)).toMatchObject({
      form: { physical: { nodesBy: 'typed', nodeSelector: 'zone=a' } },
    });
  });

  test('is carried to the object where it does not, and stays with it when the form changes', () => {
    const result = edit(policy, 'labels:', 'labels:\n    team: storage');
    if (!result.ok) throw new Error(JSON.stringify(result));
    expect(result.form).toEqual(form);
    const changed = planOf({
      ...form,
      networks: [{ ...emptyNetworkDraft, name: 'vlan-300', vlan: '300' }],
    });
    const { plan, edited, dropped } = withHandEdits(changed, { [policy.id]: result.rest });
    expect([edited, dropped]).toEqual([[policy.id], []]);
    const write = plan.steps[0]?.write;
    expect(write?.type === 'create' && write.manifest.metadata.labels).toMatchObject({
      team: 'storage',
      'app.kubernetes.io/managed-by': 'vlan-networks',
    });
  });

  test('is nothing where only blanks differ', () => {
    expect(edit(attachment, '"vlanID":200', '"vlanID" : 200')).toMatchObject({
      ok: true,
      rest: [],
    });
  });

  test('that does not fit any more is dropped and named', () => {
    const edits = { [policy.id]: [{ op: 'remove' as const, path: '/spec/gone/now' }] };
    expect(withHandEdits(planOf(form), edits)).toMatchObject({ edited: [], dropped: [policy.id] });
  });
});

describe('an edit that breaks a rule of our manifests is refused', () => {
  test.each<[string, Step, string | RegExp, string, string]>([
    ['no YAML', policy, 'spec:', 'spec: [', 'edit-not-yaml'],
    ['another object', policy, 'name: localnet-tenant', 'name: other', 'edit-identity'],
    ['another owner', policy, 'managed-by: vlan-networks', 'managed-by: me', 'edit-identity'],
    [
      'nodes that are not there',
      policy,
      'spec:',
      'spec:\n  nodeSelector: {zone: z}',
      'edit-no-node',
    ],
    ['STP on', policy, 'stp: false', 'stp: true', 'state-stp-on'],
    ['STP as text', policy, 'stp: false', "stp: 'false'", 'state-stp-text'],
    [
      'no patch ports',
      policy,
      /allow-extra-patch-ports: true/,
      'allow-extra-patch-ports: false',
      'state-patch-ports-forbidden',
    ],
    ['a NIC that is not there', policy, /- name: ens256/, '- name: ens999', 'state-port-not-there'],
    ["br-ex's uplink", policy, /- name: ens256/, '- name: bond0', 'state-port-of-br-ex'],
    [
      'the mapping physnet',
      policy,
      'localnet: tenant',
      'localnet: physnet',
      'state-localnet-reserved',
    ],
    [
      'a localnet with a colon',
      policy,
      'localnet: tenant',
      "localnet: 'a:b'",
      'state-localnet-characters',
    ],
    [
      'br-ex itself',
      policy,
      '    interfaces:',
      '    interfaces:\n      - {name: br-ex, type: ovs-interface, state: up}',
      'state-br-ex',
    ],
    ['an empty localnet', policy, 'localnet: tenant', "localnet: ''", 'state-localnet-empty'],
    [
      'an empty section that wipes the IDs of Open vSwitch',
      policy,
      '    ovn:',
      '    ovs-db: {}\n    ovn:',
      'state-ovs-db',
    ],
    [
      'a key inside a mapping that is ignored',
      policy,
      'state: present',
      'state: present\n          vlan: 7',
      'state-mapping-key-unknown',
    ],
    [
      'an interface twice',
      policy,
      '    interfaces:',
      '    interfaces:\n      - {name: br-tenant, type: ovs-bridge, state: up}',
      'state-interface-repeated',
    ],
    [
      'a name of twenty characters',
      policy,
      '    interfaces:',
      '    interfaces:\n      - {name: abcdefghijklmnopqrst, type: dummy, state: up}',
      'state-interface-name',
    ],
    [
      'a bond of the kernel in a mode of Open vSwitch',
      policy,
      '    interfaces:',
      '    interfaces:\n      - {name: bond7, type: bond, state: up, link-aggregation: {mode: lacp, port: [a, b]}}',
      'state-bond-mode-lacp',
    ],
    [
      'a trunk beyond 4094',
      policy,
      /- name: ens256/,
      '- name: ens256\n              vlan: {mode: trunk, trunk-tags: [{id: 5000}]}',
      'state-trunk-range',
    ],
    [
      'a reversed trunk',
      policy,
      /- name: ens256/,
      '- name: ens256\n              vlan: {mode: trunk, trunk-tags: [{id-range: {min: 200, max: 100}}]}',
      'state-trunk-reversed',
    ],
    ['a VLAN as text', attachment, '"vlanID":200', '"vlanID":"200"', 'config-vlan-not-a-number'],
    ['an unknown key', attachment, '"vlanID":200', '"vlan":200', 'config-key-unknown'],
    [
      'an MTU that the uplink cannot carry',
      attachment,
      '"mtu":1500',
      '"mtu":70000',
      'config-mtu-out-of-range',
    ],
  ])('%s', (_, step, from, to, code) => {
    expect(problems(edit(step, from, to))).toContain(code);
  });

  test('and so is one that the form refuses', () => {
    const taken = worldFrom([
      node('worker-1'),
      vmdataState('worker-1', [nic('ens256', { state: 'down', 'max-mtu': 1500 })]),
      namespace('team-a'),
    ]);
    const result = editStep(
      attachment,
      yamlOfStep(attachment).replace('"mtu":1500', '"mtu":9000'),
      form,
      taken,
    );
    expect(problems(result)).toEqual(['uplink-too-small']);
  });

  test('and so is a text that holds no manifest, and an attachment without its configuration', () => {
    expect(problems(editStep(policy, '', form, world))).toEqual(['edit-identity']);
    expect(problems(edit(attachment, 'config:', 'conf:'))).toContain('config-not-json');
  });
});

test('a line that a person takes away is taken from the object', () => {
  const result = edit(policy, /\n\s+mcast-snooping-enable: true/u, '');
  expect(result).toMatchObject({
    ok: true,
    rest: [
      {
        op: 'remove',
        path: expect.stringMatching(/mcast-snooping-enable$/u) as unknown,
      },
    ],
  });
});

test('where nodes may not be read, an edit is judged by what can be known', () => {
  const unread = worldFrom([namespace('team-a')], {
    node: { status: 'forbidden', reason: 'no right' },
  });
  const unquoted = yamlOfStep(policy).replace('stp: false', "stp: 'false'");
  expect(problems(editStep(policy, unquoted, form, unread))).toContain('state-stp-text');
});
