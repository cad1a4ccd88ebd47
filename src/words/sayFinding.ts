import type { Finding } from '../core/diagnostics/finding';
import type { Say, WordKey } from './catalogue';
import type { findings } from './findings';
import { findingVariants } from './findingVariants';
import type { Params } from './say';
import { titleVariantOf } from './sayFindingTitle';

/** What a person reads of a finding. `cause` includes what it means for VMs, where that is known. */
export interface FindingWords {
  title: string;
  cause: string;
  remedy: string;
}

type FindingKey = Extract<WordKey, `finding.${string}`>;
type FindingParams = Params<(typeof findings)[keyof typeof findings]>;

/** Every parameter that a text may ask for. The compiler refuses a text with one that is not here. */
const NO_PARAMS: FindingParams = {
  abortedNodes: '',
  attachment: '',
  attachmentA: '',
  attachmentB: '',
  bridge: '',
  candidates: '',
  count: '',
  detail: '',
  error: '',
  foreign: '',
  found: '',
  key: '',
  keys: '',
  kinds: '',
  label: '',
  localnet: '',
  localnets: '',
  meant: '',
  namespace: '',
  network: '',
  networks: '',
  nic: '',
  nodes: '',
  policy: '',
  ports: '',
  setting: '',
  settings: '',
  suggestion: '',
  valueA: '',
  valueB: '',
  vm: '',
  vms: '',
};

/** The text of one part: that of the finding's variant, or the one that all variants share. */
const keyOfPart = (finding: Finding, part: string): FindingKey | undefined => {
  const { code, params } = finding;
  const key = `finding.${code}.${part}`;
  if (part === 'title' && `${code}.cause` in findingVariants) {
    return `${key}${titleVariantOf(finding)}` as FindingKey;
  }
  const variants = findingVariants[`${code}.${part}`]?.split(' ') ?? [];
  const variant = String(params.variant);
  if (variants.includes(variant)) return `${key}.${variant}` as FindingKey;
  return variants.includes('') ? (key as FindingKey) : undefined;
};

/** How many are concerned by what a finding means: VMs, or nodes that were not attempted. */
const concerned = ({ params }: Finding): number => {
  const count = params.vms ?? params.aborted;
  return typeof count === 'number' ? count : 0;
};

/** Says a finding: title, cause and remedy. */
export const sayFinding = (say: Say, finding: Finding): FindingWords => {
  const sayPart = (part: string, params: Finding['params'] = finding.params): string => {
    const key = keyOfPart(finding, part);
    return key === undefined ? '' : say<FindingKey>(key, { ...NO_PARAMS, ...params }).trim();
  };
  const count = concerned(finding);
  const impact = count > 0 ? sayPart('impact', { ...finding.params, count }) : '';
  return {
    title: sayPart('title'),
    cause: [sayPart('cause'), impact].filter((text) => text !== '').join(' '),
    remedy: sayPart('remedy'),
  };
};
