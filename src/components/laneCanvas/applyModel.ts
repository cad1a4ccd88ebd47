import { action, isNode, Point } from '@patternfly/react-topology';
import type { Visualization } from '@patternfly/react-topology';
import type { CanvasModel } from './canvasModel';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Brings a model into the controller. Where the same cards and links stay, only what differs is touched; otherwise the library merges, which
 * costs the square of the number of elements and is why the picture is bounded.
 */
export const applyModel = (controller: Visualization, { nodes, edges }: CanvasModel): void => {
  const elements = [...nodes, ...edges];
  const known = controller.hasGraph() ? controller.getElements().length - 1 : -1;
  const unchanged =
    known === elements.length &&
    elements.every(({ id }) => controller.getElementById(id) !== undefined);
  action(() => {
    if (!unchanged) {
      controller.fromModel(
        { graph: { id: 'lanes', type: 'graph' }, nodes: [...nodes], edges: [...edges] },
        controller.hasGraph(),
      );
    }
    for (const { id, data } of elements) {
      const element = controller.getElementById(id);
      if (element !== undefined && !same(element.getData(), data)) element.setData(data);
    }
    const graph = controller.getGraph();
    for (const [index, { id, x, y }] of nodes.entries()) {
      const node = controller.getNodeById(id);
      if (node === undefined || !isNode(node)) continue;
      const place = node.getPosition();
      if (place.x !== x || place.y !== y) node.setPosition(new Point(x, y));
      // The order of the elements is the order of the screen reader: by lane, from the top.
      if (graph.getNodes()[index] !== node) graph.insertChild(node, edges.length + index);
    }
  })();
};
