/** A file or a document that could not be used, and why. */
export interface Unusable {
  file: string;
  /** Where the document begins, or where the fault is. */
  line: number | undefined;
  /** A sentence without its subject: `is not valid: …`. */
  text: string;
  /** Something that should have been readable was not, so that the answer is incomplete: exit code 2. */
  fatal: boolean;
}

export const sayPlace = ({ file, line }: Pick<Unusable, 'file' | 'line'>): string =>
  line === undefined ? file : `${file}:${String(line)}`;
