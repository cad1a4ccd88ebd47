import type { Finding } from '../diagnostics/finding';
import type { Card } from './card';
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

/** Sorts findings once for as long as the list of them is the same. */
export class FindingsBook {
  private readonly lists = new WeakMap<readonly Finding[], Sorted>();

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

  private sorted(findings: readonly Finding[]): Sorted {
    const before = this.lists.get(findings);
    if (before !== undefined) return before;
    const sorted = sortedOut(findings);
    this.lists.set(findings, sorted);
    return sorted;
  }
}
