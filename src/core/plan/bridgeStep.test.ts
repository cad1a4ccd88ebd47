import { bareState, nic, nns, node } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import type { NewBridge } from '../intents/intent';
import { readNodeNetworkConfigurationPolicy } from '../kinds/nodeNetworkConfigurationPolicy';
import type { LocalnetName } from '../values/localnetName';
import type { InterfaceName } from '../values/interfaceName';
import { bridgeStep } from './bridgeStep';
import type { Step } from './plan';

const wanted: NewBridge = {
  type: 'new-bridge',
  localnet: 'vmdata' as LocalnetName,
  bridge: 'br-vmdata' as InterfaceName,
  uplink: { type: 'interface', name: 'ens224' },
  lldp: false,
  nodeSelector: {},
};

const everyNode = { id: '', nodeSelector: {} };

const manifestOf = ({ write }: Step) => {
  if (write.type !== 'create') throw new Error('the step creates nothing');
  return write.manifest;
};

const earlierOf = (step: Step): unknown => {
  const text = manifestOf(step).metadata.annotations?.['vlan-networks.io/earlier-interfaces'];
  return text === undefined ? undefined : JSON.parse(text);
};

const nodes = [node('worker-1'), node('worker-2'), node('worker-3')];

const stepOn = (states: readonly PlainObject[], mtu = 1500): Step =>
  bridgeStep(wanted, everyNode, mtu, undefined, worldOfObjects([...nodes, ...states]));

const ens224 = { name: 'ens224', type: 'ethernet', state: 'down', mtu: 1500 };

describe('the policy of a new bridge', () => {
  it('remembers a NIC once where it was the same on every node', () => {
    const step = stepOn(nodes.map((_, index) => bareState(`worker-${String(index + 1)}`)));
    expect(earlierOf(step)).toEqual([ens224]);
  });

  it('names the nodes where a NIC was not the same on all of them', () => {
    const step = stepOn([
      bareState('worker-1'),
      nns('worker-2', [nic('ens224', { mtu: 9000 })], {}),
      bareState('worker-3'),
    ]);
    expect(earlierOf(step)).toEqual([
      { ...ens224, nodes: ['worker-1', 'worker-3'] },
      { ...ens224, state: 'up', mtu: 9000, nodes: ['worker-2'] },
    ]);
  });

  it('raises the NIC where one node has less than is needed, and else leaves it as it is', () => {
    const changed = (states: readonly PlainObject[]): readonly (readonly unknown[])[] =>
      readNodeNetworkConfigurationPolicy(manifestOf(stepOn(states, 9000))).facts?.interfaces.map(
        ({ name, mtu }) => [name, mtu],
      ) ?? [];
    const jumbo = (name: string): PlainObject => nns(name, [nic('ens224', { mtu: 9000 })], {});
    expect(changed([jumbo('worker-1'), bareState('worker-2')])).toEqual([
      ['ens224', 9000],
      ['br-vmdata', undefined],
    ]);
    expect(changed([jumbo('worker-1'), jumbo('worker-2')])).toEqual([['br-vmdata', undefined]]);
  });

  it('remembers nothing of nodes that were not read, and of a NIC that is not there', () => {
    expect(earlierOf(stepOn([nns('worker-1', [nic('eno1')], {})]))).toBeUndefined();
    const unread = worldOfObjects([bareState('worker-1')], loadedBut('node'));
    expect(earlierOf(bridgeStep(wanted, everyNode, 1500, 'For the lab', unread))).toBeUndefined();
  });
});

it('is taken back in three steps, and the bridge goes when no patch port hangs on it any more', () => {
  const { name, undo } = stepOn(nodes.map((_, index) => bareState(`worker-${String(index + 1)}`)));
  const done = { type: 'policy', policy: name };
  expect(undo.map(({ id, waitFor }) => [id, waitFor])).toEqual([
    [`unmap nncp ${name}`, { ...done, freed: 'br-vmdata' }],
    [`unbridge nncp ${name}`, done],
    [`delete nncp ${name}`, undefined],
  ]);
});
