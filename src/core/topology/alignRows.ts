/** A run of rows that touch each other and move as one. */
interface Block {
  count: number;
  weight: number;
  /** Sum of weight × wished place, relative to the first row of the block's lane. */
  pull: number;
}

export interface Row {
  height: number;
  /** Where the row would like its top, in pixels. */
  wish: number;
  /** How much it insists; above zero. */
  weight: number;
}

/**
 * Tops of rows that keep their order and a gap of at least `gap`, each as near to its wish as the others allow (least squares, by pooling
 * adjacent violators).
 */
export const alignRows = (rows: readonly Row[], gap: number): readonly number[] => {
  const offsets: number[] = [];
  let offset = 0;
  for (const { height } of rows) {
    offsets.push(offset);
    offset += height + gap;
  }
  const blocks: Block[] = [];
  const meanOf = ({ pull, weight }: Block): number => pull / weight;
  for (const [index, { wish, weight }] of rows.entries()) {
    let block: Block = { count: 1, weight, pull: weight * (wish - (offsets[index] ?? 0)) };
    for (let last = blocks.at(-1); last !== undefined && meanOf(last) > meanOf(block);) {
      block = {
        count: last.count + block.count,
        weight: last.weight + block.weight,
        pull: last.pull + block.pull,
      };
      blocks.pop();
      last = blocks.at(-1);
    }
    blocks.push(block);
  }
  const starts = blocks.flatMap((block) =>
    Array.from({ length: block.count }, () => meanOf(block)),
  );
  return starts.map((start, index) => start + (offsets[index] ?? 0));
};
