import type { Touched } from '../../inventory/subject';
import type { Localnet } from '../../networks/localnet';
import { mappedBridges } from '../../networks/mappedBridges';
import type { World } from '../../networks/world';
import { compareNames } from '../../values/compareNames';
import type { Finding, Rule } from '../finding';
import { listNames } from '../listNames';
import { makeFinding, nodeSubjects } from '../makeFinding';
import { mappedNodes } from '../mappedNodes';
import { mappingsBlind } from '../mappingReports';

const identity = { code: 'BR-01', severity: 'error', scope: 'localnet' } as const;

/** Localnets that a node maps to the bridge alone, sorted. The first one tells of the bridge, so that one bridge is one finding. */
const localnetsOn = ({ inventory }: World, bridge: string, node: string): readonly string[] => {
  const mappings = inventory.get('nns', node)?.mappings ?? [];
  return [...new Set(mappings.map(({ localnet }) => localnet))]
    .filter((localnet) => mappedBridges(mappings, localnet).join(',') === bridge)
    .sort(compareNames);
};

const madeUpOn = ({ chains }: Localnet, nodes: readonly string[]): readonly string[] =>
  chains.flatMap(({ node, bridge }) =>
    nodes.includes(node) && bridge.known ? (bridge.value?.madeUpPorts ?? []) : [],
  );

const check = (name: string, world: World): readonly Finding[] => {
  const localnet = world.localnet(name);
  if (localnet === undefined) return [];
  const bare = mappedNodes(
    localnet,
    (bridge, node) =>
      bridge?.type === 'ovs-bridge' &&
      bridge.uplinks.length === 0 &&
      localnetsOn(world, bridge.name, node)[0] === name,
  );
  return [...bare].map(([bridge, nodes]) => {
    const localnets = new Set(nodes.flatMap((node) => localnetsOn(world, bridge, node)));
    const madeUp = madeUpOn(localnet, nodes);
    return makeFinding(identity, name, {
      detail: bridge,
      related: [
        ...nodeSubjects(nodes),
        ...[...localnets]
          .filter((other) => other !== name)
          .map((key) => ({ scope: 'localnet' as const, key })),
        ...[...localnets]
          .flatMap((other) => world.localnet(other)?.networks ?? [])
          .map((key) => ({ scope: 'network' as const, key })),
      ],
      evidence: nodes.slice(0, 3).map((key) => ({
        kind: 'nns',
        key,
        path: `status.currentState.interfaces[name=${bridge}].bridge.port`,
        ...(madeUp.length > 0 && { found: listNames(madeUp) }),
      })),
      params: {
        variant: madeUp.length > 0 ? 'made-up-port' : 'no-port',
        bridge,
        nodes: listNames(nodes),
        count: nodes.length,
        ports: listNames(madeUp),
        localnets: listNames(localnets),
      },
      hop: 'uplink',
    });
  });
};

/** The networks of every localnet on the bridge are part of the finding. */
const follows = (touched: Touched, world: World): Iterable<string> | 'all' => {
  const names = touched.get('localnet') ?? [];
  if (names === 'all') return 'all';
  const bridges = new Set([...names].flatMap((name) => world.localnet(name)?.bridges ?? []));
  return world
    .localnets()
    .filter((localnet) => localnet.bridges.some((bridge) => bridges.has(bridge)))
    .map(({ name }) => name);
};

/**
 * An OVS bridge behind a localnet that has no NIC or bond. nmstate turns a port that names a NIC which does not exist into an internal port
 * of that name, and the policy is Available (nmstate inter_ifaces_controller.rs).
 */
export const bridgeWithoutUplink: Rule = {
  ...identity,
  needs: ['nns'],
  check,
  blind: mappingsBlind,
  follows,
};
