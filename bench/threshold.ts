/** What a bench asserts. */
export interface Threshold {
  what: string;
  measured: number;
  /** The largest value that passes. */
  atMost: number;
  unit: string;
}

const shown = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : value.toFixed(1);

/** Prints each threshold with its verdict. @returns whether all hold */
export const holdAll = (thresholds: readonly Threshold[]): boolean => {
  for (const { what, measured, atMost, unit } of thresholds) {
    const verdict = measured <= atMost ? 'ok  ' : 'FAIL';
    console.log(`${verdict} ${what}: ${shown(measured)} ${unit}, at most ${shown(atMost)} ${unit}`);
  }
  return thresholds.every(({ measured, atMost }) => measured <= atMost);
};

/** Prints rows as a table; the first one is the head. */
export const printTable = (rows: readonly (readonly string[])[]): void => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    );
  }
};
