import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import type { DoctorIo } from './doctorIo';

const WIDTH = 100;

/** The machine itself. Links to files are followed, links to folders are not: a folder may link to its own parent. */
export const nodeIo = (): DoctorIo => ({
  kindOf: async (path) => {
    const target = await stat(path);
    if (target.isFile()) return 'file';
    return target.isDirectory() && !(await lstat(path)).isSymbolicLink() ? 'folder' : 'other';
  },
  list: (folder) => readdir(folder),
  read: (file) => readFile(file, 'utf8'),
  print: (text) => {
    process.stdout.write(`${text}\n`);
  },
  complain: (text) => {
    process.stderr.write(`${text}\n`);
  },
  colour: process.stdout.isTTY && process.env.NO_COLOR === undefined,
  width: Math.max(60, Math.min(process.stdout.columns || WIDTH, 140)),
});
