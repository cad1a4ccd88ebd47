export interface Row {
  height: number;
  /** Where the row would like its top, in pixels. */
  wish: number;
  /** How much it insists; above zero. */
  weight: number;
}

/** A run of rows that touch each other and move as one. */
interface Block<T> {
  /** Each with the distance of its top from the first row of the lane, if all touched. */
  rows: readonly { row: T; offset: number }[];
  weight: number;
  /** Sum of weight × wished top of the lane's first row. */
  pull: number;
}

const startOf = ({ pull, weight }: Block<unknown>): number => pull / weight;

const joined = <T>(a: Block<T>, b: Block<T>): Block<T> => ({
  rows: [...a.rows, ...b.rows],
  weight: a.weight + b.weight,
  pull: a.pull + b.pull,
});

/**
 * Tops of rows that keep their order and a gap of at least `gap`, each as near to its wish as the others allow (least squares, by pooling
 * adjacent violators).
 */
export const alignRows = <T extends Row>(
  rows: readonly T[],
  gap: number,
): readonly { row: T; top: number }[] => {
  const blocks: Block<T>[] = [];
  let offset = 0;
  for (const row of rows) {
    const { height, wish, weight } = row;
    let block: Block<T> = { rows: [{ row, offset }], weight, pull: weight * (wish - offset) };
    for (
      let last = blocks.at(-1);
      last !== undefined && startOf(last) > startOf(block);
      last = blocks.at(-1)
    ) {
      block = joined(last, block);
      blocks.pop();
    }
    blocks.push(block);
    offset += height + gap;
  }
  return blocks.flatMap((block) =>
    block.rows.map((one) => ({ row: one.row, top: startOf(block) + one.offset })),
  );
};
