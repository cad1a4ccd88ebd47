import type { Snapshot } from '../../cluster/snapshot';
import type { Unchecked } from '../../core/diagnostics/diagnosis';
import { sameFacts } from '../../core/inventory/sameFacts';
import type { Picture } from '../../core/topology/card';
import { createTopology } from '../../core/topology/createTopology';
import type { Topology } from '../../core/topology/createTopology';
import { keepPicture } from '../../core/topology/keepPicture';
import { layOutAfter } from '../../core/topology/layOut';
import type { Layout } from '../../core/topology/layOut';
import type { NodePicture } from '../../core/topology/nodePicture';
import type { PictureQuery } from '../../core/topology/pictureQuery';
import { searchCards } from '../../core/topology/searchCards';
import { pictureQueryOf } from './topologyQuery';
import type { TopologyQuery } from './topologyQuery';
import { TopologySource } from './TopologySource';
import type { DrawNode } from './useNodePicture';

/** Everything that the page draws, taken from one snapshot. */
export interface TopologyModel {
  picture: Picture;
  /** Cards that stay keep their places while the same is asked for. */
  layout: Layout;
  unchecked: readonly Unchecked[];
  source: TopologySource;
  /** The node that is shown by itself; `undefined`: the cluster is shown. */
  isolated: NodePicture | undefined;
}

interface Live {
  world: Snapshot['world'];
  topology: Topology;
  source: TopologySource;
}

type Drawn = Pick<TopologyModel, 'picture' | 'layout'>;

interface Made {
  snapshot: Snapshot;
  /** The query without what is pinned, as text. */
  asked: string;
  model: TopologyModel;
}

/** Whether more of the cluster may come. */
const isPart = ({ lanes }: Picture): boolean => lanes.some(({ isLeast }) => isLeast === true);

/**
 * A picture with its layout; what came out the same as before is the same object. When all is read the cards are placed anew, so that one cluster
 * gives one picture in whatever order it came.
 */
const drawnAs = (now: Picture, before: Drawn | undefined): Drawn => {
  const picture = before === undefined ? now : keepPicture(before.picture, now);
  if (before?.picture === picture) return before;
  const completed = before !== undefined && isPart(before.picture) && !isPart(picture);
  return { picture, layout: layOutAfter(picture, completed ? undefined : before) };
};

/**
 * Makes models of snapshots. What was worked out for a world is kept as long as the world is the same. A picture that came out the same is
 * the same object, and so is that of a selection which is drawn anyway: neither a change elsewhere in the cluster nor lighting a path draws
 * anything again.
 */
export class TopologyModels {
  private live: Live | undefined;
  private made: Made | undefined;
  private pinned: Drawn | undefined;

  /** As long as there is no `drawNode` the cluster is shown, also where one node is asked for. */
  of(snapshot: Snapshot, query: TopologyQuery, drawNode?: DrawNode): TopologyModel {
    const { pinned, ...asked } = pictureQueryOf(query);
    const isolated =
      query.isolated === undefined || drawNode === undefined
        ? undefined
        : { node: query.isolated, drawNode };
    const text = JSON.stringify([isolated?.node, asked]);
    if (this.made?.snapshot !== snapshot || this.made.asked !== text) {
      const { source } = this.liveOf(snapshot);
      const same = this.made?.asked === text ? this.made.model : undefined;
      const whole = this.pictureOf(snapshot, isolated, { ...asked, pinned: [] });
      const drawn = drawnAs(whole.picture, same);
      const unchecked = snapshot.diagnosis.unchecked();
      const before = this.made?.model.unchecked;
      const model = {
        ...drawn,
        unchecked: before !== undefined && sameFacts(before, unchecked) ? before : unchecked,
        source,
        isolated: whole.isolated,
      };
      this.made = { snapshot, asked: text, model };
    }
    const { model } = this.made;
    const { cards } = model.picture;
    if (pinned.every((id) => cards.some((card) => card.id === id))) return model;
    const { picture } = this.pictureOf(snapshot, isolated, { ...asked, pinned });
    this.pinned = drawnAs(picture, this.pinned ?? model);
    return { ...model, ...this.pinned };
  }

  private pictureOf(
    snapshot: Snapshot,
    alone: { node: string; drawNode: DrawNode } | undefined,
    query: PictureQuery,
  ): Pick<TopologyModel, 'picture' | 'isolated'> {
    const { world, diagnosis } = snapshot;
    const { topology } = this.liveOf(snapshot);
    if (alone === undefined) return { picture: topology.picture(query), isolated: undefined };
    const isolated = alone.drawNode(world, diagnosis, topology, alone.node, query.pinned);
    const matches =
      query.search.trim() === '' ? undefined : searchCards(isolated.picture.cards, query.search);
    return { picture: { ...isolated.picture, matches }, isolated };
  }

  private liveOf({ world, diagnosis }: Snapshot): Live {
    if (this.live?.world !== world) {
      const topology = createTopology(world, diagnosis);
      this.live = { world, topology, source: new TopologySource(world, topology) };
    }
    return this.live;
  }
}
