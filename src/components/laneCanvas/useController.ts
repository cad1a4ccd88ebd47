import { action, GraphComponent, ModelKind, Visualization } from '@patternfly/react-topology';
import type { ComponentFactory } from '@patternfly/react-topology';
import { useLayoutEffect, useState } from 'react';
import { applyModel } from './applyModel';
import { CardNode } from './CardNode';
import type { CanvasModel } from './canvasModel';
import { DETAIL_SCALES } from './canvasScale';
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

/** react-topology's controller, kept in step with a model. */
export const useController = (model: CanvasModel): Visualization => {
  const [controller] = useState(newController);
  useLayoutEffect(() => {
    applyModel(controller, model);
    action(() => {
      controller.getGraph().setDetailsLevelThresholds(DETAIL_SCALES);
    })();
  }, [controller, model]);
  return controller;
};
