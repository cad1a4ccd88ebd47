import type { Finding, Severity } from '../diagnostics/finding';
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
  const byNicsCard = new Map<string, Finding[]>();
  const others: Finding[] = [];
  const troubledVms = new Set<string>();
  for (const finding of findings) {
    const { severity, subject } = finding;
    if (subject.scope === 'vm' && severity !== 'info') troubledVms.add(subject.key);
    const network =
      subject.scope === 'vm' ? finding.related.find(({ scope }) => scope === 'network') : undefined;
    if (network === undefined) {
      others.push(finding);
      continue;
    }
    const card = nicsCardId(networkCardId(network.key));
    const list = byNicsCard.get(card);
    if (list === undefined) byNicsCard.set(card, [finding]);
    else list.push(finding);
  }
  return { byNicsCard, others, troubledVms };
};

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
