import { parts, partsFor } from './testParts.mjs';

const known = [{ name: 'static' }, { name: 'long', onlyInCi: true }, { name: 'unit' }];
const namesFor = (...words: string[]) => partsFor(words, known).map(({ name }) => name);

describe('the parts of a run', () => {
  it('are all but those of CI where none is named', () => {
    expect(namesFor()).toEqual(['static', 'unit']);
  });

  it('are those that are named, in their own order', () => {
    expect(namesFor('long', 'static')).toEqual(['static', 'long']);
  });

  it('are every one where all are asked for', () => {
    expect(namesFor('all')).toEqual(['static', 'long', 'unit']);
  });

  it('are told where a name is none of them', () => {
    expect(() => namesFor('units')).toThrow(
      'There is no part units of the tests. There are: static, long, unit, all.',
    );
  });

  it('hold the static checks, jest and the browser in plain npm test', () => {
    expect(partsFor([], parts).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['static', 'unit', 'browser']),
    );
  });
});
