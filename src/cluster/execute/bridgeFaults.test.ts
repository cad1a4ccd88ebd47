import { MINUTE, planStory } from '../../../dev/jest/planStory';
import { emptyCreateDraft, emptyNetworkDraft } from '../../core/intents/createDraft';
import type { PhysicalDraft } from '../../core/intents/createDraft';
import { validateCreateDraft } from '../../core/intents/validateCreateDraft';
import type { InterfaceFacts } from '../../core/kinds/networkInterface';
import { testUsers } from '../../../dev/cluster/seedRbac';

const { rig, set, step, end } = planStory();

beforeEach(async () => {
  await set(testUsers.admin, undefined, 'spare-nics');
});

afterEach(end);

const WORKERS = ['worker-1', 'worker-2', 'worker-3'];

const form = (physical: Partial<PhysicalDraft>) => ({
  networks: [{ ...emptyNetworkDraft, name: 'vlan-1926', vlan: '1926' }],
  physical: {
    ...emptyCreateDraft.physical,
    choice: 'new-bridge' as const,
    localnet: 'vmdata',
    newBridge: 'br-vmdata',
    nodeSelector: 'node-role.kubernetes.io/worker=',
    maxUnavailable: '1',
    ...physical,
  },
  namespaces: ['team-a'],
});

const pair = { uplinks: ['ens224', 'ens225'], bondName: 'bond2' };

const kinds: [string, Partial<PhysicalDraft>][] = [
  ['a NIC', { uplinks: ['ens224'] }],
  ['a bond that is there', { uplinks: ['bond1'] }],
  [
    'a bond by LACP, with its options',
    {
      ...pair,
      uplinkKind: 'linux-bond',
      bondMode: '802.3ad',
      bondLacpRate: 'fast',
      bondHash: 'layer2+3',
    },
  ],
  [
    'a bond of one NIC at a time, with its first choice',
    { ...pair, uplinkKind: 'linux-bond', bondMode: 'active-backup', bondPrimary: 'ens225' },
  ],
  [
    'a bond without help of the switch, with its options',
    {
      ...pair,
      uplinkKind: 'linux-bond',
      bondMode: 'balance-xor',
      bondMiimon: '140',
      bondHash: 'layer3+4',
    },
  ],
  ...(['active-backup', 'balance-slb', 'lacp'] as const).map(
    (bondMode): [string, Partial<PhysicalDraft>] => [
      `a bond inside Open vSwitch of mode ${bondMode}`,
      { ...pair, uplinkKind: 'ovs-bond', bondMode },
    ],
  ),
  [
    'a NIC, as a Linux bridge',
    { choice: 'new-linux-bridge', uplinks: ['ens224'], guestsChangeMacs: true },
  ],
];

/** The interfaces of each worker that a plan may change, without what only tells of traffic. */
const networks = () =>
  WORKERS.map((node) => {
    const { inventory } = rig().store.snapshot().world;
    const interfaces = inventory.get('nns', node)?.interfaces ?? [];
    return interfaces
      .filter(({ name }) => /^(ens22\d|ens4f\d|bond[12]|br-vmdata)$/.test(name))
      .map(({ name, type, mtu, controller }: InterfaceFacts) => ({ name, type, mtu, controller }))
      .sort((a, b) => `${a.name} ${a.type}`.localeCompare(`${b.name} ${b.type}`));
  });

const hasBridge = (): readonly boolean[] =>
  networks().map((interfaces) => interfaces.some(({ name }) => name === 'br-vmdata'));

describe('a bridge that one node refuses', () => {
  test.each(kinds)(
    'on %s is told of that node, goes on once it is mended, and is taken back to what was there',
    async (_, physical) => {
      const { world } = rig().store.snapshot();
      const before = networks();
      const { intent, refusals } = validateCreateDraft(form(physical), world);
      if (intent === undefined) throw new Error(JSON.stringify(refusals));
      rig().sim.simulators.injectFailure({ node: 'worker-2', kind: 'InvalidArgument' });
      rig().executor.start(await rig().plan(intent));
      await rig().sim.clock.advance(6 * MINUTE);
      expect(rig().run()).toMatchObject({ state: 'failed', direction: 'forward' });
      expect(step('nncp')).toMatchObject({ error: { code: 'rollout-failed' } });
      expect(step('nncp').nodes).toEqual({
        'worker-1': 'available',
        'worker-2': 'failing',
        'worker-3': 'aborted',
      });
      expect(step('nad').state).toBe('skipped');
      expect(hasBridge()).toEqual([true, false, false]);

      rig().sim.simulators.clearFailures();
      rig().executor.retry();
      await rig().sim.clock.advance(6 * MINUTE);
      expect(rig().run().state).toBe('done');
      expect(hasBridge()).toEqual([true, true, true]);

      rig().executor.undo();
      await rig().sim.clock.advance(10 * MINUTE);
      expect(rig().run().state).toBe('undone');
      expect(networks()).toEqual(before);
    },
  );
});
