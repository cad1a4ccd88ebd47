import type { Finding, Severity } from '../diagnostics/finding';
import type { Subject } from '../inventory/subject';
import type { FactMemo } from '../networks/factMemo';
import { worst } from './card';
import type { Card, CardStatus } from './card';
import { networkCardId, nicsCardId } from './sketchNetworks';

/** Findings about NICs of a network, by the card of its NICs, and all others. There may be one for each of tens of thousands of VMs. */
interface Sorted {
  byNicsCard: ReadonlyMap<string, readonly Finding[]>;
  others: readonly Finding[];
  troubledVms: ReadonlySet<string>;
}

const sortedOut = (findings: readonly Finding[]): Sorted => {
  const byNetwork = new Map<string, Finding[]>();
  const others: Finding[] = [];
  const troubledVms = new Set<string>();
  for (const finding of findings) {
    const { severity, subject, related } = finding;
    const ofVm = subject.scope === 'vm';
    if (ofVm && severity !== 'info') troubledVms.add(subject.key);
    const network = ofVm ? related.find(isNetwork) : undefined;
    if (network === undefined) {
      others.push(finding);
      continue;
    }
    const list = byNetwork.get(network.key);
    if (list === undefined) byNetwork.set(network.key, [finding]);
    else list.push(finding);
  }
  const byNicsCard = new Map(
    [...byNetwork].map(([network, list]) => [nicsCardId(networkCardId(network)), list]),
  );
  return { byNicsCard, others, troubledVms };
};

const isNetwork = ({ scope }: Subject): boolean => scope === 'network';

const statusOfSeverity: Record<Severity, CardStatus> = {
  critical: 'error',
  error: 'error',
  warning: 'warning',
  info: 'ok',
};

const worstFound = (findings: readonly Finding[]): CardStatus =>
  worst([...new Set(findings.map(({ severity }) => statusOfSeverity[severity]))]);

/** Sorts findings once for as long as the list of them is the same. */
export class FindingsBook {
  constructor(private readonly memo: FactMemo) {}

  /** Findings that have to be looked for one by one. */
  others(findings: readonly Finding[]): readonly Finding[] {
    return this.sorted(findings).others;
  }

  /** VMs with a finding of at least a warning. */
  troubledVms(findings: readonly Finding[]): ReadonlySet<string> {
    return this.sorted(findings).troubledVms;
  }

  /** Findings about the NICs that a card stands for; `every`: it stands for all NICs of its network. */
  at(findings: readonly Finding[], { id, facts }: Card, every: boolean): readonly Finding[] {
    const own = facts.type === 'nics' ? this.sorted(findings).byNicsCard.get(id) : undefined;
    if (own === undefined || facts.type !== 'nics') return [];
    if (every) return own;
    const vms = new Set(facts.vms);
    return own.filter(({ subject }) => vms.has(subject.key));
  }

  /** The worst severity of a list as a status. */
  worstOf(findings: readonly Finding[]): CardStatus {
    return this.memo.of(findings, 'worst', worstFound);
  }

  private sorted(findings: readonly Finding[]): Sorted {
    return this.memo.of(findings, 'by card', sortedOut);
  }
}
