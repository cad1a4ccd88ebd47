import type { Known } from '../../core/inventory/loadState';
import type { Say } from '../../words/catalogue';
import type { NetworkRow } from './networkRow';

/** The row's cells as plain text: what the CSV holds, and what the page shows where a cell needs no more than text. */
export const vlanText = (say: Say, { type, vlan, plugin, guestsTag }: NetworkRow): string => {
  if (type === 'localnet' || type === 'linux-bridge')
    return vlan === undefined
      ? say(guestsTag === true ? 'networks.guestsTag' : 'networks.untagged')
      : String(vlan);
  return type === 'other'
    ? say('networks.type.other', { plugin: plugin ?? '' })
    : say(`networks.type.${type}`);
};

export const namesText = (say: Say, known: Known<readonly string[]>): string => {
  if (!known.known) return say('why.unknown');
  return known.value.length === 0 ? say('networks.none') : known.value.join(', ');
};

export const coverageText = (say: Say, coverage: NetworkRow['coverage']): string => {
  if (coverage === undefined) return say('networks.none');
  if (!coverage.known) return say('why.unknown');
  const { whole, broken, unknown } = coverage.value;
  const counts = { whole: whole.length, all: whole.length + broken.length + unknown.length };
  if (counts.all === 0) return say('reach.noNodes');
  return unknown.length === 0
    ? say('networks.coverage', counts)
    : say('networks.coverageInPart', { ...counts, unknown: unknown.length });
};

export const countText = (say: Say, count: number, isPartial: boolean): string =>
  say(isPartial ? 'networks.atLeast' : 'noun.count', { count });
