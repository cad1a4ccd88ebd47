import type { UnknownReason } from '../core/inventory/loadState';
import type { Kind } from '../core/kinds/kindRegistry';
import type { Say } from './catalogue';

/** The plural noun of a kind: `nodes`, `network attachment definitions`. */
export const sayKind = (say: Say, kind: Kind): string => say(`kind.${kind}`);

/** The sentence that says why a value is not known. */
export const sayUnknown = (say: Say, { kind, cause, detail, elsewhere }: UnknownReason): string => {
  const noun = sayKind(say, kind);
  switch (cause) {
    case 'loading':
      return say('why.loading', { kind: noun });
    case 'forbidden':
      return say(elsewhere ? 'why.forbiddenElsewhere' : 'why.forbidden', { kind: noun });
    case 'absent':
      return say('why.absent', { kind: noun });
    case 'failed':
      return say('why.failed', { kind: noun, detail });
    case 'not-reported':
      return say('why.notReported', { detail: detail === '' ? noun : detail });
    case 'unreadable':
      return say('why.unreadable', { kind: noun, detail });
    case 'repeated':
      return say('why.repeated', { detail });
    case 'not-listed':
      return say('why.notListed', { kind: noun });
    case 'unchecked':
      return detail === '' ? say('why.uncheckedYet') : say('why.unchecked', { detail });
  }
};
