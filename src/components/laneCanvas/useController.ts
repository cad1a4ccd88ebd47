import {
  action,
  GraphComponent,
  ModelKind,
  Point,
  Visualization,
} from '@patternfly/react-topology';
import type { ComponentFactory } from '@patternfly/react-topology';
import { useLayoutEffect, useState } from 'react';
import { applyModel } from './applyModel';
import { CardNode } from './CardNode';
import type { CanvasModel } from './canvasModel';
import { DETAIL_SCALES, MARGIN } from './canvasScale';
import { LaneEdge } from './LaneEdge';

const componentFactory: ComponentFactory = (kind) => {
  switch (kind) {
    case ModelKind.graph:
      return GraphComponent;
    case ModelKind.node:
      return CardNode;
    case ModelKind.edge:
      return LaneEdge;
  }
};

const newController = (): Visualization => {
  const controller = new Visualization();
  controller.registerComponentFactory(componentFactory);
  // The surface is as large as the picture and scrolls natively: nothing in it is out of view for the library.
  controller.setRenderConstraint(false);
  return controller;
};

/** react-topology's controller, kept in step with a model and a scale. */
export const useController = (model: CanvasModel, scale: number): Visualization => {
  const [controller] = useState(newController);
  useLayoutEffect(() => {
    applyModel(controller, model);
  }, [controller, model]);
  useLayoutEffect(() => {
    action(() => {
      const graph = controller.getGraph();
      graph.setDetailsLevelThresholds(DETAIL_SCALES);
      graph.setScale(scale);
      graph.setPosition(new Point(MARGIN * scale, MARGIN * scale));
    })();
  }, [controller, scale]);
  return controller;
};
