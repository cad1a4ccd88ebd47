import { kindRegistry } from '../../kinds/kindRegistry';
import type { Rule } from '../finding';
import { makeFinding } from '../makeFinding';
import { notYetRead } from '../notYetRead';

const identity = { code: 'PLT-05', severity: 'info', scope: 'cluster' } as const;

/** Objects of nmstate are readable for `cluster-reader` only, so an ordinary project user sees none of them. */
export const nodeNetworksForbidden: Rule = {
  ...identity,
  needs: [],
  check: (subject, { inventory }) => {
    const denied = (['nns', 'nncp', 'nnce'] as const).flatMap((kind) => {
      const state = inventory.state(kind);
      return state.status === 'forbidden' ? [{ kind, reason: state.reason }] : [];
    });
    if (denied.length === 0) return [];
    return [
      makeFinding(identity, subject, {
        evidence: denied.map(({ kind, reason }) => ({ kind, key: '', path: '', found: reason })),
        params: {
          kinds: denied.map(({ kind }) => kindRegistry[kind].gvk.kind).join(', '),
        },
      }),
    ];
  },
  blind: (world) => notYetRead(world, ['nns', 'nncp', 'nnce']),
};
