/** Ends after the browser has painted what the document looks like now. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      // What is queued inside a frame runs after it was drawn.
      setTimeout(resolve, 0);
    });
  });

/** Milliseconds from the start of `work` to the paint of what it did. */
export const timeToPaint = async (work: () => void): Promise<number> => {
  const start = performance.now();
  work();
  await painted();
  return performance.now() - start;
};

/** Milliseconds of script. */
export const timeOf = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** Milliseconds between the frames of an animation: `step` runs before each, and what it cost is told beside. */
export const framesOf = async (
  count: number,
  step: (turn: number) => void,
): Promise<{ frames: number[]; scripts: number[] }> => {
  const frames: number[] = [];
  const scripts: number[] = [];
  let before = await new Promise<number>(requestAnimationFrame);
  for (let turn = 0; turn < count; turn++) {
    scripts.push(
      timeOf(() => {
        step(turn);
      }),
    );
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - before);
    before = now;
  }
  return { frames, scripts };
};
