import { readFileSync } from 'node:fs';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
interface Lock {
  packages: Record<string, { version?: string; resolved?: string; link?: boolean }>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const manifest = read('package.json') as Manifest;
const { packages } = read('package-lock.json') as Lock;

/** The console shares these: the range says from which version its own copy will do, the lock says what we build with. */
const shared = [
  '@patternfly/react-core',
  '@patternfly/react-data-view',
  '@patternfly/react-icons',
  '@patternfly/react-table',
  '@patternfly/react-topology',
  'react-i18next',
  'react-router',
];

describe('the packages', () => {
  it('are pinned exactly, but for those that the console shares', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.flatMap(([name, range]) => (/^\d/.test(range) ? [] : [name])).sort()).toEqual(
      shared,
    );
  });

  it('hold no download address', () => {
    expect(Object.keys(packages).filter((key) => packages[key]?.resolved !== undefined)).toEqual(
      [],
    );
  });

  it("build with PatternFly 6.4.0, so that the console's own copy is at least as new", () => {
    const patternFly = Object.entries(packages).filter(([key]) =>
      key.includes('@patternfly/react-'),
    );
    expect(patternFly.length).toBeGreaterThan(5);
    expect(patternFly.filter(([, { version }]) => version !== '6.4.0')).toEqual([]);
  });
});
