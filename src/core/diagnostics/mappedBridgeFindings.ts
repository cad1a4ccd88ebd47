import type { BridgeOnNode } from '../networks/chain';
import type { World } from '../networks/world';
import type { Evidence, Finding, Rule } from './finding';
import { listNames } from './listNames';
import { makeFinding, nodeSubjects } from './makeFinding';
import type { Identified } from './makeFinding';
import { mappedNodes } from './mappedNodes';

/**
 * The check that finds, for a localnet, each bridge it is mapped to which on some nodes is such; one finding a bridge.
 * @param seenIn where in a node's state it shows, and what is there
 */
export const mappedBridgeFindings =
  (
    identity: Identified,
    such: (bridge: BridgeOnNode | undefined) => boolean,
    seenIn: (localnet: string, bridge: string) => Pick<Evidence, 'path' | 'found'>,
  ): Rule['check'] =>
  (name: string, world: World): readonly Finding[] => {
    const localnet = world.localnet(name);
    if (localnet === undefined) return [];
    return [...mappedNodes(localnet, such)].map(([bridge, nodes]) =>
      makeFinding(identity, name, {
        detail: bridge,
        related: [
          ...nodeSubjects(nodes),
          ...localnet.networks.map((key) => ({ scope: 'network' as const, key })),
        ],
        evidence: nodes
          .slice(0, 3)
          .map((key) => ({ kind: 'nns' as const, key, ...seenIn(name, bridge) })),
        params: { localnet: name, bridge, nodes: listNames(nodes), count: nodes.length },
        hop: 'bridge',
      }),
    );
  };
