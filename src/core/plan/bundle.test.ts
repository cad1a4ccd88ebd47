import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { nic, nncp, nnce, node, vmdataState, localnetNad } from '../../../dev/fixtures/objects';
import { namespace, podNic, vmiWith, vmWith } from '../../../dev/fixtures/vmObjects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { emptyAttachDraft } from '../intents/attachDraft';
import { emptyCreateDraft } from '../intents/createDraft';
import type { PhysicalDraft } from '../intents/createDraft';
import type { Intent } from '../intents/intent';
import type { Validation } from '../intents/refusal';
import { validateAttachDraft } from '../intents/validateAttachDraft';
import { validateCreateDraft } from '../intents/validateCreateDraft';
import { asObject, asString, at } from '../values/json';
import { yamlOf, yamlOfStep } from './bundle';
import type { Plan } from './plan';
import { planIntent } from './planIntent';

const policy = nncp('br-vmdata', { mappings: { vmdata: 'br-vmdata' } });
const db = vmWith('team-a', 'db', podNic);
const web = vmWith('team-a', 'web');
const webRuns = vmiWith('team-a', 'web');

const world = worldFrom([
  node('worker-1'),
  vmdataState('worker-1', [
    ...['ens256', 'ens257', 'eno5', 'eno6'].map((name) => nic(name, { state: 'down' })),
    nic('bond1', { type: 'bond', 'link-aggregation': { mode: '802.3ad', port: ['eno5', 'eno6'] } }),
  ]),
  namespace('team-a'),
  namespace('team-b'),
  localnetNad('team-a', 'vlan-120'),
  policy,
  nnce('worker-1', 'br-vmdata', { condition: 'Failing', reason: 'FailedToConfigure' }),
  db,
  web,
  webRuns,
]);

const current = {
  'nncp br-vmdata': policy,
  'vm team-a/db': db,
  'vm team-a/web': web,
  'vmi team-a/web': webRuns,
};

const planned = ({ intent, refusals }: Validation<Intent>): Plan => {
  if (intent === undefined) throw new Error(JSON.stringify(refusals));
  return planIntent(intent, world, current);
};

const network = { name: 'vlan-200', vlan: '200', untagged: false, mtu: '1500', description: '' };

const attach = {
  ...emptyAttachDraft,
  vms: ['team-a/db', 'team-a/web'],
  attachment: 'team-a/vlan-120',
  nicName: 'vlan-120',
};

/** A network of jumbo frames on a bridge of its own. */
const onNewBridge = (physical: Partial<PhysicalDraft>): Plan =>
  planned(
    validateCreateDraft(
      {
        networks: [{ ...network, mtu: '9000' }],
        physical: {
          ...emptyCreateDraft.physical,
          choice: 'new-bridge',
          localnet: 'vmdata2',
          newBridge: 'br-vmdata2',
          nodeSelector: 'node-role.kubernetes.io/worker',
          maxUnavailable: '1',
          ...physical,
        },
        namespaces: ['team-a'],
      },
      world,
    ),
  );

const plans: Readonly<Record<string, Plan>> = {
  'create-on-existing-localnet': planned(
    validateCreateDraft(
      {
        networks: [network],
        physical: { ...emptyCreateDraft.physical, localnet: 'vmdata' },
        namespaces: ['team-a'],
      },
      world,
    ),
  ),
  'create-with-new-localnet': planned(
    validateCreateDraft(
      {
        networks: [
          { ...network, description: 'Storage of team A' },
          { ...network, name: 'native', untagged: true },
        ],
        physical: {
          ...emptyCreateDraft.physical,
          choice: 'new-localnet',
          localnet: 'tenant',
          bridge: 'br-ex',
          nodeSelector: 'node-role.kubernetes.io/worker',
          maxUnavailable: '1',
        },
        namespaces: ['team-a', 'team-b'],
      },
      world,
    ),
  ),
  'create-with-bridge-on-nic': onNewBridge({ uplinks: ['ens256'], lldp: true }),
  'create-with-bridge-on-bond': onNewBridge({ uplinks: ['bond1'] }),
  'create-with-bridge-on-new-bond': onNewBridge({
    uplinkKind: 'linux-bond',
    uplinks: ['ens256', 'ens257'],
    bondName: 'bond2',
    bondMode: '802.3ad',
  }),
  'create-with-bridge-on-ovs-bond': onNewBridge({
    uplinkKind: 'ovs-bond',
    uplinks: ['ens256', 'ens257'],
    bondName: 'ovs-bond1',
    bondMode: 'balance-slb',
  }),
  'create-with-bridge-on-backup-bond': onNewBridge({
    uplinkKind: 'linux-bond',
    uplinks: ['ens256', 'ens257'],
    bondName: 'bond2',
    bondMode: 'active-backup',
    bondMiimon: '140',
    bondPrimary: 'ens257',
  }),
  'create-with-bridge-on-xor-bond': onNewBridge({
    uplinkKind: 'linux-bond',
    uplinks: ['ens256', 'ens257'],
    bondName: 'bond2',
    bondMode: 'balance-xor',
    bondHash: 'layer2+3',
  }),
  'create-with-bridge-on-ovs-lacp-bond': onNewBridge({
    uplinkKind: 'ovs-bond',
    uplinks: ['ens256', 'ens257'],
    bondName: 'ovs-bond1',
    bondMode: 'lacp',
  }),
  'create-with-bridge-on-ovs-backup-bond': onNewBridge({
    uplinkKind: 'ovs-bond',
    uplinks: ['ens256', 'ens257'],
    bondName: 'ovs-bond1',
    bondMode: 'active-backup',
  }),
  'create-with-linux-bridge': onNewBridge({
    choice: 'new-linux-bridge',
    newBridge: 'br-trunk',
    uplinks: ['ens256'],
    guestsChangeMacs: true,
    guestsTag: true,
    trunk: '100-300, 400',
  }),
  'create-with-linux-bridge-on-new-bond': onNewBridge({
    choice: 'new-linux-bridge',
    newBridge: 'br-trunk',
    uplinkKind: 'linux-bond',
    uplinks: ['ens256', 'ens257'],
    bondName: 'bond2',
    bondMode: '802.3ad',
    bondLacpRate: 'fast',
    bondHash: 'layer3+4',
    guestsChangeMacs: true,
  }),
  'create-on-picked-nodes': onNewBridge({
    nodesBy: 'hand',
    pickedNodes: ['worker-1'],
    uplinks: ['ens256'],
  }),
  'create-on-nodes-by-name': onNewBridge({
    nodesBy: 'hand',
    pickedNodes: ['worker-1'],
    pickedBy: 'hostname',
    uplinks: ['ens256'],
  }),
  'attach-beside': planned(validateAttachDraft(attach, world)),
  'attach-instead': planned(validateAttachDraft({ ...attach, podNetwork: 'instead' }, world)),
  'retry-policy': planned({ intent: { type: 'retry-policy', policy: 'br-vmdata' }, refusals: [] }),
};

const golden = (name: string): string =>
  readFileSync(join(__dirname, 'golden', `${name}.yaml`), 'utf8');

const documentsOf = (name: string): readonly unknown[] =>
  golden(name)
    .split('---\n')
    .map((text): unknown => parse(text));

describe('a plan as YAML', () => {
  test.each(Object.entries(plans))('is the golden file for %s', (name, plan) => {
    expect(yamlOf(plan)).toBe(golden(name));
  });

  test('holds every manifest, in the order of writing, as it will be written', () => {
    const plan = plans['create-with-new-localnet'];
    const documents = documentsOf('create-with-new-localnet');
    expect(documents).toEqual(
      plan?.steps.map(({ write }) => (write.type === 'create' ? write.manifest : undefined)),
    );
  });

  test('holds patches as commands that a shell reads as they are', () => {
    const [step] = plans['retry-policy']?.steps ?? [];
    const write = {
      type: 'patch' as const,
      operations: [{ op: 'add' as const, path: '/a', value: "it's" }],
    };
    expect(step && yamlOfStep({ ...step, write })).toContain(
      `-p '[{"op":"add","path":"/a","value":"it'\\''s"}]'`,
    );
  });

  test('says what is deleted', () => {
    const undo = plans['create-on-existing-localnet']?.steps[0]?.undo[0];
    expect(undo && yamlOfStep(undo)).toBe(
      '# kubectl delete network-attachment-definitions.k8s.cni.cncf.io vlan-200 -n team-a\n',
    );
    const onCore = undo && { ...undo, kind: 'node' as const, namespace: '', name: 'worker-1' };
    expect(onCore && yamlOfStep(onCore)).toBe('# kubectl delete nodes worker-1\n');
  });

  test('of nothing is nothing', () => {
    expect(yamlOf({ intent: { type: 'retry-policy', policy: 'p' }, steps: [] })).toBe('');
  });
});

/** The two shapes of the domain model, but for names, labels, annotations and descriptions. */
describe('what is written equals the shapes that are known to work', () => {
  const manifests = documentsOf('create-with-new-localnet');

  test('the attachment', () => {
    const config = asString(at(manifests[1], 'spec', 'config'));
    expect(config).toBe(
      '{"cniVersion":"0.3.1","name":"vlan-200","type":"ovn-k8s-cni-overlay","topology":"localnet","netAttachDefName":"team-a/vlan-200","physicalNetworkName":"tenant","vlanID":200,"mtu":1500}',
    );
    expect(Object.keys(asObject(at(manifests[1], 'spec')) ?? {})).toEqual(['config']);
  });

  test('the attachment of an untagged network, which has no VLAN ID at all', () => {
    const config: unknown = JSON.parse(asString(at(manifests[3], 'spec', 'config')) ?? '');
    expect(Object.keys(asObject(config) ?? {})).toEqual([
      'cniVersion',
      'name',
      'type',
      'topology',
      'netAttachDefName',
      'physicalNetworkName',
      'mtu',
    ]);
  });

  test('the mapping-only policy', () => {
    expect(at(manifests[0], 'spec')).toEqual(
      parse(`
        nodeSelector: {node-role.kubernetes.io/worker: ""}
        maxUnavailable: 1
        desiredState:
          ovn:
            bridge-mappings:
            - {localnet: tenant, bridge: br-ex, state: present}
      `),
    );
  });
});
