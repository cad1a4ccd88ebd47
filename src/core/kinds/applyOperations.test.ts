import { applyOperations } from './applyOperations';

const object = { metadata: { generation: 3 }, list: ['a'] };

describe('a JSON patch', () => {
  test('makes a changed copy and leaves the object alone', () => {
    const patch = [
      { op: 'test', path: '/metadata/generation', value: 3 },
      { op: 'add', path: '/list/-', value: { deep: [1] } },
      { op: 'remove', path: '/list/0' },
      { op: 'replace', path: '/metadata/generation', value: 4 },
    ] as const;
    expect(applyOperations(object, patch)).toEqual({
      ok: true,
      value: { metadata: { generation: 4 }, list: [{ deep: [1] }] },
    });
    expect(object).toEqual({ metadata: { generation: 3 }, list: ['a'] });
  });

  test.each([
    [{ op: 'test', path: '/metadata/generation', value: 4 } as const, 'test /metadata/generation'],
    [{ op: 'remove', path: '/none' } as const, 'remove /none'],
    [{ op: 'add', path: '/none/at/all', value: 1 } as const, 'add /none/at/all'],
  ])('says which operation does not fit: %j', (operation, error) => {
    expect(applyOperations(object, [operation])).toEqual({ ok: false, error });
  });

  test('of nothing is nothing', () => {
    expect(applyOperations(undefined, [])).toEqual({ ok: true, value: null });
  });
});
