import { LineCounter, parseAllDocuments } from 'yaml';
import { sayDoctor } from '../src/words/doctor';
import type { Unusable } from './unusable';

export interface ParsedDocument {
  value: unknown;
  /** First line of the document. */
  line: number;
  /** Which of several documents of the file it is, from 1. */
  part?: string;
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

/** No YAML or JSON holds them unquoted (YAML 1.2, 5.1): a compressed file, or another that is no text. */
const isNoText = (text: string): boolean =>
  Array.from(text.slice(0, 4000), (character) => character.charCodeAt(0)).some(
    (code) => code < 9 || (code > 13 && code < 32 && code !== 27),
  );

/**
 * Reads the documents of a YAML or JSON file. A document with a fault does not hide the others; empty documents are left out and counted, and a
 * file of nothing else is named.
 */
export const parseDocuments = (file: string, text: string): ParsedFile => {
  const whole = (reason: string, fatal: boolean): ParsedFile => ({
    documents: [],
    unusable: [{ file, line: undefined, text: reason, fatal }],
  });
  if (isNoText(text)) return whole(sayDoctor('noText'), true);
  const json = asJson(text);
  if (json !== undefined) return json;
  const lineCounter = new LineCounter();
  const documents: ParsedDocument[] = [];
  const unusable: Unusable[] = [];
  const parsed = [...parseAllDocuments(text, { lineCounter, prettyErrors: false })];
  for (const [index, document] of parsed.entries()) {
    const part = parsed.length > 1 && { part: sayDoctor('document', { index: index + 1 }) };
    const fault = (line: number, reason: string): void => {
      unusable.push({ file, line, ...part, text: sayDoctor('syntax', { reason }), fatal: true });
    };
    const [error] = document.errors;
    if (error !== undefined) {
      fault(lineCounter.linePos(error.pos[0]).line, firstLine(error.message));
      continue;
    }
    const start = document.contents?.range;
    const line = lineCounter.linePos((start ?? document.range)[0]).line;
    try {
      const value: unknown = document.toJS();
      if (value !== null && value !== undefined) documents.push({ value, line, ...part });
    } catch (cause) {
      // An alias to an anchor that is not there, or too many of them.
      fault(line, firstLine(cause instanceof Error ? cause.message : String(cause)));
    }
  }
  if (documents.length + unusable.length === 0) return whole(sayDoctor('empty'), false);
  const empty = parsed.length - documents.length - unusable.length;
  const named = empty === 0 ? [] : whole(sayDoctor('emptyParts', { count: empty }), false).unusable;
  return { documents, unusable: [...unusable, ...named] };
};
