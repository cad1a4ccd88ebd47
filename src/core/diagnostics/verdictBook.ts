import type { Touched } from '../inventory/subject';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import { CarrierBook } from './carrier';
import type { Diagnosis, NetworkVerdict } from './diagnosis';
import type { FindingStore } from './findingStore';
import { verdictOf, verdictParts } from './verdict';
import type { VerdictParts } from './verdict';
import { sameEntries } from '../values/sameEntries';

interface Kept {
  verdict: NetworkVerdict;
  parts: VerdictParts | undefined;
  /** What the parts follow from, and what the verdict does. */
  seen: readonly unknown[];
  grounds: readonly unknown[];
  /** The change after which the grounds were last looked at. */
  turn: number;
}

/**
 * Verdicts of networks. After a change each is looked at when it is asked for: one whose grounds are still the same objects holds, and stays the
 * same object itself.
 */
export class VerdictBook {
  readonly #kept = new Map<string, Kept>();
  readonly #carriers: CarrierBook;
  readonly #world: World;
  readonly #store: FindingStore;
  #turn = 0;

  constructor(world: World, store: FindingStore) {
    this.#world = world;
    this.#store = store;
    this.#carriers = new CarrierBook(world);
  }

  /** Notes that something changed. A policy is a cause wherever it failed, so it leaves nothing as it was. */
  update(touched: Touched): void {
    this.#turn += 1;
    this.#carriers.update();
    if (touched.get('network') !== 'all' && !touched.has('policy')) return;
    this.#kept.clear();
    this.#carriers.clear();
  }

  /** Whether asking for a verdict costs nothing. */
  has(id: string): boolean {
    return this.#kept.get(id)?.turn === this.#turn;
  }

  of(id: string, findings: Pick<Diagnosis, 'of' | 'causesOf'>): NetworkVerdict {
    const before = this.#kept.get(id);
    if (before?.turn === this.#turn) return before.verdict;
    const network = this.#world.network(id);
    const seen = network === undefined ? [] : this.#seenOf(network);
    const grounds = network === undefined ? [] : [...seen, ...this.#chainOf(network)];
    if (before !== undefined && sameEntries(before.grounds, grounds)) {
      this.#kept.set(id, { ...before, turn: this.#turn });
      return before.verdict;
    }
    let parts = before !== undefined && sameEntries(before.seen, seen) ? before.parts : undefined;
    const verdict = verdictOf(
      id,
      this.#world,
      findings,
      (one) => this.#carriers.of(one),
      (one) => (parts ??= verdictParts(this.#world, one, findings)),
    );
    this.#kept.set(id, { verdict, parts, seen, grounds, turn: this.#turn });
    return verdict;
  }

  /** What findings and NICs give. */
  #seenOf(network: VlanNetwork): readonly unknown[] {
    const { id, localnet = '', attachments } = network;
    const coverage = this.#world.coverage(id);
    return [
      network,
      this.#world.nicsOf(id),
      coverage.known ? coverage.value : undefined,
      this.#store.versionAt({ scope: 'network', key: id }),
      this.#store.versionAt({ scope: 'localnet', key: localnet }),
      ...attachments.map((key) => this.#store.versionAt({ scope: 'attachment', key })),
    ];
  }

  /** What nodes report. */
  #chainOf(network: VlanNetwork): readonly unknown[] {
    return [
      this.#world.chains(network.id),
      onNodes(network) ? this.#carriers.of(network) : undefined,
    ];
  }
}

const onNodes = ({ type }: VlanNetwork): boolean => type === 'localnet' || type === 'linux-bridge';
