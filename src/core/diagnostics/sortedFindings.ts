import type { Finding, Severity } from './finding';
import { severityRank } from './severityRank';

/** What is found at the NICs of one network. */
export interface NicFindings {
  /** By id. */
  list: readonly Finding[];
  worst: Severity;
}

/** Findings by where they are drawn. There may be one for each of tens of thousands of VMs, so they are told apart once per change. */
export interface SortedFindings {
  /** Findings about NICs of a network, by its id. */
  byNetwork: ReadonlyMap<string, NicFindings>;
  /** All others, by id. */
  others: readonly Finding[];
  /** VMs with a finding of at least a warning. */
  troubledVms: ReadonlySet<string>;
}

/** Tells findings that come by id apart. */
export const sortFindings = (findings: readonly Finding[]): SortedFindings => {
  const byNetwork = new Map<string, { list: Finding[]; worst: Severity }>();
  const others: Finding[] = [];
  const troubledVms = new Set<string>();
  for (const finding of findings) {
    const { severity, subject, related } = finding;
    if (subject.scope !== 'vm') {
      others.push(finding);
      continue;
    }
    if (severity !== 'info') troubledVms.add(subject.key);
    const network = related.find(({ scope }) => scope === 'network');
    if (network === undefined) {
      others.push(finding);
      continue;
    }
    const found = byNetwork.get(network.key);
    if (found === undefined) byNetwork.set(network.key, { list: [finding], worst: severity });
    else {
      found.list.push(finding);
      if (severityRank(severity) < severityRank(found.worst)) found.worst = severity;
    }
  }
  return { byNetwork, others, troubledVms };
};
