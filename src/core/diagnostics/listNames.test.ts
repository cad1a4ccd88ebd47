import { listNames } from './listNames';

describe('listNames', () => {
  it('sorts as people count and names each once', () => {
    expect(listNames(['worker-10', 'worker-2', 'worker-2'])).toBe('worker-2, worker-10');
  });

  it('ends after five with how many more there are', () => {
    expect(listNames(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d, e');
    expect(listNames(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d, e, …+1');
  });
});
