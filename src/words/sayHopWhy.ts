import type { HopVerdict, NetworkVerdict } from '../core/diagnostics/createDiagnosis';
import type { Finding } from '../core/diagnostics/finding';
import { hopCause } from '../core/diagnostics/hopCause';
import type { Say } from './catalogue';
import { sayFindingTitle } from './sayFindingTitle';
import { sayUnknown } from './sayUnknown';

const affectedText = (
  say: Say,
  { cutOff, mayMove }: NonNullable<HopVerdict['affected']>,
): readonly string[] => [
  ...(cutOff > 0 ? [say('details.why.cutOff', { count: cutOff })] : []),
  ...(mayMove > 0 ? [say('details.why.mayMove', { count: mayMove })] : []),
];

/** Why a hop is as it is, sentence by sentence; something is said of every hop that is not fine. `call`: what a finding is called. */
export const sayHopWhy = (
  say: Say,
  hop: HopVerdict,
  { hops, switchSeen }: Pick<NetworkVerdict, 'hops' | 'switchSeen'>,
  call: (finding: Finding) => string = (finding) => sayFindingTitle(say, finding),
): readonly string[] => {
  const { status, nodes, findings, reason, affected } = hop;
  const causeAt = hopCause(hop, hops);
  const told = [
    ...new Set(findings.map(call)),
    ...(causeAt === undefined
      ? []
      : [say('details.why.causeAt', { hop: say(`details.hop.${causeAt}`) })]),
    ...(affected === undefined ? [] : affectedText(say, affected)),
    ...(reason === undefined ? [] : [sayUnknown(say, reason)]),
  ];
  if (told.length > 0 || status === 'ok') return told;
  if (hop.hop === 'switch') return [say(`details.why.switch.${switchSeen}`)];
  return nodes === undefined || nodes.broken.length === 0
    ? [say('details.why.unseen')]
    : [say('details.why.noCause')];
};
