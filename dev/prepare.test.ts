import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bringUpToDate } from './prepare.mjs';

const lock = (version: string): string =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/yaml': { version },
      'node_modules/only-elsewhere': { version: '1.0.0', optional: true },
    },
  });

/** What the two builds leave behind, as the real ones do. */
const results: Record<string, string> = {
  'dev/build/buildPlugin.ts': 'dist/plugin-manifest.json',
  'dev/build/buildHost.ts': '.cache/host/host.js',
};

let root: string;

function write(file: string, text: string): void {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

/** Starts once more and returns what had to be run for it. */
function start(): string[] {
  const ran: string[] = [];
  bringUpToDate(root, (_command, args) => {
    const script = args.at(-1) ?? '';
    if (args[0] === 'ci') {
      ran.push('npm ci');
      write(
        'node_modules/.package-lock.json',
        JSON.stringify({ packages: { 'node_modules/yaml': { version: '2.0.0' } } }),
      );
    } else {
      ran.push(script);
      write(results[script] ?? '', `built by ${script}`);
    }
  });
  return ran;
}

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  root = mkdtempSync(path.join(tmpdir(), 'prepare-'));
  write('package.json', '{}');
  write('package-lock.json', lock('2.0.0'));
  write('src/plugin/Page.tsx', 'page');
  write('src/plugin/Page.test.tsx', 'test');
  write('dev/host/app/main.tsx', 'host');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('a start from a checkout', () => {
  it('installs and builds everything the first time', () => {
    expect(start()).toEqual(['npm ci', 'dev/build/buildPlugin.ts', 'dev/build/buildHost.ts']);
  });

  it('runs nothing the second time, whatever the times of the files say', () => {
    start();
    const later = new Date(Date.now() + 3_600_000);
    utimesSync(path.join(root, 'src/plugin/Page.tsx'), later, later);
    expect(start()).toEqual([]);
  });

  it.each([
    ['a source of the plugin', 'src/plugin/Page.tsx', ['dev/build/buildPlugin.ts']],
    ['a new source of the plugin', 'src/plugin/Other.tsx', ['dev/build/buildPlugin.ts']],
    ['a source of the host', 'dev/host/app/main.tsx', ['dev/build/buildHost.ts']],
    ['a test beside the source', 'src/plugin/Page.test.tsx', []],
    [
      'how both are built',
      'webpack.config.ts',
      ['dev/build/buildPlugin.ts', 'dev/build/buildHost.ts'],
    ],
    [
      'the built plugin itself, by another build',
      'dist/plugin-manifest.json',
      ['dev/build/buildPlugin.ts'],
    ],
  ])('builds what is made from what changed: %s', (_what, file, expected) => {
    start();
    write(file, 'changed');
    expect(start()).toEqual(expected);
    expect(start()).toEqual([]);
  });

  it('installs again where the lock file asks for another version', () => {
    start();
    write('package-lock.json', lock('2.0.1'));
    expect(start()[0]).toBe('npm ci');
  });

  it('builds again after a build that failed', () => {
    start();
    write('src/plugin/Page.tsx', 'changed');
    expect(() => {
      bringUpToDate(root, () => {
        throw new Error('webpack failed');
      });
    }).toThrow('webpack failed');
    expect(start()).toEqual(['dev/build/buildPlugin.ts']);
  });
});
