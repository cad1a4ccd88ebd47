import {
  action,
  DagreLayout,
  DefaultEdge,
  DefaultNode,
  GRAPH_LAYOUT_END_EVENT,
  GraphComponent,
  isNode,
  LEFT_TO_RIGHT,
  ModelKind,
  NodeShape,
  Point,
  Visualization,
  VisualizationProvider,
  VisualizationSurface,
} from '@patternfly/react-topology';
import type { Edge, Model } from '@patternfly/react-topology';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import type { Picture } from '../../src/core/topology/card';
import { CARD_HEIGHT, CARD_WIDTH } from '../../src/core/topology/laneGrid';
import { sayEnglish } from '../../src/words/catalogue';
import { saySubtitle, sayTitle } from '../../src/words/sayCard';
import type { Line } from './crossings';

/** The same picture as the library's own components and Dagre draw it. */
export interface MountedRival {
  /** Ends when the layout is done. */
  laidOut: Promise<void>;
  zoomBy: (factor: number) => void;
  /** Takes the model in again, as a page does that hands over a whole model with every change. */
  merge: () => void;
  lines: () => readonly Line[];
  unmount: () => void;
}

const modelOf = ({ cards, links }: Picture): Model => ({
  graph: { id: 'rival', type: 'graph', layout: 'Dagre' },
  nodes: cards.map((card) => ({
    id: card.id,
    type: 'node',
    label: sayTitle(sayEnglish, card),
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    shape: NodeShape.rect,
    data: { subtitle: saySubtitle(sayEnglish, card) },
  })),
  edges: links.map(({ id, source, target }) => ({ id, type: 'edge', source, target })),
});

const lineOf = (edge: Edge): Line => ({
  source: edge.getSource().getId(),
  target: edge.getTarget().getId(),
  points: [edge.getStartPoint(), ...edge.getBendpoints(), edge.getEndPoint()].map(({ x, y }) => ({
    x,
    y,
  })),
});

export const mountRival = (place: HTMLElement, picture: Picture): MountedRival => {
  const controller = new Visualization();
  controller.registerLayoutFactory(
    (_type, graph) => new DagreLayout(graph, { rankdir: LEFT_TO_RIGHT, ranksep: 22, nodesep: 22 }),
  );
  controller.registerComponentFactory((kind) => {
    switch (kind) {
      case ModelKind.graph:
        return GraphComponent;
      case ModelKind.node:
        return DefaultNode;
      case ModelKind.edge:
        return DefaultEdge;
    }
  });
  const laidOut = new Promise<void>((resolve) => {
    controller.addEventListener(GRAPH_LAYOUT_END_EVENT, () => {
      resolve();
    });
  });
  const model = modelOf(picture);
  const root = createRoot(place);
  flushSync(() => {
    controller.fromModel(model, false);
    root.render(
      <VisualizationProvider controller={controller}>
        <VisualizationSurface />
      </VisualizationProvider>,
    );
  });
  return {
    laidOut,
    zoomBy: (factor) => {
      flushSync(() => {
        action(() => {
          controller.getGraph().scaleBy(factor, new Point(600, 300));
        })();
      });
    },
    merge: () => {
      flushSync(() => {
        controller.fromModel(model, true);
      });
    },
    lines: () =>
      controller
        .getGraph()
        .getEdges()
        .filter((edge) => isNode(edge.getSource()))
        .map(lineOf),
    unmount: () => {
      root.unmount();
    },
  };
};
