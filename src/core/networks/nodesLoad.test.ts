import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { nodesLoad } from './nodesLoad';

const objects = findScenario('dual-nic').objects();
const workers = ['worker-1', 'worker-2', 'worker-3'];

describe('the machines near a change', () => {
  const world = worldOfObjects(objects);

  test('are those that run on the nodes, and those that send through the uplink', () => {
    const running = [...world.inventory.all('vmi')].filter(({ nodeName }) =>
      workers.includes(nodeName ?? ''),
    );
    expect(running.length).toBeGreaterThan(0);
    const load = nodesLoad(workers, ['ens224'], world);
    expect(load.vms).toBe(running.length);
    expect(load.through).toEqual(
      running.map(({ namespace, name }) => `${namespace}/${name}`).sort(),
    );
    expect(load.unread).toBeUndefined();
  });

  test('do not send through a NIC that nothing stands on', () => {
    expect(nodesLoad(workers, ['ens999'], world).through).toEqual([]);
    expect(nodesLoad(['master-1'], ['ens224'], world)).toMatchObject({ vms: 0, through: [] });
  });

  test('are not known where they may not be read', () => {
    const unread = worldOfObjects(objects, loadedBut('vmi'));
    expect(nodesLoad(workers, ['ens224'], unread).unread).toMatchObject({ kind: 'vmi' });
  });
});
