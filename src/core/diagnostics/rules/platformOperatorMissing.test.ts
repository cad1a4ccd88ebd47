import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { node } from '../../../../dev/fixtures/objects';
import { createDiagnosis } from '../createDiagnosis';

const codes = (world: Parameters<typeof createDiagnosis>[0]) =>
  createDiagnosis(world)
    .all()
    .map(({ code }) => code);

describe('PLT-01', () => {
  it('is found where the cluster has no node network states', () => {
    expect(codes(worldFrom([node('worker-1')], { nns: { status: 'absent' } }))).toEqual(['PLT-01']);
  });

  it('is not found where the kind exists, even without an object', () => {
    expect(codes(worldFrom([node('worker-1')]))).toEqual([]);
  });

  it('is unchecked, not fine, while node network states are being read or failed to be read', () => {
    for (const nns of [
      { status: 'loading', read: 0, remaining: undefined },
      { status: 'failed', reason: 'timeout' },
    ] as const) {
      const diagnosis = createDiagnosis(worldFrom([node('worker-1')], { nns }));
      expect(diagnosis.all()).toEqual([]);
      expect(diagnosis.unchecked()).toContainEqual({
        code: 'PLT-01',
        reason: expect.objectContaining({ kind: 'nns', cause: nns.status }) as unknown,
        checkedIn: [],
      });
    }
  });
});
