import type { World } from '../../networks/world';
import type { Finding, Rule } from '../finding';
import { listNames } from '../listNames';
import { makeFinding } from '../makeFinding';

const identity = { code: 'NAD-11', severity: 'warning', scope: 'attachment' } as const;

const check = (attachment: string, { inventory }: World): readonly Finding[] => {
  const nad = inventory.get('nad', attachment);
  if (nad?.config.type !== 'ovn' || nad.owner !== undefined) return [];
  const { config } = nad;
  const commentedOut = config.unknownKeys.filter((key) => key.startsWith('_'));
  const params = { attachment, network: config.network };
  return [
    ...(config.topology === 'localnet' && !config.mtu
      ? [
          makeFinding(identity, attachment, {
            detail: 'mtu',
            evidence: [{ kind: 'nad', key: attachment, path: 'spec.config (mtu)' }],
            params: { ...params, variant: 'no-mtu', keys: 'mtu' },
            hop: 'attachment',
          }),
        ]
      : []),
    ...(commentedOut.length > 0
      ? [
          makeFinding(identity, attachment, {
            detail: 'commented-out',
            severity: 'info',
            evidence: commentedOut.map((key) => ({
              kind: 'nad' as const,
              key: attachment,
              path: `spec.config (${key})`,
              found: key,
            })),
            params: {
              ...params,
              variant: 'commented-out',
              keys: listNames(commentedOut),
              count: commentedOut.length,
            },
            hop: 'attachment',
          }),
        ]
      : []),
  ];
};

/**
 * A setting that the NAD does not make, so that a default is in force: no MTU (OVN-Kubernetes then takes the cluster's overlay MTU, 1400
 * where the wire has 1500; pkg/config/cni.go), or a key commented out with a leading underscore. NADs that a user-defined network renders are
 * not looked at: nobody edits them.
 */
export const settingNotInForce: Rule = { ...identity, needs: ['nad'], provenByPart: true, check };
