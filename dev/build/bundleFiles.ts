/** The parts of webpack's statistics that tell which file is loaded when. */
export interface BundleStats {
  chunks: BundleChunk[];
  namedChunkGroups: Record<string, { chunks: (string | number)[] }>;
}

interface BundleChunk {
  id: string | number;
  names: string[];
  files: string[];
  origins: { moduleName: string; request?: string }[];
  modules: { name?: string; modules?: { name?: string }[] }[];
}

/** A module that the console shares: its chunk is fetched only from a console that has no fitting version of it. */
const patternFlyFallback = /^(consume|provide) shared module .*@patternfly\//;

function isFallback(chunk: BundleChunk): boolean {
  return (
    chunk.origins.length > 0 &&
    chunk.origins.every(({ moduleName }) => patternFlyFallback.test(moduleName))
  );
}

function modulesOf(chunk: BundleChunk): string[] {
  return chunk.modules.flatMap((module) =>
    [module.name, ...(module.modules ?? []).map(({ name }) => name)].filter(
      (name) => name !== undefined,
    ),
  );
}

function scripts(chunks: Iterable<BundleChunk>): string[] {
  const files = [...chunks].flatMap((chunk) => chunk.files);
  return [...new Set(files)].filter((file) => file.endsWith('.js')).sort();
}

/** Every script of the plugin but the fallbacks for PatternFly. */
export function ownFiles({ chunks }: BundleStats): string[] {
  return scripts(chunks.filter((chunk) => !isFallback(chunk)));
}

/**
 * The scripts that a browser has loaded when everything is open that the exposed module `page` imports, at once or later, except
 * by requests that match `notBy`.
 * @throws Error when the plugin does not expose that module.
 */
export function filesOfPage(stats: BundleStats, page: string, notBy?: RegExp): string[] {
  const group = stats.namedChunkGroups[`exposed-${page}`];
  if (!group) {
    throw new Error(`the plugin exposes no module ${page}`);
  }
  const entries = stats.chunks.filter(({ files }) =>
    files.some((file) => file.startsWith('plugin-entry')),
  );
  const loaded = new Set([
    ...entries,
    ...stats.chunks.filter(({ id }) => group.chunks.includes(id)),
  ]);
  const shared = (name: string): boolean => name.startsWith('consume shared module');
  for (let before = 0; before < loaded.size;) {
    before = loaded.size;
    const modules = new Set(
      [...loaded].flatMap(modulesOf).filter((name) => !shared(name) && name !== 'container entry'),
    );
    for (const chunk of stats.chunks) {
      const isReached = chunk.origins.some(
        ({ moduleName, request = '' }) => modules.has(moduleName) && notBy?.test(request) !== true,
      );
      if (isReached && !isFallback(chunk)) {
        loaded.add(chunk);
      }
    }
  }
  return scripts(loaded);
}
