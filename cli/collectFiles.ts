import { basename, join } from 'node:path';
import { sayDoctor } from '../src/words/doctor';
import type { DoctorIo } from './doctorIo';
import type { Unusable } from './unusable';

export interface Collected {
  files: readonly string[];
  /** What is in the folders and was not looked at, because its name is that of no manifest; folders end in a slash. */
  leftOut: readonly string[];
  unusable: readonly Unusable[];
}

const isManifest = (name: string): boolean => /\.(ya?ml|json)$/i.test(name);

/** Folders that hold no manifests of a cluster. */
const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/**
 * Every file under the paths, in the order of the paths and of their names. A file named by itself is read whatever it is called; in folders,
 * only YAML and JSON files are.
 */
export const collectFiles = async (
  paths: readonly string[],
  io: Pick<DoctorIo, 'kindOf' | 'list'>,
): Promise<Collected> => {
  const files = new Set<string>();
  const unusable: Unusable[] = [];
  const leftOut: string[] = [];
  const visit = async (path: string, named: boolean): Promise<void> => {
    try {
      const kind = await io.kindOf(path);
      if (kind === 'folder' && !named && isSkipped(basename(path))) leftOut.push(`${path}/`);
      else if (kind === 'folder') {
        for (const name of [...(await io.list(path))].sort()) await visit(join(path, name), false);
      } else if (kind === 'file' && (named || (isManifest(path) && !isSkipped(basename(path))))) {
        files.add(path);
      } else if (named) {
        unusable.push({ file: path, line: undefined, text: sayDoctor('noFile'), fatal: true });
      } else leftOut.push(path);
    } catch (error) {
      const text = sayDoctor('noSuchPath', { reason: reasonOf(error) });
      unusable.push({ file: path, line: undefined, text, fatal: true });
    }
  };
  for (const path of paths) await visit(path, true);
  return { files: [...files], leftOut, unusable };
};
