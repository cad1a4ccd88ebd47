import { changesOf, loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { manualClock } from '../../../dev/simulators/clock';
import type { Snapshot } from '../../cluster/snapshot';
import { LateDiagnosis } from '../../cluster/store/lateDiagnosis';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import { nodePicture } from '../../core/topology/nodePicture';
import { TopologyModels } from './topologyModel';
import { readTopologyQuery } from './topologyQuery';
import type { TopologyQuery } from './topologyQuery';

const world = worldOfObjects(findScenario('three-workers').objects());
const identity = { key: 'alice', user: 'alice', impersonated: undefined, subprotocols: [] };
const snapshotAt = (version: number): Snapshot => ({
  version,
  world,
  diagnosis: createDiagnosis(world),
  identity,
});
const asking = (text: string): TopologyQuery => readTopologyQuery(new URLSearchParams(text));

test('selecting a card that is drawn makes no new picture, so that nothing is laid out again', () => {
  const models = new TopologyModels();
  const snapshot = snapshotAt(1);
  const before = models.of(snapshot, asking(''));
  expect(models.of(snapshot, asking('select=localnet:vmdata'))).toBe(before);
  expect(models.of(snapshot, asking('select=localnet:vmdata&view=list'))).toBe(before);
});

test('another filter or another version of the cluster makes a new one', () => {
  const models = new TopologyModels();
  const snapshot = snapshotAt(1);
  const before = models.of(snapshot, asking(''));
  expect(models.of(snapshot, asking('localnet=vmdata'))).not.toBe(before);
  const whole = models.of(snapshot, asking(''));
  expect(models.of(snapshotAt(2), asking(''))).not.toBe(whole);
});

test('checks that come when the picture is drawn already bring its problems and the health of its networks', async () => {
  const models = new TopologyModels();
  const clock = manualClock();
  const loadChecks = () => Promise.resolve(createDiagnosis);
  const late = new LateDiagnosis(world, () => undefined, { loadChecks, clock, random: () => 0 });
  const drawn = (version: number) =>
    models.of({ version, world, diagnosis: late, identity }, asking(''));
  expect(drawn(1).picture.problems).toEqual([]);
  expect(drawn(1).unchecked).toHaveLength(1);
  await clock.settle();
  const fromTheFirst = new TopologyModels().of(snapshotAt(1), asking(''));
  const { picture, layout, unchecked } = drawn(2);
  expect({ picture, layout, unchecked }).toEqual({
    picture: fromTheFirst.picture,
    layout: fromTheFirst.layout,
    unchecked: fromTheFirst.unchecked,
  });
});

test('a cluster that was read in pieces is laid out like one that was read at once', () => {
  const objects = findScenario('large-100').objects();
  const loading = { status: 'loading', read: 1, remaining: undefined } as const;
  const inPart = (['nns', 'vm', 'nad'] as const).map(
    (kind) => ({ type: 'state', kind, namespace: '', state: loading }) as const,
  );
  const half = objects.filter((_object, index) => index % 3 === 2).reverse();
  const coming = worldOfObjects(half, [...loadedBut(), ...inPart]);
  const models = new TopologyModels();
  const diagnosis = createDiagnosis(coming);
  const drawn = (version: number) =>
    models.of({ version, world: coming, diagnosis, identity }, asking(''));
  expect(drawn(1).picture.cards.length).toBeGreaterThan(0);
  diagnosis.update(coming.apply([...changesOf(objects), ...loadedBut()]).touched);
  const atOnce = worldOfObjects(objects);
  const { layout } = new TopologyModels().of(
    { version: 1, world: atOnce, diagnosis: createDiagnosis(atOnce), identity },
    asking(''),
  );
  expect([...drawn(2).layout.positions].sort()).toEqual([...layout.positions].sort());
});

test('one node is drawn by itself once what draws it is loaded, and the cluster until then', () => {
  const models = new TopologyModels();
  const snapshot = snapshotAt(1);
  const whole = models.of(snapshot, asking(''));
  const asked = { ...asking(''), isolated: 'worker-3' };
  expect(models.of(snapshot, asked)).toBe(whole);
  const alone = models.of(snapshot, asked, nodePicture);
  expect(alone.isolated?.node).toBe('worker-3');
  expect(alone.picture.lanes.map(({ lane }) => lane)).toContain('bonds');
});
