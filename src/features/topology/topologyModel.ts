import type { Snapshot } from '../../cluster/snapshot';
import type { Unchecked } from '../../core/diagnostics/diagnosis';
import type { Picture } from '../../core/topology/card';
import { createTopology } from '../../core/topology/createTopology';
import type { Topology } from '../../core/topology/createTopology';
import type { PictureQuery } from '../../core/topology/pictureQuery';
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

interface Made {
  snapshot: Snapshot;
  /** The query without what is pinned, as text. */
  asked: string;
  model: TopologyModel;
}

/**
 * Makes models of snapshots. What was worked out for a world is kept as long as the world is the same, and a selection that is drawn anyway
 * gives the very same model: lighting a path lays nothing out again.
 */
export class TopologyModels {
  private topology: Topology | undefined;
  private world: Snapshot['world'] | undefined;
  private made: Made | undefined;

  of(snapshot: Snapshot, query: TopologyQuery): TopologyModel {
    const { pinned, ...asked } = pictureQueryOf(query);
    const text = JSON.stringify(asked);
    if (this.made?.snapshot !== snapshot || this.made.asked !== text) {
      this.made = { snapshot, asked: text, model: this.make(snapshot, { ...asked, pinned: [] }) };
    }
    const { model } = this.made;
    const drawn = (id: string): boolean => model.picture.cards.some((card) => card.id === id);
    if (pinned.every(drawn)) return model;
    return { ...model, picture: this.topologyOf(snapshot).picture({ ...asked, pinned }) };
  }

  private make(snapshot: Snapshot, query: PictureQuery): TopologyModel {
    const { world, diagnosis } = snapshot;
    return {
      picture: this.topologyOf(snapshot).picture(query),
      unchecked: diagnosis.unchecked(),
      localnets: world.localnets().map(({ name }) => name),
      namespaces: namespacesOf(snapshot),
      nodes: [...world.inventory.keys('nns')].sort(compareNames),
    };
  }

  private topologyOf({ world, diagnosis }: Snapshot): Topology {
    if (this.topology === undefined || this.world !== world) {
      this.topology = createTopology(world, diagnosis);
      this.world = world;
    }
    return this.topology;
  }
}
