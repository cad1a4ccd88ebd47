import type { Finding, Severity } from '../diagnostics/finding';
import type { Inventory } from '../inventory/inventory';
import type { Subject } from '../inventory/subject';
import { networkIdOf } from '../kinds/networkId';
import type { Card, CardStatus } from './card';
import { worst } from './card';
import { localnetCardId } from './sketchLocalnets';
import { networkCardId } from './sketchNetworks';

const statusOfSeverity: Record<Severity, CardStatus> = {
  critical: 'error',
  error: 'error',
  warning: 'warning',
  info: 'ok',
};

/** Finds the cards that a subject is drawn as. */
export class CardFinder {
  private readonly byId = new Map<string, Card>();
  private readonly bridges: Card[] = [];
  private readonly nicsByVm = new Map<string, string[]>();

  constructor(
    private readonly inventory: Inventory,
    cards: readonly Card[],
  ) {
    for (const card of cards) {
      this.byId.set(card.id, card);
      if (card.facts.type === 'bridge') this.bridges.push(card);
      if (card.facts.type !== 'nics') continue;
      for (const vm of card.facts.vms) {
        const ids = this.nicsByVm.get(vm);
        if (ids === undefined) this.nicsByVm.set(vm, [card.id]);
        else ids.push(card.id);
      }
    }
  }

  of({ scope, key }: Subject): readonly string[] {
    switch (scope) {
      case 'localnet':
        return this.drawn([localnetCardId(key)]);
      case 'network':
        return this.drawn([networkCardId(key)]);
      case 'attachment': {
        const nad = this.inventory.get('nad', key);
        const id = nad === undefined ? undefined : networkIdOf(nad.config);
        return this.drawn([`attachment:${key}`, ...(id === undefined ? [] : [networkCardId(id)])]);
      }
      case 'vm':
        return this.nicsByVm.get(key) ?? [];
      case 'policy':
        return this.ofPolicy(key);
      case 'node':
      case 'cluster':
        return [];
    }
  }

  /** What a policy maps and the bridges that it builds. */
  private ofPolicy(name: string): readonly string[] {
    const policy = this.inventory.get('nncp', name);
    if (policy === undefined) return [];
    const names = new Set([
      ...policy.interfaces.flatMap(({ name: bridge, ports }) =>
        ports === undefined ? [] : [bridge],
      ),
      ...policy.mappings.map(({ bridge }) => bridge),
    ]);
    return [
      ...this.drawn(policy.mappings.map(({ localnet }) => localnetCardId(localnet))),
      ...this.bridges.flatMap(({ id, facts }) =>
        facts.type === 'bridge' && names.has(facts.name) ? [id] : [],
      ),
    ];
  }

  private drawn(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => this.byId.has(id));
  }
}

/**
 * Cards of a finding: those of its subject, and of what it is related to where the subject itself has none (a node is drawn as its bridges,
 * never as a card).
 */
export const cardsOfFinding = (finder: CardFinder, finding: Finding): readonly string[] => {
  const own = finder.of(finding.subject);
  const ids = own.length > 0 ? own : finding.related.flatMap((subject) => finder.of(subject));
  return [...new Set(ids)];
};

/** Puts the findings on the cards that they are about; a card is never better than what is found at it. */
export const decorate = (
  cards: readonly Card[],
  findings: readonly Finding[],
  finder: CardFinder,
): readonly Card[] => {
  const byCard = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const id of cardsOfFinding(finder, finding)) {
      const list = byCard.get(id);
      if (list === undefined) byCard.set(id, [finding]);
      else list.push(finding);
    }
  }
  return cards.map((card) => {
    const own = byCard.get(card.id);
    if (own === undefined) return card;
    const status = worst([card.status, ...own.map(({ severity }) => statusOfSeverity[severity])]);
    return { ...card, findings: own, status };
  });
};

/** Subjects of findings that need attention, by key, for one scope. */
export const troubledKeys = (
  findings: readonly Finding[],
  scope: Subject['scope'],
): ReadonlySet<string> =>
  new Set(
    findings.flatMap(({ severity, subject }) =>
      statusOfSeverity[severity] !== 'ok' && subject.scope === scope ? [subject.key] : [],
    ),
  );
