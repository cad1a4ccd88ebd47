import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const document = readFileSync('docs/reliability.md', 'utf8');
const roots = ['src', 'dev', 'e2e'];
const tests = new Map(
  roots
    .flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => path.join(root, file)),
    )
    .filter((file) => /\.(test|spec)\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(file, 'utf8').replaceAll('\\', '')] as const),
);

const FILE = /`([\w/.]+\.(?:test|spec)\.tsx?)`/;

/** Everything that a table names as proof: a file, and the names of its tests that follow it, or stand under it. `…` leaves words out. */
const proofs = (): (readonly [file: string, name: string])[] => {
  let column: string | undefined;
  return document
    .split('\n')
    .flatMap((line) => {
      if (!line.startsWith('|')) return [];
      const cell = line.split('|').at(-2)?.trim() ?? '';
      if (cell.startsWith('Proved by')) {
        column = FILE.exec(cell)?.[1];
        return [];
      }
      if (/^-+$/.test(cell)) return [];
      let file = column;
      return cell.split(FILE).flatMap((part, index) => {
        if (index % 2 === 1) {
          file = part;
          return [];
        }
        const names = part.split(';').map((name) => name.replace(/^[:,]?\s*(and )?/, '').trim());
        return names.map((name) => [file ?? '', name] as const);
      });
    })
    .filter(([, name]) => name !== '');
};

const textOf = (name: string): string =>
  [...tests]
    .filter(([file]) => file === name || file.endsWith(`/${name}`))
    .map(([, text]) => text)
    .join('\n');

test('names proofs for what it says', () => {
  expect(proofs().length).toBeGreaterThan(60);
});

test.each(proofs())('%s has a test that %s', (file, name) => {
  const text = textOf(file);
  expect(text).not.toBe('');
  for (const part of name.split('…')) expect(text).toContain(part.trim());
});
