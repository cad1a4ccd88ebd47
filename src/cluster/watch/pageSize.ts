/** A page of more is a long task to parse and a long wait on a slow line. */
export const MAX_PAGE_SIZE = 2_000_000;
const FIRST_LIMIT = 20;
const MAX_LIMIT = 1000;
/** Objects of a kind differ in size: aim below the bound. */
const MARGIN = 0.75;

/** How many objects to ask for: a few at first, because their size is not known (a NodeNetworkState may have 100 KB), then as many as fit. */
export class PageSize {
  limit = FIRST_LIMIT;

  /** @param size length of a page in characters */
  saw(items: number, size: number): void {
    if (items === 0) return;
    const fitting = Math.floor((MAX_PAGE_SIZE * MARGIN * items) / Math.max(size, 1));
    this.limit = Math.max(1, Math.min(fitting, this.limit * 10, MAX_LIMIT));
  }
}
