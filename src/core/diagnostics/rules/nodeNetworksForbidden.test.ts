import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { createDiagnosis } from '../createDiagnosis';

const forbidden = { status: 'forbidden', reason: 'User "bob" cannot list it' } as const;

describe('PLT-05', () => {
  it('names every kind that may not be read', () => {
    const [finding, ...others] = createDiagnosis(
      worldFrom([], { nns: forbidden, nnce: forbidden }),
    ).all();
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'PLT-05',
      severity: 'info',
      params: { kinds: 'NodeNetworkState, NodeNetworkConfigurationEnactment' },
    });
    expect(finding?.evidence).toContainEqual({
      kind: 'nns',
      key: '',
      path: '',
      found: forbidden.reason,
    });
  });

  it('is not found where everything may be read', () => {
    expect(createDiagnosis(worldFrom([])).all()).toEqual([]);
  });

  it('is unchecked while one of the kinds is still being read', () => {
    const nncp = { status: 'loading', read: 3, remaining: 7 } as const;
    const diagnosis = createDiagnosis(worldFrom([], { nncp }));
    expect(diagnosis.unchecked().map(({ code }) => code)).toContain('PLT-05');
  });
});
