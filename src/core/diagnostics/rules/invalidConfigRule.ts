import type { InvalidConfig } from '../../kinds/cniConfig';
import type { Rule } from '../finding';
import { makeFinding, shorten } from '../makeFinding';

/** Reasons for which the text is no JSON object; the others are of what stands inside an object. */
const UNREADABLE: readonly InvalidConfig['reason'][] = [
  'empty',
  'not-text',
  'not-json',
  'not-an-object',
];

/** The rule of attachments that are no network, either because their config is no JSON object or because of what it says. */
export const invalidConfigRule = (code: string, unreadable: boolean): Rule => {
  const identity = { code, severity: 'error', scope: 'attachment' } as const;
  return {
    ...identity,
    needs: ['nad'],
    provenByPart: true,
    check: (key, { inventory }) => {
      const config = inventory.get('nad', key)?.config;
      if (config?.type !== 'invalid' || UNREADABLE.includes(config.reason) !== unreadable) {
        return [];
      }
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
