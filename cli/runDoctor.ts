import { sayDoctor } from '../src/words/doctor';
import { collectFiles } from './collectFiles';
import type { DoctorIo } from './doctorIo';
import { jsonReport } from './jsonReport';
import { loadWorld } from './loadWorld';
import type { SourceFile } from './loadWorld';
import { parseDocuments } from './parseDocuments';
import { readArguments } from './readArguments';
import { reportOf } from './report';
import { textLayout } from './textLayout';
import { textReport } from './textReport';
import type { Unusable } from './unusable';
import { sayPlace } from './unusable';

const readSource = async (file: string, io: DoctorIo): Promise<SourceFile> => {
  try {
    return { file, ...parseDocuments(file, await io.read(file)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = sayDoctor('noSuchPath', { reason });
    return { file, documents: [], unusable: [{ file, line: undefined, text, fatal: true }] };
  }
};

/**
 * Reads files and folders, prints what there is and what is wrong, and answers the exit code: 0 nothing broken, 1 errors found, 2 something
 * could not be read or the command line is wrong. Never throws.
 */
export const runDoctor = async (argv: readonly string[], io: DoctorIo): Promise<0 | 1 | 2> => {
  const read = readArguments(argv);
  if (!read.ok) {
    io.complain(`${read.error}\n\n${sayDoctor('usage')}`);
    return 2;
  }
  const { paths, output, help } = read.value;
  if (help) {
    io.print(sayDoctor('usage'));
    return 0;
  }
  const collected = await collectFiles(paths, io);
  const sources: SourceFile[] = [];
  for (const file of collected.files) sources.push(await readSource(file, io));
  const loaded = loadWorld(sources);
  const unusable: readonly Unusable[] = [...collected.unusable, ...loaded.unusable];
  const report = reportOf({ ...loaded, unusable }, collected.files.length, collected.leftOut);
  // On standard error as well, so that a pipeline that reads the report sees why it is incomplete.
  for (const entry of unusable.filter(({ fatal }) => fatal)) {
    io.complain(`${sayPlace(entry)} ${entry.text}`);
  }
  if (report.nothingRead && !unusable.some(({ fatal }) => fatal))
    io.complain(sayDoctor('nothingRead'));
  io.print(
    output === 'json' ? jsonReport(report) : textReport(report, textLayout(io.width, io.colour)),
  );
  return report.exitCode;
};
