import { findings } from './findings';
import { findingVariants } from './findingVariants';

const stemOf = (key: string): string => key.replace(/_(one|other)$/, '');

test('are those that the catalogue has texts for, no more and no fewer', () => {
  const written = Object.keys(findings)
    .map(stemOf)
    .filter((key) => /^finding\.[^.]+\.(?!title)/.test(key));
  const listed = Object.entries(findingVariants).flatMap(([part, variants]) =>
    variants.split(' ').map((variant) => `finding.${part}${variant === '' ? '' : `.${variant}`}`),
  );
  expect([...listed].sort()).toEqual([...new Set(written)].sort());
});
