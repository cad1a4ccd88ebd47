import { FactPool } from './factPool';

it('gives what is said again as it was said first, down to the parts of long values', () => {
  const pool = new FactPool();
  const facts = (name: string) => ({
    name,
    placement: { nodeSelector: { zone: 'a' } },
    nics: Array.from({ length: 9 }, (_, index) => ({ name: `nic-${String(index)}`, state: '' })),
  });
  const [one, other] = [pool.share(facts('one')), pool.share(facts('other'))];
  expect(one).toEqual(facts('one'));
  expect(other).toEqual(facts('other'));
  expect(other.placement).toBe(one.placement);
  expect(other.nics[3]).toBe(one.nics[3]);
});

it('changes nothing of what it is given, and keeps what is undefined', () => {
  const pool = new FactPool();
  const given = Object.freeze({ mac: undefined, list: Object.freeze(['x'.repeat(200)]) });
  expect(pool.share(given)).toStrictEqual(given);
  expect(pool.share({})).toStrictEqual({});
  expect(pool.share({ mac: undefined })).toStrictEqual({ mac: undefined });
  expect(pool.share([1, null, true])).toStrictEqual([1, null, true]);
});

it('gives a list of several hundred characters as it was said first', () => {
  const pool = new FactPool();
  const conditions = () =>
    ['Ready', 'LiveMigratable', 'AgentConnected'].map((type) => ({
      type,
      message: 'm'.repeat(99),
    }));
  expect(pool.share({ name: 'other', conditions: conditions() }).conditions).toBe(
    pool.share({ name: 'one', conditions: conditions() }).conditions,
  );
});

it('takes no text for the object that it reads like', () => {
  const pool = new FactPool();
  const text = '1 {"name":"x"}';
  expect(pool.share({ name: 'x' })).toStrictEqual({ name: 'x' });
  expect(pool.share(text)).toBe(text);
  expect(pool.share({ name: 'x' })).toStrictEqual({ name: 'x' });
});

it('begins anew when it is full, so that it never holds what nobody else does', () => {
  const pool = new FactPool();
  const first = pool.share({ name: 'first' });
  expect(pool.share({ name: 'first' })).toBe(first);
  for (let index = 0; index < 1000; index += 1) pool.share(String(index).padStart(500, '-'));
  expect(pool.share({ name: 'first' })).not.toBe(first);
});
