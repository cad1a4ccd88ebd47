import type { World } from '../../networks/world';
import type { Finding, Rule } from '../finding';
import { listNames } from '../listNames';
import { makeFinding, nodeSubjects } from '../makeFinding';
import { mappedNodes } from '../mappedNodes';
import { mappingsBlind } from '../mappingReports';

const identity = { code: 'MAP-04', severity: 'error', scope: 'localnet' } as const;

const check = (name: string, world: World): readonly Finding[] => {
  const localnet = world.localnet(name);
  if (localnet === undefined) return [];
  const wrong = mappedNodes(localnet, (bridge) => bridge?.type === 'linux-bridge');
  return [...wrong].map(([bridge, nodes]) =>
    makeFinding(identity, name, {
      detail: bridge,
      related: [
        ...nodeSubjects(nodes),
        ...localnet.networks.map((key) => ({ scope: 'network' as const, key })),
      ],
      evidence: nodes.slice(0, 3).map((key) => ({
        kind: 'nns',
        key,
        path: `status.currentState.interfaces[name=${bridge}].type`,
        found: 'linux-bridge',
      })),
      params: { localnet: name, bridge, nodes: listNames(nodes), count: nodes.length },
      hop: 'bridge',
    }),
  );
};

/** OVN plugs its patch port into OVS bridges only: a mapping to a Linux bridge of that name carries nothing. */
export const mappedToLinuxBridge: Rule = {
  ...identity,
  needs: ['nns'],
  check,
  blind: mappingsBlind,
};
