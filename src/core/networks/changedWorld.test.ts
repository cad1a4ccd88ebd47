import fc from 'fast-check';
import {
  cudn,
  linuxBridge,
  localnetNad,
  nad,
  nic,
  nns,
  node,
  ovsBridge,
} from '../../../dev/fixtures/objects';
import { vmWith, vmiWith } from '../../../dev/fixtures/vmObjects';
import type { NicLists } from '../../../dev/fixtures/vmObjects';
import { changeOf, stateOf, worldFrom } from '../../../dev/fixtures/worldFrom';
import { Inventory } from '../inventory/inventory';
import type { Change } from '../inventory/inventory';
import { kinds } from '../kinds/kindRegistry';
import type { Kind } from '../kinds/kindRegistry';
import { createWorld } from './createWorld';
import { nodeSetsOf } from './nodeSetsOf';
import type { World } from './world';

const bridgeOnNic = (name: string) =>
  (name.startsWith('br-l') ? linuxBridge : ovsBridge)(name, ['ens224']);

const nicOn = (networkName: string): NicLists => ({
  interfaces: [{ name: 'nic', bridge: {} }],
  networks: [{ name: 'nic', multus: { networkName } }],
});

describe('a world that was changed step by step', () => {
  const name = fc.constantFrom('worker-1', 'worker-2', 'worker-3');
  const localnet = fc.constantFrom('vmdata', 'tenant', 'physnet');
  const bridge = fc.constantFrom('br-a', 'br-b', 'br-l1');
  const namespace = fc.constantFrom('a', 'b', 'default');
  const network = fc.constantFrom('net-1', 'net-2');
  const reference = fc.constantFrom('net-1', 'a/net-2', 'default/net-1');
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.tuple(name, fc.boolean()).map(([n, ready]) => changeOf(node(n, { ready }))),
    fc
      .tuple(
        name,
        fc.option(fc.dictionary(localnet, bridge), { nil: undefined }),
        fc.uniqueArray(bridge),
      )
      .map(([n, mappings, bridges]) =>
        changeOf(nns(n, [nic('ens224'), ...bridges.map(bridgeOnNic)], mappings)),
      ),
    fc
      .tuple(namespace, network, localnet, fc.constantFrom(undefined, 10, 20))
      .map(([ns, net, local, vlan]) =>
        changeOf(localnetNad(ns, net, { physicalNetworkName: local, vlanID: vlan })),
      ),
    fc
      .tuple(namespace, network, bridge)
      .map(([ns, net, br]) => changeOf(nad(ns, net, { name: net, type: 'bridge', bridge: br }))),
    fc.tuple(namespace, network).map(([ns, net]) => changeOf(nad(ns, net, { nonsense: true }))),
    fc.tuple(network, localnet).map(([net, local]) => changeOf(cudn(net, local))),
    fc.tuple(namespace, reference).map(([ns, ref]) => changeOf(vmWith(ns, 'vm', nicOn(ref)))),
    fc
      .tuple(namespace, reference, name)
      .map(([ns, ref, n]) => changeOf(vmiWith(ns, 'vm', nicOn(ref), n))),
    fc
      .tuple(
        fc.constantFrom<Kind>('nns', 'nad', 'vm', 'vmi', 'node', 'cudn'),
        name,
        namespace,
        network,
      )
      .map(([kind, n, ns, net]): Change => {
        const key = { nad: `${ns}/${net}`, vm: `${ns}/vm`, vmi: `${ns}/vm`, cudn: net }[
          kind as string
        ];
        return { type: 'remove', kind, key: key ?? n };
      }),
    fc
      .constantFrom<Kind>('nns', 'nad', 'vmi')
      .map((kind) => stateOf(kind, { status: 'failed', reason: 'test' })),
    fc.constantFrom<Kind>('nns', 'nad', 'vmi').map((kind) => stateOf(kind, { status: 'loaded' })),
  );

  const answers = (world: World): unknown => ({
    networks: world.networks().map((net) => ({
      net,
      chains: world.chains(net.id),
      coverage: world.coverage(net.id),
      nics: world.nicsOf(net.id),
    })),
    localnets: world.localnets(),
    vms: [...world.inventory.keys('vm')]
      .sort()
      .map((key) => [world.nics(key), world.candidates(key)]),
    vmNodes: world.vmNodes(),
    nodeSets: nodeSetsOf(world.inventory),
  });

  const rebuilt = (world: World): World => {
    const { inventory } = world;
    const states = kinds.map((kind) => stateOf(kind, inventory.state(kind)));
    const facts = kinds.flatMap((kind) =>
      [...inventory.all(kind)].map((entry) => ({ type: 'put', kind, facts: entry }) as Change),
    );
    const fresh = createWorld(new Inventory());
    fresh.apply([...states, ...facts]);
    return fresh;
  };

  it('answers as one rebuilt from the same facts', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 25 }), (batches) => {
        const world = worldFrom([]);
        for (const batch of batches) {
          world.apply(batch);
          expect(answers(world)).toEqual(answers(rebuilt(world)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same version for facts that did not change', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 10 }), (changes) => {
        const world = worldFrom([]);
        world.apply(changes);
        const before = world.inventory.version;
        const again = [...world.inventory.all('nad')].map((facts): Change => ({
          type: 'put',
          kind: 'nad',
          facts,
        }));
        expect(world.apply(structuredClone(again)).version).toBe(before);
      }),
    );
  });
});
