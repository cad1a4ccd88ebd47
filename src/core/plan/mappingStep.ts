import type { NewLocalnet, PolicyPart } from '../intents/intent';
import { bridgeMappingPolicy, mappingRemovalPatch } from '../kinds/bridgeMappingPolicy';
import type { World } from '../networks/world';
import type { Step } from './plan';
import { policyName } from './policyName';

/** Maps a localnet to a bridge that is there, on the nodes of one policy. */
export const mappingStep = (
  wanted: NewLocalnet,
  { id: part, nodeSelector }: PolicyPart,
  description: string | undefined,
  world: World,
): Step => {
  const { localnet, bridge, maxUnavailable } = wanted;
  const name = policyName(localnet, world, { part });
  const manifest = bridgeMappingPolicy({
    name,
    localnet,
    bridge,
    nodeSelector,
    ...(maxUnavailable !== undefined && { maxUnavailable }),
    ...(description !== undefined && { description }),
  });
  const place = { kind: 'nncp' as const, namespace: '', name };
  const unmap: Step = {
    id: `unmap nncp ${name}`,
    ...place,
    write: { type: 'patch', operations: mappingRemovalPatch({ localnet, bridge, nodeSelector }) },
    after: [],
    waitFor: { type: 'policy', policy: name },
    undo: [],
  };
  return {
    id: `create nncp ${name}`,
    ...place,
    write: { type: 'create', manifest },
    after: [],
    waitFor: { type: 'policy', policy: name },
    undo: [
      unmap,
      {
        id: `delete nncp ${name}`,
        ...place,
        write: { type: 'delete' },
        after: [unmap.id],
        undo: [],
      },
    ],
  };
};
