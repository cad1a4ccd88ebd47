import type { Snapshot } from '../../cluster/snapshot';
import type { Unchecked } from '../../core/diagnostics/diagnosis';
import type { Picture } from '../../core/topology/card';
import { createTopology } from '../../core/topology/createTopology';
import type { Topology } from '../../core/topology/createTopology';
import { compareNames } from '../../core/values/compareNames';
import { pictureQueryOf } from './topologyQuery';
import type { TopologyQuery } from './topologyQuery';

/** Everything that the page draws, taken from one snapshot. */
export interface TopologyModel {
  picture: Picture;
  unchecked: readonly Unchecked[];
  /** What the filters offer. */
  localnets: readonly string[];
  namespaces: readonly string[];
  nodes: readonly string[];
}

const namespacesOf = ({ world }: Snapshot): readonly string[] => {
  const names = new Set<string>();
  for (const { namespaces } of world.networks()) {
    for (const namespace of namespaces) names.add(namespace);
  }
  for (const { namespace } of world.inventory.all('vm')) names.add(namespace);
  return [...names].sort(compareNames);
};

/** Makes models of snapshots; what was worked out for a world is kept as long as the world is the same. */
export class TopologyModels {
  private topology: Topology | undefined;
  private made: Pick<Snapshot, 'world' | 'diagnosis'> | undefined;

  of(snapshot: Snapshot, query: TopologyQuery): TopologyModel {
    const { world, diagnosis } = snapshot;
    if (this.topology === undefined || this.made?.world !== world) {
      this.topology = createTopology(world, diagnosis);
      this.made = { world, diagnosis };
    }
    return {
      picture: this.topology.picture(pictureQueryOf(query)),
      unchecked: diagnosis.unchecked(),
      localnets: world.localnets().map(({ name }) => name),
      namespaces: namespacesOf(snapshot),
      nodes: [...world.inventory.keys('nns')].sort(compareNames),
    };
  }
}
