import { vm, vmi } from '../../../dev/fixtures/machineObjects';
import { nad, node, vmdataState } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
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

  test('send through a NIC that is the master of their network, and through no other', () => {
    const onMaster = worldFrom([
      node('worker-1'),
      vmdataState('worker-1'),
      nad('team-a', 'direct', { name: 'direct', type: 'macvlan', master: 'ens9' }),
      nad('team-a', 'other', { name: 'other', type: 'macvlan' }),
      vm('team-a', 'web', { nics: { direct: 'direct', other: 'other', lost: 'nowhere' } }),
      vmi('team-a', 'web', 'worker-1', { direct: 'direct', other: 'other', lost: 'nowhere' }),
      vm('team-a', 'db', { nics: { lost: 'nowhere' } }),
      vmi('team-a', 'db', 'worker-1', { lost: 'nowhere' }),
    ]);
    expect(nodesLoad(['worker-1'], ['ens9'], onMaster)).toMatchObject({
      vms: 2,
      through: ['team-a/web'],
    });
    expect(nodesLoad(['worker-1'], ['ens8'], onMaster).through).toEqual([]);
  });
});
