import type { BundleStats } from './bundleFiles';
import { filesOfPage, ownFiles } from './bundleFiles';

const chunk = (id: number, file: string, modules: string[], origins: [string, string][]) => ({
  id,
  names: [],
  files: [file, `${file}.LICENSE.txt`],
  origins: origins.map(([moduleName, request]) => ({ moduleName, request })),
  modules: modules.map((name) => ({ name })),
});

const stats: BundleStats = {
  namedChunkGroups: { 'exposed-Page': { chunks: [1] } },
  chunks: [
    chunk(0, 'plugin-entry.js', ['container entry'], [['', '']]),
    chunk(1, 'page.js', ['./src/Page.tsx'], [['container entry', './src/Page.tsx']]),
    chunk(2, 'table.js', ['./src/Table.tsx'], [['./src/Page.tsx', './Table']]),
    chunk(3, 'topology.js', ['./src/Topology.tsx'], [['./src/Page.tsx', './Topology']]),
    chunk(4, 'export.js', ['./src/export.ts'], [['./src/Topology.tsx', './export']]),
    chunk(5, 'other.js', ['./src/Other.tsx'], [['container entry', './src/Other.tsx']]),
    chunk(
      6,
      'button.js',
      ['./node_modules/@patternfly/react-core/Button.js'],
      [
        ['consume shared module (default) @patternfly/react-core/dist/x', 'y'],
        ['provide shared module (default) @patternfly/react-core/dist/x', 'y'],
      ],
    ),
  ],
};

test('a page has its entry, its own chunk and what it loads later', () => {
  expect(filesOfPage(stats, 'Page')).toEqual([
    'export.js',
    'page.js',
    'plugin-entry.js',
    'table.js',
    'topology.js',
  ]);
});

test('what is only reached by an excluded request does not count', () => {
  expect(filesOfPage(stats, 'Page', /Topology/)).toEqual([
    'page.js',
    'plugin-entry.js',
    'table.js',
  ]);
});

test('fallbacks for PatternFly are not the own files of the plugin', () => {
  expect(ownFiles(stats)).not.toContain('button.js');
  expect(ownFiles(stats)).toContain('other.js');
});

test('a module that is not exposed is an error', () => {
  expect(() => filesOfPage(stats, 'Nowhere')).toThrow('Nowhere');
});
