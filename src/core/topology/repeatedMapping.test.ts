import { mappedAgain } from '../../../dev/fixtures/mappedAgain';
import { localnetNad, node, vmdataState } from '../../../dev/fixtures/objects';
import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import { createTopology } from './createTopology';
import { nodePicture } from './nodePicture';
import { wholePicture } from './pictureQuery';

const world = worldOfObjects([
  node('worker-1'),
  node('worker-2'),
  vmdataState('worker-1'),
  node('worker-3'),
  vmdataState('worker-3'),
  mappedAgain(vmdataState('worker-2'), 'vmdata', 'br-ex'),
  localnetNad('team-a', 'vlan-120'),
]);
const diagnosis = createDiagnosis(world);
const topology = createTopology(world, diagnosis);

describe('a node that maps a localnet to two bridges', () => {
  test('is neither one that maps it nor one that lacks it', () => {
    const { cards, links } = topology.picture(wholePicture);
    expect(cards.find(({ id }) => id === 'localnet:vmdata')).toMatchObject({
      presence: 'there',
      status: 'unknown',
      facts: { bridges: ['br-vmdata'], lacking: [] },
    });
    expect(cards.find(({ id }) => id === 'bridge:?:repeated')).toMatchObject({
      presence: 'unknown',
      facts: { reason: { kind: 'nns', cause: 'repeated' } },
    });
    const into = links.filter(({ target }) => target === 'localnet:vmdata');
    expect(into.map(({ source, status }) => `${source} ${status}`).sort()).toEqual([
      expect.stringMatching(/^bridge:\?:repeated unknown$/),
      expect.stringMatching(/^bridge:.*br-vmdata.* ok$/),
    ]);
  });

  test('shows both by itself, and that neither is known to be used', () => {
    const { picture } = nodePicture(world, diagnosis, topology, 'worker-2');
    const into = picture.links.filter(({ target }) => target === 'localnet:vmdata');
    expect(into.map(({ source, status }) => `${source} ${status}`).sort()).toEqual([
      'interface:ovs-bridge:br-ex unknown',
      'interface:ovs-bridge:br-vmdata unknown',
    ]);
  });

  test('differs from the others by where the localnet may lead', () => {
    const differences = topology.nodeSets().flatMap((set) => set.differences);
    expect(differences).toEqual([
      {
        type: 'mapping-elsewhere',
        localnet: 'vmdata',
        has: 'br-vmdata, br-ex',
        usual: 'br-vmdata',
      },
    ]);
  });
});
