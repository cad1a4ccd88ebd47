import { worldOfScenario } from '../../../dev/fixtures/worldOfScenario';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import { createTopology } from '../../core/topology/createTopology';
import { pathOf } from '../../core/topology/pathOf';
import { wholePicture } from '../../core/topology/pictureQuery';
import { findingsOfPath } from './findingsOfPath';

test.each([
  ['among all', false],
  ['where nothing else is drawn', true],
])(
  'a network is told of the gap of its own localnet, not of those of others on the same broken bridge: %s',
  (_where, filtered) => {
    const world = worldOfScenario('large-100');
    const topology = createTopology(world, createDiagnosis(world));
    const localnets = world.localnets().flatMap(({ name }) => (name === 'physnet' ? [] : [name]));
    expect(localnets.length).toBeGreaterThan(1);
    for (const localnet of localnets) {
      const picture = topology.picture({
        ...wholePicture,
        ...(filtered && { localnets: [localnet] }),
      });
      const card = picture.cards.find(
        ({ facts }) => facts.type === 'network' && facts.network.localnet === localnet,
      );
      if (card === undefined) throw new Error(`no network stands on ${localnet}`);
      const told = findingsOfPath(picture, pathOf(picture, card.id), card);
      expect(new Set(told.map(({ subject }) => subject.key))).toEqual(new Set([localnet]));
    }
  },
);
