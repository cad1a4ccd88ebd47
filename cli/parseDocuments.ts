import { LineCounter, parseAllDocuments } from 'yaml';
import { sayDoctor } from '../src/words/doctor';
import type { Unusable } from './unusable';

export interface ParsedDocument {
  value: unknown;
  /** First line of the document. */
  line: number;
}

export interface ParsedFile {
  documents: readonly ParsedDocument[];
  unusable: readonly Unusable[];
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

const asJson = (text: string): ParsedFile | undefined => {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return { documents: [{ value: JSON.parse(text) as unknown, line: 1 }], unusable: [] };
  } catch {
    // Flow-style YAML begins like this as well, and its parser knows the line of a fault.
    return undefined;
  }
};

/** Reads the documents of a YAML or JSON file. A document with a fault does not hide the others; empty documents are left out. */
export const parseDocuments = (file: string, text: string): ParsedFile => {
  const json = asJson(text);
  if (json !== undefined) return json;
  const lineCounter = new LineCounter();
  const documents: ParsedDocument[] = [];
  const unusable: Unusable[] = [];
  const fault = (line: number, reason: string): void => {
    unusable.push({ file, line, text: sayDoctor('syntax', { reason }), fatal: true });
  };
  for (const document of parseAllDocuments(text, { lineCounter, prettyErrors: false })) {
    const [error] = document.errors;
    if (error !== undefined) {
      fault(lineCounter.linePos(error.pos[0]).line, firstLine(error.message));
      continue;
    }
    const start = document.contents?.range;
    const line = lineCounter.linePos((start ?? document.range)[0]).line;
    try {
      const value: unknown = document.toJS();
      if (value !== null && value !== undefined) documents.push({ value, line });
    } catch (cause) {
      // An alias to an anchor that is not there, or too many of them.
      fault(line, firstLine(cause instanceof Error ? cause.message : String(cause)));
    }
  }
  return { documents, unusable };
};
