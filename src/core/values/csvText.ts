/** What spreadsheets take for a formula when it stands first in a cell. */
const FORMULA = /^[=+\-@\t\r]/;

const cellOf = (value: string): string => {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * CSV of RFC 4180 with CRLF. Names in a cluster are given by many hands, so a cell that a spreadsheet would run as a formula is made text
 * by a leading apostrophe (OWASP, "CSV injection").
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
