import type { Rule } from '../finding';
import { makeFinding } from '../makeFinding';
import { notYetRead } from '../notYetRead';

const identity = { code: 'PLT-01', severity: 'error', scope: 'cluster' } as const;

/** Without the NMState operator no node reports its network: the API has no NodeNetworkState. */
export const platformOperatorMissing: Rule = {
  ...identity,
  needs: [],
  check: (subject, { inventory }) =>
    inventory.state('nns').status === 'absent'
      ? [
          makeFinding(identity, subject, {
            evidence: [{ kind: 'nns', key: '', path: 'apiVersion', found: 'nmstate.io' }],
          }),
        ]
      : [],
  blind: (world) => notYetRead(world, ['nns']),
};
