import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import type { Snapshot } from '../../cluster/snapshot';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
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
