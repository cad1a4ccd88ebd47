import fc from 'fast-check';
import type { PlainObject } from '../fixtures/objects';
import { kindRegistry, kinds } from '../../src/core/kinds/kindRegistry';
import type { Kind } from '../../src/core/kinds/kindRegistry';
import type { ClusterEvent, ReadOutcome, SingleEvent } from './clusterEvent';
import { anyVm, anyVmi } from './machineObjects';
import { anyCudn, anyNad, anyNamespace, anyProject } from './networkObjects';
import { anyEnactment, anyNode, anyNodeState, anyPolicy } from './platformObjects';
import { cudns, nadKeys, namespaces, nodes, nodesReporting, policies, vmKeys } from './universe';

const objectsOf: Readonly<Record<Kind, fc.Arbitrary<PlainObject>>> = {
  node: anyNode,
  namespace: anyNamespace,
  project: anyProject,
  nns: anyNodeState,
  nncp: anyPolicy,
  nnce: anyEnactment,
  nad: anyNad,
  cudn: anyCudn,
  vm: anyVm,
  vmi: anyVmi,
};

/** Keys that objects of a kind can have. */
const keysOf: Readonly<Record<Kind, readonly string[]>> = {
  node: nodes,
  namespace: namespaces,
  project: namespaces,
  nns: nodesReporting,
  nncp: policies,
  nnce: nodesReporting.flatMap((node) => policies.map((policy) => `${node}.${policy}`)),
  nad: nadKeys,
  cudn: cudns,
  vm: vmKeys,
  vmi: vmKeys,
};

/** Changes of nodes and of what is read reach everything, and would hide what the changes that reach less forget: they are rare. */
const busy = (['nns', 'nncp', 'nnce', 'nad', 'nad', 'cudn', 'vm', 'vm', 'vmi'] as const).map(
  (kind): Kind => kind,
);
const anyKind = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...busy) },
  { weight: 1, arbitrary: fc.constantFrom(...kinds) },
);

const oddValues = [null, 0, -1, '', 'x', '0001', true, [], [null], {}, { name: 7 }, 1e21];

const anyPut = anyKind.chain((kind) =>
  objectsOf[kind].map((object): SingleEvent => ({ type: 'put', kind, object })),
);

const anyDeletion = anyKind.chain((kind) =>
  fc.constantFrom(...keysOf[kind]).map((key): SingleEvent => ({ type: 'delete', kind, key })),
);

const anySpoiling = anyKind.chain((kind) =>
  fc
    .record({
      key: fc.constantFrom(...keysOf[kind]),
      at: fc.nat({ max: 120 }),
      becomes: fc.constantFrom<unknown>(...oddValues),
    })
    .map((how): SingleEvent => ({ type: 'spoil', kind, ...how })),
);

const outcome = fc.oneof(
  { weight: 6, arbitrary: fc.constant<ReadOutcome>('complete') },
  {
    weight: 5,
    arbitrary: fc.constantFrom<ReadOutcome>('first-page', 'stale', 'failed', 'dropped'),
  },
  { weight: 2, arbitrary: fc.constantFrom<ReadOutcome>('forbidden', 'absent') },
);

const anyReading = fc
  .record({
    kind: fc.constantFrom(...kinds),
    outcome,
    namespace: fc.constantFrom('', ...namespaces),
  })
  .map(({ kind, namespace, ...rest }): SingleEvent => ({
    type: 'read',
    kind,
    namespace: kindRegistry[kind].gvk.namespaced ? namespace : '',
    ...rest,
  }));

const anySingle = fc.oneof(
  { weight: 20, arbitrary: anyPut },
  { weight: 7, arbitrary: anyDeletion },
  { weight: 4, arbitrary: anySpoiling },
  { weight: 2, arbitrary: anyReading },
);

const anyEvent: fc.Arbitrary<ClusterEvent> = fc.oneof(
  { weight: 8, arbitrary: anySingle },
  {
    weight: 1,
    arbitrary: fc
      .array(anySingle, { minLength: 2, maxLength: 5 })
      .map((events): ClusterEvent => ({ type: 'together', events })),
  },
);

/** The reading of every kind to the end: most sequences begin with it, as most users may read everything. */
const allRead: ClusterEvent = {
  type: 'together',
  events: kinds.map((kind) => ({ type: 'read', kind, namespace: '', outcome: 'complete' })),
};

/** A cluster, what its user may read of it, and what happens then: `length` events. */
export const anyEvents = (length: number): fc.Arbitrary<readonly ClusterEvent[]> =>
  fc
    .tuple(
      fc
        .array(anyPut, { minLength: 25, maxLength: 25 })
        .map((events): ClusterEvent => ({ type: 'together', events })),
      fc.array(anyEvent, { minLength: length - 2, maxLength: length - 2 }),
    )
    .map(([start, events]) => [start, allRead, ...events]);
