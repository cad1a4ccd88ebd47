import type { ManifestProblem } from '../core/kinds/manifestProblem';
import type { Say } from './catalogue';
import type { manifestProblems } from './manifestProblems';
import type { Params } from './say';

type ProblemParams = Params<(typeof manifestProblems)[keyof typeof manifestProblems]>;

/** Every parameter that a problem's text may have, so that any code can be said; a problem brings those of its own text. */
const BLANK: ProblemParams = {
  bond: '',
  bridge: '',
  detail: '',
  expected: '',
  former: '',
  found: '',
  ipam: '',
  key: '',
  localnet: '',
  mode: '',
  mtu: '',
  name: '',
  nodes: '',
  other: '',
  place: '',
  plugin: '',
  plugins: '',
  port: '',
  range: '',
  role: '',
  state: '',
  stp: '',
  subnet: '',
  subnets: '',
  topology: '',
  type: '',
  version: '',
  vlan: '',
};

/** The sentence of a problem: what would happen and what to write instead. */
export const sayManifestProblem = ({ code, params }: ManifestProblem, say: Say): string =>
  say(`manifest.${code}`, { ...BLANK, ...params });
