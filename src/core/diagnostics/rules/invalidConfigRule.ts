import type { InvalidConfig } from '../../kinds/cniConfig';
import type { Rule } from '../finding';
import { makeFinding, shorten } from '../makeFinding';

/** Which rule tells of an attachment that is no network, by what is wrong with its config. */
const codes: Readonly<Record<InvalidConfig['reason'], string>> = {
  empty: 'NAD-01',
  'not-text': 'NAD-01',
  'not-json': 'NAD-01',
  'not-an-object': 'NAD-01',
  'no-type': 'NAD-01',
  'wrong-type': 'NAD-01',
  'ipam-not-an-object': 'NAD-01',
  'mtu-not-a-number': 'NAD-01',
  'mtu-out-of-range': 'NAD-01',
  'no-name': 'NAD-03',
  'name-reserved': 'NAD-03',
  'vlan-not-a-number': 'NAD-06',
  'vlan-out-of-range': 'NAD-06',
  ipam: 'NAD-08',
  topology: 'NAD-10',
  'topology-missing': 'NAD-10',
  'several-plugins': 'NAD-13',
  role: 'NAD-15',
  'join-subnet': 'NAD-15',
};

/** A rule of attachments of which no network becomes, because of what their config says. */
export const invalidConfigRule = (code: string): Rule => {
  const identity = { code, severity: 'error', scope: 'attachment' } as const;
  return {
    ...identity,
    needs: ['nad'],
    provenByPart: true,
    check: (key, { inventory }) => {
      const config = inventory.get('nad', key)?.config;
      if (config?.type !== 'invalid' || codes[config.reason] !== code) return [];
      const { reason: variant, detail } = config;
      return [
        makeFinding(identity, key, {
          evidence: [{ kind: 'nad', key, path: 'spec.config', found: shorten(detail) }],
          params: { variant, attachment: key, detail: shorten(detail) },
          hop: 'attachment',
        }),
      ];
    },
  };
};
