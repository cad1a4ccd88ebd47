import type { NodeLabel } from '../intents/intent';
import { nodeLabelPatch, nodeUnlabelPatch } from '../kinds/nodeLabelPatch';
import type { World } from '../networks/world';
import type { Step } from './plan';

/** Puts the labels on the nodes that lack them. Their undo comes after that of the policies, which select by them. */
export const labelSteps = (
  labels: readonly NodeLabel[],
  { inventory }: Pick<World, 'inventory'>,
): readonly Step[] =>
  labels.flatMap(({ node, key, value }) => {
    const present = inventory.get('node', node)?.labels ?? {};
    if (present[key] === value) return [];
    const place = { kind: 'node' as const, namespace: '', name: node };
    return [
      {
        id: `label node ${node}`,
        ...place,
        write: { type: 'patch', operations: nodeLabelPatch(present, key, value) },
        after: [],
        undo: [
          {
            id: `unlabel node ${node}`,
            ...place,
            write: { type: 'patch', operations: nodeUnlabelPatch(key, value, present[key]) },
            after: [],
            undo: [],
          },
        ],
      },
    ];
  });
