import fc from 'fast-check';
import { nodeSelectorText, parseNodeSelector } from './parseNodeSelector';

describe('a node selector as typed', () => {
  test.each([
    ['', {}],
    [' , ', {}],
    ['node-role.kubernetes.io/worker', { 'node-role.kubernetes.io/worker': '' }],
    ['node-role.kubernetes.io/worker=', { 'node-role.kubernetes.io/worker': '' }],
    ['vmdata = yes, zone=a', { vmdata: 'yes', zone: 'a' }],
    ['a=1, a=1', { a: '1' }],
    ['a.b/x=1', { 'a.b/x': '1' }],
  ])('reads %j as %j', (text, value) => {
    expect(parseNodeSelector(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['a=b=c', 'a=b=c'],
    ['a=b, =c', '=c'],
    ['a in (b)', 'a in (b)'],
    ['a!=b', 'a!=b'],
    ['-a=b', '-a=b'],
    ['a=b c', 'a=b c'],
    [`a=${'x'.repeat(64)}`, `a=${'x'.repeat(64)}`],
    ['Example/a=b', 'Example/a=b'],
    ['a..b/x=1', 'a..b/x=1'],
  ])('refuses %j, because of %j', (text, error) => {
    expect(parseNodeSelector(text)).toEqual({
      ok: false,
      error: { code: 'selector-form', part: error },
    });
  });

  test('refuses two values of one label, and says which label that is', () => {
    expect(parseNodeSelector('zone=b, a=1, a=2')).toEqual({
      ok: false,
      error: { code: 'selector-repeated', part: 'a' },
    });
  });

  test('reads back the text that it writes', () => {
    const key = fc.stringMatching(/^([a-z]{1,5}\.io\/)?[a-z]{1,8}$/);
    const value = fc.stringMatching(/^([a-z0-9]{1,8})?$/);
    fc.assert(
      fc.property(fc.dictionary(key, value), (selector) => {
        expect(parseNodeSelector(nodeSelectorText(selector))).toEqual({
          ok: true,
          value: { ...selector },
        });
      }),
    );
  });
});
