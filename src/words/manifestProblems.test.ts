import type { ManifestProblem } from '../core/kinds/manifestProblem';
import { sayEnglish } from './catalogue';
import { manifestProblems } from './manifestProblems';
import { sayManifestProblem } from './sayManifestProblem';

type Code = ManifestProblem['code'];

const texts = Object.entries(manifestProblems).map(([key, text]): [Code, string] => [
  key.slice('manifest.'.length) as Code,
  text,
]);

test('a problem is said with what it is about', () => {
  const problem = { code: 'config-vlan-not-a-number', params: { vlan: '200' } } as const;
  expect(sayManifestProblem(problem, sayEnglish)).toBe(
    'VLAN 200 is refused, and the network would not exist. Write “vlanID” as a whole number without quotation marks.',
  );
});

test.each(texts)('%s says what is wrong and what to do, without gaps', (code, text) => {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
  const params = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
  const said = sayManifestProblem({ code, params }, sayEnglish);
  expect(said).toMatch(/[.:] .*\.$/);
  expect(said).not.toMatch(/\{\{|undefined/);
  for (const name of Object.values(params)) expect(said).toContain(name);
});

test('each has a sentence of its own', () => {
  expect(new Set(texts.map(([, text]) => text)).size).toBe(texts.length);
});
