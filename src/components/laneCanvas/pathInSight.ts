/** From where to where something lies along one axis, in pixels. */
export interface Span {
  start: number;
  end: number;
}

const isInside = ({ start, end }: Span, from: number, size: number): boolean =>
  start >= from && end <= from + size;

/**
 * Where to scroll to along one axis, so that of the spans of a lit path as many as possible are seen whole, and among them the one that is
 * selected and those that are `urgent`. What is seen already is not moved; what has to be moved, is moved least.
 */
export const pathInSight = (
  spans: readonly Span[],
  urgent: readonly Span[],
  selected: Span,
  size: number,
  present: number,
): number => {
  const seen = (from: number): number =>
    spans.filter((span) => isInside(span, from, size)).length +
    // What is urgent counts more than all others together, and the selected one more than all that is urgent.
    urgent.filter((span) => isInside(span, from, size)).length * spans.length +
    (isInside(selected, from, size) ? spans.length * (urgent.length + 1) : 0);
  let best = present;
  let most = seen(present);
  for (const place of spans.flatMap(({ start, end }) => [start, Math.max(0, end - size)])) {
    const count = seen(place);
    if (count > most || (count === most && Math.abs(place - present) < Math.abs(best - present))) {
      best = place;
      most = count;
    }
  }
  return best;
};
