import type { Finding } from '../core/diagnostics/finding';
import type { Say, WordKey } from './catalogue';
import type { findings } from './findings';
import type { Params } from './say';

type TitleKey = Extract<WordKey, `finding.${string}.title` | `finding.${string}.title.${string}`>;
type TitleParams = Params<(typeof findings)[keyof typeof findings]>;

/** The end of the key of a finding's title: one code's is written for each variant, another's for the hop that is missing first. */
export const titleVariantOf = ({ code, params, hop }: Finding): string => {
  if (code === 'NAD-11') return `.${String(params.variant)}`;
  return code === 'MAP-02' && hop === 'bridge' ? '.bridge' : '';
};

/**
 * The title of a finding, as `sayFinding` says it. By itself, because a table of networks needs no more and then does not carry what the
 * other texts need. A rule hands over all parameters of its texts.
 */
export const sayFindingTitle = (say: Say, finding: Finding): string => {
  const key = `finding.${finding.code}.title${titleVariantOf(finding)}` as TitleKey;
  const values: Partial<TitleParams> = finding.params;
  return say<TitleKey>(key, values as TitleParams);
};
