import { matchesExpression, matchesSelector, readLabelSelector } from './labelSelector';
import { Part } from './part';

const part = (value: unknown): Part => new Part(value, '', new Map());

const labels = { env: 'prod', cpu: '8' };

describe('a label selector', () => {
  test.each([
    ['env', 'In', ['prod', 'test'], true],
    ['env', 'In', ['test'], false],
    ['none', 'In', [''], false],
    ['env', 'NotIn', ['test'], true],
    ['env', 'NotIn', ['prod'], false],
    ['none', 'NotIn', ['prod'], true],
    ['env', 'Exists', [], true],
    ['none', 'Exists', [], false],
    ['none', 'DoesNotExist', [], true],
    ['env', 'DoesNotExist', [], false],
    ['cpu', 'Gt', ['4'], true],
    ['cpu', 'Gt', ['8'], false],
    ['env', 'Gt', ['4'], false],
    ['none', 'Gt', ['4'], false],
    ['cpu', 'Lt', ['16'], true],
    ['cpu', 'Lt', [], false],
    ['none', 'Lt', ['16'], false],
    ['env', 'Like', ['prod'], false],
  ])('%s %s %j holds: %j', (key, operator, values, holds) => {
    expect(matchesExpression({ key, operator, values }, labels)).toBe(holds);
  });

  test('needs every label and every expression', () => {
    const selector = readLabelSelector(
      part({
        matchLabels: { env: 'prod' },
        matchExpressions: [{ key: 'cpu', operator: 'Exists' }, { key: 'gpu' }],
      }),
    );
    expect(selector.matchExpressions).toHaveLength(2);
    expect(matchesSelector(selector, labels)).toBe(false);
    expect(matchesSelector({ ...selector, matchExpressions: [] }, labels)).toBe(true);
    expect(matchesSelector({ matchLabels: { env: 'test' }, matchExpressions: [] }, labels)).toBe(
      false,
    );
    expect(matchesSelector(readLabelSelector(part(undefined)), {})).toBe(true);
  });
});
