import type { Touched } from '../inventory/subject';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import { CarrierBook } from './carrier';
import type { Diagnosis, NetworkVerdict } from './diagnosis';
import type { FindingStore } from './findingStore';
import { verdictOf } from './verdict';

interface Kept {
  verdict: NetworkVerdict;
  /** What it was judged by. */
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
    const grounds = this.#groundsOf(id);
    const holds = before?.grounds.every((ground, index) => ground === grounds[index]) === true;
    const verdict =
      before !== undefined && holds && before.grounds.length === grounds.length
        ? before.verdict
        : verdictOf(id, this.#world, findings, (network) => this.#carriers.of(network));
    this.#kept.set(id, { verdict, grounds, turn: this.#turn });
    return verdict;
  }

  #groundsOf(id: string): readonly unknown[] {
    const network = this.#world.network(id);
    if (network === undefined) return [undefined];
    const coverage = this.#world.coverage(id);
    return [
      network,
      this.#world.nicsOf(id),
      this.#world.chains(id),
      coverage.known ? coverage.value : undefined,
      onNodes(network) ? this.#carriers.of(network) : undefined,
      this.#store.versionAt({ scope: 'network', key: id }),
      this.#store.versionAt({ scope: 'localnet', key: network.localnet ?? '' }),
      ...network.attachments.map((key) => this.#store.versionAt({ scope: 'attachment', key })),
    ];
  }
}

const onNodes = ({ type }: VlanNetwork): boolean => type === 'localnet' || type === 'linux-bridge';
