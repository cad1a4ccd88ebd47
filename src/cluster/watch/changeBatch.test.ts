import { manualClock } from '../../../dev/simulators/clock';
import type { Change } from '../../core/inventory/inventory';
import { ChangeBatch } from './changeBatch';

const removal = (key: string): Change => ({ type: 'remove', kind: 'vm', key });
const loaded: Change = { type: 'state', kind: 'vm', namespace: '', state: { status: 'loaded' } };

const begin = (slow = false) => {
  const clock = manualClock();
  const delivered: (readonly Change[])[] = [];
  let finish: () => void = () => undefined;
  const batch = new ChangeBatch(clock, (changes, done) => {
    delivered.push(changes);
    finish = done;
    if (!slow) done();
  });
  return { clock, batch, delivered, finish: () => finish() };
};

it('hands a burst on together, the last word on each object only', async () => {
  const { clock, batch, delivered } = begin();
  batch.add([removal('a'), removal('b')]);
  await clock.advance(100);
  batch.add([removal('a')]);
  await clock.advance(100);
  expect(delivered).toEqual([]);
  await clock.advance(20);
  expect(delivered).toEqual([[removal('a'), removal('b')]]);
});

it('waits a second at most, however long the burst', async () => {
  const { clock, batch, delivered } = begin();
  for (let ms = 0; ms < 1000; ms += 50) {
    batch.add([removal(String(ms))]);
    await clock.advance(50);
  }
  expect(delivered).toHaveLength(1);
});

it('never says loaded before the objects that it speaks for', async () => {
  const { clock, batch, delivered } = begin();
  const keys = Array.from({ length: 1000 }, (_, index) => String(index));
  batch.add([loaded]);
  batch.add(keys.map(removal));
  batch.add([loaded]);
  batch.add([removal('0')]);
  await clock.advance(1000);
  const all = delivered.flat();
  expect(all).toHaveLength(1001);
  expect(all.at(-1)).toEqual(loaded);
});

it('collects what comes while the last changes are worked on', async () => {
  const { clock, batch, delivered, finish } = begin(true);
  batch.add([removal('a')]);
  await clock.advance(120);
  batch.add([removal('b')]);
  await clock.advance(5000);
  expect(delivered).toEqual([[removal('a')]]);
  finish();
  await clock.advance(10_000);
  expect(delivered).toEqual([[removal('a')], [removal('b')]]);
});

it('leaves the page as much time as the last changes took', async () => {
  const { clock, batch, delivered, finish } = begin(true);
  batch.add([removal('a')]);
  await clock.advance(120);
  await clock.advance(700);
  finish();
  batch.add([removal('b')]);
  await clock.advance(699);
  expect(delivered).toHaveLength(1);
  await clock.advance(1);
  expect(delivered).toHaveLength(2);
});

it('hands nothing on after it was stopped', async () => {
  const { clock, batch, delivered } = begin();
  batch.add([removal('a')]);
  batch.stop();
  await clock.advance(5000);
  expect(delivered).toEqual([]);
});
