import { networkRowOf } from '../../src/features/networks/networkRow';
import type { Diagnosis } from '../../src/core/diagnostics/diagnosis';
import { createDiagnosis } from '../../src/core/diagnostics/createDiagnosis';
import type { Finding } from '../../src/core/diagnostics/finding';
import { Inventory } from '../../src/core/inventory/inventory';
import type { Change } from '../../src/core/inventory/inventory';
import type { Subject } from '../../src/core/inventory/subject';
import { kindRegistry, kinds } from '../../src/core/kinds/kindRegistry';
import { createWorld } from '../../src/core/networks/createWorld';
import { nodeSetsOf } from '../../src/core/networks/nodeSetsOf';
import type { World } from '../../src/core/networks/world';
import { createTopology } from '../../src/core/topology/createTopology';
import type { Topology } from '../../src/core/topology/createTopology';
import { wholePicture } from '../../src/core/topology/pictureQuery';
import { untruths } from './untruths';
import {
  localnets,
  nadKeys,
  namespaces,
  networkIds,
  nodesReporting,
  policies,
  vmKeys,
} from './universe';

/** The whole of what the product knows of a cluster, kept up to date. */
export class Views {
  private readonly world: World = createWorld(new Inventory());
  private readonly diagnosis: Diagnosis = createDiagnosis(this.world);
  private readonly topology: Topology = createTopology(this.world, this.diagnosis);

  /** @param steps how much of what follows is worked off at once; the rest waits until somebody looks, or for the next change */
  apply(changes: readonly Change[], steps = 0): void {
    this.diagnosis.update(this.world.apply(changes).touched);
    let left = steps;
    this.diagnosis.work(() => left-- > 0);
  }

  /** Unread things that are told as fine. */
  untruths(): readonly string[] {
    return untruths(this.world, this.diagnosis);
  }

  /** Every answer that anybody can get, those about what is gone included. Asking fills whatever is kept for the next time. */
  seen(): unknown {
    return {
      inventory: inventorySeen(this.world),
      networks: networksSeen(this.world),
      findings: findingsSeen(this.diagnosis),
      verdicts: networkIds.map((id) => this.diagnosis.verdict(id)),
      rows: this.world.networks().map((row) => networkRowOf(row, this.world, this.diagnosis)),
      pictures: pictureQueries.map((query) => this.topology.picture(query)),
    };
  }
}

const pictureQueries = [
  wholePicture,
  { ...wholePicture, onlyProblems: true, nodes: ['worker-1', 'worker-2'] },
  { ...wholePicture, namespaces: ['team-a'], search: 'web' },
  { ...wholePicture, localnets: ['vmdata'], pinned: ['localnet:vmdata'] },
];

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
  a[0] < b[0] ? -1 : 1;

/** Facts and indexes have no order of their own: whoever shows them sorts. */
const inventorySeen = ({ inventory }: World) => ({
  facts: kinds.map((kind) =>
    [...inventory.keys(kind)].map((key) => [key, inventory.get(kind, key)] as const).sort(byKey),
  ),
  counts: kinds.map((kind) => inventory.count(kind)),
  states: kinds.map((kind) =>
    ['', ...(kindRegistry[kind].gvk.namespaced ? namespaces : [])].map((namespace) => [
      inventory.state(kind, namespace),
      inventory.unknown(kind, namespace),
    ]),
  ),
  namespacesRead: kinds.map((kind) => inventory.namespacesRead(kind)),
  indexes: Object.values(inventory.indexes).map((index) =>
    [...index.values()].map((value) => [value, [...index.get(value)].sort()] as const).sort(byKey),
  ),
});

const networksSeen = (world: World) => ({
  networks: world.networks(),
  byId: networkIds.map((id) => [
    world.network(id),
    world.chains(id),
    world.coverage(id),
    world.nicsOf(id),
  ]),
  localnets: world.localnets(),
  byName: localnets.map((name) => world.localnet(name)),
  nics: vmKeys.map((vm) => world.nics(vm)),
  candidates: vmKeys.map((vm) => world.candidates(vm)),
  vmNodes: world.vmNodes(),
  nodeSets: nodeSetsOf(world.inventory),
});

const subjects: readonly Subject[] = [
  { scope: 'cluster', key: '' },
  ...nodesReporting.map((key) => ({ scope: 'node' as const, key })),
  ...policies.map((key) => ({ scope: 'policy' as const, key })),
  ...localnets.map((key) => ({ scope: 'localnet' as const, key })),
  ...networkIds.map((key) => ({ scope: 'network' as const, key })),
  ...nadKeys.map((key) => ({ scope: 'attachment' as const, key })),
  ...vmKeys.map((key) => ({ scope: 'vm' as const, key })),
];

const findingsSeen = (diagnosis: Diagnosis) => {
  const idsOf = (findings: readonly Finding[]) => findings.map(({ id }) => id);
  return {
    all: diagnosis.all().map((finding) => ({
      finding,
      causes: idsOf(diagnosis.causesOf(finding)),
      nics: diagnosis.nicsBehind(finding),
    })),
    ranked: idsOf(diagnosis.findings()),
    unchecked: diagnosis.unchecked(),
    bySubject: subjects.map((subject) => idsOf(diagnosis.of(subject))),
  };
};
