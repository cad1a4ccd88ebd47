/** A file or a document that could not be used, and why. */
export interface Unusable {
  file: string;
  /** Where the document begins, or where the fault is. */
  line: number | undefined;
  /** Which of several documents of a file, and of several objects of a list, counted from 1. */
  part?: string;
  /** A sentence without its subject: `is not valid: …`. */
  text: string;
  /** Something that should have been readable was not, so that the answer is incomplete: exit code 2. */
  fatal: boolean;
}

/** Where something is in the files. */
export type Place = Pick<Unusable, 'file' | 'line' | 'part'>;

export const sayPlace = ({ file, line, part }: Place): string =>
  `${file}${line === undefined ? '' : `:${String(line)}`}${part === undefined ? '' : ` (${part})`}`;
