import type { Finding } from '../core/diagnostics/finding';
import type { Say, WordKey } from './catalogue';
import type { findings } from './findings';
import type { Params } from './say';

type TitleKey = Extract<WordKey, `finding.${string}.title` | `finding.${string}.title.${string}`>;
type TitleParams = Params<(typeof findings)[keyof typeof findings]>;

/** The one code whose title is written for each variant. */
const TITLED_BY_VARIANT = 'NAD-11';

/**
 * The title of a finding, as `sayFinding` says it. By itself, because a table of networks needs no more and then does not carry what the
 * other texts need. A rule hands over all parameters of its texts.
 */
export const sayFindingTitle = (say: Say, { code, params }: Finding): string => {
  const variant = code === TITLED_BY_VARIANT ? `.${String(params.variant)}` : '';
  const values: Partial<TitleParams> = params;
  return say<TitleKey>(`finding.${code}.title${variant}` as TitleKey, values as TitleParams);
};
