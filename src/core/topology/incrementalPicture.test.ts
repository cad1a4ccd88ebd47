import fc from 'fast-check';
import { changesOf, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import type { Change, Put } from '../inventory/inventory';
import { keyOf } from '../kinds/read';
import type { Picture } from './card';
import { createTopology } from './createTopology';
import { wholePicture } from './pictureQuery';
import type { PictureQuery } from './pictureQuery';

const objects = findScenario('three-workers').objects();
const puts = changesOf(objects).filter((change): change is Put => change.type === 'put');

const shuffledNames: Readonly<Record<string, string>> = { ens224: 'enp9s0', eno1: 'enp1s0' };

/** A change of one object that matters to the picture. */
const mutated = (put: Put, how: number): Change => {
  if (how === 0) return { type: 'remove', kind: put.kind, key: keyOf(put.facts) };
  if (put.kind === 'nns') {
    const { facts } = put;
    if (how === 1)
      return { ...put, facts: { ...facts, mappings: (facts.mappings ?? []).slice(1) } };
    if (how === 2) return { ...put, facts: { ...facts, mappings: undefined } };
    const interfaces = facts.interfaces.map((one) =>
      how === 3
        ? { ...one, mtu: 1400, name: shuffledNames[one.name] ?? one.name }
        : { ...one, state: 'down' },
    );
    return { ...put, facts: { ...facts, interfaces } };
  }
  if (put.kind === 'vm')
    return { ...put, facts: { ...put.facts, nics: put.facts.nics.slice(how % 2) } };
  if (put.kind === 'node') return { ...put, facts: { ...put.facts, ready: how % 2 === 0 } };
  return put;
};

const step = fc.tuple(fc.nat({ max: puts.length - 1 }), fc.nat({ max: 5 }));

const queries: readonly Partial<PictureQuery>[] = [
  {},
  { namespaces: ['frontend'] },
  { nodes: ['worker-3'], signs: ['error'] },
  { vms: ['orders/order-4'], search: '1924' },
];

const comparable = (picture: Picture): unknown => {
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  return {
    lanes: picture.lanes,
    cards: [...picture.cards].sort(byId),
    links: [...picture.links].sort(byId),
    problems: picture.problems,
    matches: [...(picture.matches ?? [])].sort(),
  };
};

test('a picture that is kept up to date is the one that a new reading gives, after every change', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      const world = worldOfObjects(objects);
      const diagnosis = createDiagnosis(world);
      const topology = createTopology(world, diagnosis);
      topology.picture(wholePicture);
      for (const [at, how] of steps) {
        const put = puts[at];
        if (put === undefined) continue;
        diagnosis.update(world.apply([mutated(put, how)]).touched);
        const anew = createTopology(world, createDiagnosis(world));
        for (const part of queries) {
          const query = { ...wholePicture, ...part };
          expect(comparable(topology.picture(query))).toEqual(comparable(anew.picture(query)));
        }
        expect(topology.nodeSets()).toEqual(anew.nodeSets());
      }
    }),
    { numRuns: 40 },
  );
});
