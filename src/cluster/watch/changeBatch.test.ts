import { manualClock } from '../../../dev/simulators/clock';
import type { Change } from '../../core/inventory/inventory';
import { ChangeBatch } from './changeBatch';

const removal = (key: string): Change => ({ type: 'remove', kind: 'vm', key });
const loaded: Change = { type: 'state', kind: 'vm', namespace: '', state: { status: 'loaded' } };

const begin = () => {
  const clock = manualClock();
  const delivered: (readonly Change[])[] = [];
  const batch = new ChangeBatch(clock, (changes) => delivered.push(changes));
  return { clock, batch, delivered };
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

it('hands large bursts on in slices', async () => {
  const { clock, batch, delivered } = begin();
  batch.add(Array.from({ length: 1000 }, (_, index) => removal(String(index))));
  await clock.advance(1000);
  expect(delivered.map(({ length }) => length)).toEqual([400, 400, 200]);
});

it('hands nothing on after it was stopped', async () => {
  const { clock, batch, delivered } = begin();
  batch.add([removal('a')]);
  batch.stop();
  await clock.advance(5000);
  expect(delivered).toEqual([]);
});
