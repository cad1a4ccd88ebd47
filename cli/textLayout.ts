import type { Severity } from '../src/core/diagnostics/finding';
import type { HopStatus } from '../src/core/diagnostics/createDiagnosis';

const COLOURS: Readonly<Record<Severity | HopStatus, number>> = {
  critical: 35,
  error: 31,
  warning: 33,
  info: 36,
  ok: 32,
  unknown: 90,
};

/** How text is laid out for one output: its width, and colours only where a terminal takes them. */
export interface TextLayout {
  status: (status: Severity | HopStatus, text: string) => string;
  heading: (text: string) => string;
  /** Lines of at most the width, each after `indent`, the first after `first`. Words longer than a line stay whole. */
  wrap: (text: string, first: string, indent: string) => readonly string[];
}

const breakLines = (text: string, room: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= room) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
};

export const textLayout = (width: number, colour: boolean): TextLayout => {
  const paint = (code: number | string, text: string): string =>
    colour ? `\u001b[${String(code)}m${text}\u001b[0m` : text;
  return {
    status: (status, text) => paint(COLOURS[status], text),
    heading: (text) => paint(1, text),
    wrap: (text, first, indent) =>
      breakLines(text, width - indent.length).map(
        (line, i) => `${i === 0 ? first : indent}${line}`,
      ),
  };
};
