import { worldOfScenario } from '../../../dev/fixtures/worldOfScenario';
import { livingScenarios } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import { kinds } from '../kinds/kindRegistry';
import type { Kind } from '../kinds/kindRegistry';
import type { Picture } from './card';
import { createTopology } from './createTopology';
import { nodePicture } from './nodePicture';
import type { PathHop } from './pathHop';
import { pathOf } from './pathOf';
import { wholePicture } from './pictureQuery';

const names = livingScenarios.map(({ name }) => name);

/** The picture of a cluster, and of each of its nodes by itself. */
const picturesOf = (scenario: string, ...unread: readonly Kind[]): readonly Picture[] => {
  const world = worldOfScenario(scenario, ...unread);
  const diagnosis = createDiagnosis(world);
  const topology = createTopology(world, diagnosis);
  const nodes = [...world.inventory.all('node')].map(({ name }) => name);
  return [
    topology.picture(wholePicture),
    ...nodes.map((node) => nodePicture(world, diagnosis, topology, node).picture),
  ];
};

/** The lines of the path of each card, whichever is selected. */
const hopsOf = (pictures: readonly Picture[]): readonly PathHop[] =>
  pictures.flatMap((picture) => picture.cards.flatMap(({ id }) => pathOf(picture, id)));

const noteTypes = ({ notes }: PathHop): readonly string[] => notes.map(({ type }) => type);

const has = (hop: PathHop, ...types: readonly string[]): boolean =>
  noteTypes(hop).some((type) => types.includes(type));

describe.each(names)('whatever is selected in %s', (scenario) => {
  const read = hopsOf(picturesOf(scenario));
  // One kind that may not be read at a time; a cluster without a node is another question.
  const partly = kinds.flatMap((kind) => hopsOf(picturesOf(scenario, kind)));
  const hops = [...read, ...partly];

  test('a hop that could not be read somewhere is not called fine', () => {
    const unread = hops.filter((hop) =>
      has(hop, 'unread', 'mapping-unknown', 'uplink-unknown', 'lists-nothing'),
    );
    expect(unread.filter(({ status }) => status === 'ok')).toEqual([]);
  });

  test('a hop that lacks something is broken, and says where', () => {
    const lacking = hops.filter((hop) => has(hop, 'missing', 'not-mapped', 'mapped-nowhere'));
    expect(lacking.filter(({ status }) => status !== 'error')).toEqual([]);
    const nameless = hops.flatMap(({ notes }) =>
      notes.filter((note) => 'nodes' in note && note.nodes.length === 0),
    );
    expect(nameless).toEqual([]);
  });

  test('no hop counts more than there is', () => {
    for (const { count } of hops) {
      if (count?.type === 'nodes-of') expect(count.count).toBeLessThan(count.of);
      if (count?.type === 'nodes') expect(count.count).toBeGreaterThan(0);
    }
  });

  test('the lines of a lane stand for each of its cards once', () => {
    for (const picture of picturesOf(scenario)) {
      for (const { id } of picture.cards) {
        const ids = pathOf(picture, id).flatMap(({ cards }) => cards.map((card) => card.id));
        expect(new Set(ids).size).toBe(ids.length);
      }
    }
  });
});
