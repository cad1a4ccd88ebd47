import type { Rule } from '../finding';
import { mappedBridgeFindings } from '../mappedBridgeFindings';
import { mappingsBlind } from '../mappingReports';

const identity = { code: 'MAP-04', severity: 'error', scope: 'localnet' } as const;

/** OVN plugs its patch port into OVS bridges only: a mapping to a Linux bridge of that name carries nothing. */
export const mappedToLinuxBridge: Rule = {
  ...identity,
  needs: ['nns'],
  check: mappedBridgeFindings(
    identity,
    (bridge) => bridge?.type === 'linux-bridge',
    (_localnet, bridge) => ({
      path: `status.currentState.interfaces[name=${bridge}].type`,
      found: 'linux-bridge',
    }),
  ),
  blind: mappingsBlind,
};
