import { manualClock } from '../../../dev/simulators/clock';
import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import { LateDiagnosis } from './lateDiagnosis';
import type { LateDiagnosisDeps } from './lateDiagnosis';

const NETWORK = 'ovn:vlan-1924';

const world = () => worldOfObjects(findScenario('dual-nic').objects());

const begin = (loadChecks: LateDiagnosisDeps['loadChecks']) => {
  const clock = manualClock();
  let told = 0;
  const late = new LateDiagnosis(world(), () => (told += 1), {
    loadChecks,
    clock,
    random: () => 1,
  });
  return { late, clock, told: () => told };
};

const load: LateDiagnosisDeps['loadChecks'] = () => Promise.resolve(createDiagnosis);

it('calls nothing fine until the checks have come', () => {
  const { late } = begin(load);
  expect(late.verdict(NETWORK)).toMatchObject({
    health: 'unknown',
    coverage: { known: false, reason: { cause: 'unchecked' } },
  });
  expect(late.findings()).toEqual([]);
  expect(late.unchecked()).toHaveLength(1);
  expect(late.work(() => true)).toBe(true);
});

it('answers as the checks do once they have come, and tells of it', async () => {
  const { late, clock, told } = begin(load);
  await clock.settle();
  expect(told()).toBe(1);
  const expected = createDiagnosis(world());
  expect(late.verdict(NETWORK)).toEqual(expected.verdict(NETWORK));
  expect(late.findings()).toEqual(expected.findings());
  expect(late.unchecked()).toEqual(expected.unchecked());
});

it('says why the checks could not be loaded, and asks for them again', async () => {
  let tries = 0;
  const { late, clock, told } = begin(() => {
    tries += 1;
    return tries < 3 ? Promise.reject(new Error('Loading chunk 7 failed.')) : load();
  });
  await clock.settle();
  expect(told()).toBe(1);
  expect(late.unchecked()[0]?.reason.detail).toContain('Loading chunk 7 failed.');
  await clock.advance(999);
  expect(tries).toBe(1);
  await clock.advance(1);
  expect(tries).toBe(2);
  await clock.advance(2000);
  expect(tries).toBe(3);
  expect(late.verdict(NETWORK).health).not.toBe('unknown');
});

it('knows nothing and asks for nothing when it was stopped', async () => {
  let tries = 0;
  const { late, clock, told } = begin(() => {
    tries += 1;
    return Promise.reject(new Error('gone'));
  });
  await clock.settle();
  late.stop();
  await clock.advance(120_000);
  expect(tries).toBe(1);
  const answered = begin(load);
  await answered.clock.settle();
  answered.late.stop();
  expect(answered.late.verdict(NETWORK).health).toBe('unknown');
  expect(told()).toBe(1);
});

it('does not wake up when the checks come after it was stopped', async () => {
  const { late, clock, told } = begin(load);
  late.stop();
  await clock.settle();
  expect(told()).toBe(0);
  expect(late.verdict(NETWORK).health).toBe('unknown');
});
