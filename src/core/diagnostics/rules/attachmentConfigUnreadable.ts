import type { InvalidConfig } from '../../kinds/cniConfig';
import type { Rule } from '../finding';
import { makeFinding, shorten } from '../makeFinding';

const identity = { code: 'NAD-01', severity: 'error', scope: 'attachment' } as const;

/** Reasons of this rule: the text is no JSON object. What is wrong inside an object has codes of its own. */
const UNREADABLE: readonly InvalidConfig['reason'][] = [
  'empty',
  'not-text',
  'not-json',
  'not-an-object',
];

/** A NAD whose config is not a JSON object: Multus refuses every pod that names it. */
export const attachmentConfigUnreadable: Rule = {
  ...identity,
  needs: ['nad'],
  provenByPart: true,
  check: (key, { inventory }) => {
    const config = inventory.get('nad', key)?.config;
    if (config?.type !== 'invalid' || !UNREADABLE.includes(config.reason)) return [];
    return [
      makeFinding(identity, key, {
        evidence: [{ kind: 'nad', key, path: 'spec.config', found: shorten(config.detail) }],
        params: { variant: config.reason, attachment: key, detail: shorten(config.detail) },
        hop: 'attachment',
      }),
    ];
  },
};
