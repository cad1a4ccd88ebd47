import { layeredPicture } from '../../../dev/fixtures/layeredPicture';
import type { Card } from './card';
import { shareOut } from './buckets';

const { cards } = layeredPicture({ sizes: [1, 1, 1, 1, 12, 1], linksPerCard: 1, seed: 7 });
const networks: readonly Card[] = cards.filter(({ lane }) => lane === 'networks');

const bucketsOf = (perBucket: number) =>
  Array.from({ length: Math.ceil(networks.length / perBucket) }, (_, index) => ({
    of: `localnet-${String(index)}`,
    cards: networks.slice(index * perBucket, (index + 1) * perBucket),
  }));

const shownOf = (shares: ReturnType<typeof shareOut>): number =>
  shares.reduce((sum, { shown, hidden }) => sum + shown.length + (hidden.length > 0 ? 1 : 0), 0);

describe('the room of a lane', () => {
  it('is shared out among the localnets, and none is left out', () => {
    const shares = shareOut(bucketsOf(4), new Set(), 8);
    expect(shares.map(({ shown }) => shown.length > 0)).toEqual([true, true, true]);
    expect(shownOf(shares)).toBeLessThanOrEqual(8);
  });

  it('goes to what needs attention first where there are more localnets than room', () => {
    const [last] = networks.slice(-1);
    const pinned = new Set([last?.id ?? '']);
    const shares = shareOut(bucketsOf(1), pinned, 5);
    expect(shares).toHaveLength(1);
    expect(shares[0]?.shown.map(({ id }) => id)).toContain(last?.id);
    expect(shares[0]?.hidden).toHaveLength(networks.length - 4);
    expect(shownOf(shares)).toBe(5);
  });

  it('shows everything where it fits', () => {
    const shares = shareOut(bucketsOf(4), new Set(), 40);
    expect(shares.flatMap(({ shown }) => shown)).toHaveLength(networks.length);
  });
});
