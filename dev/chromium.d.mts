/** The path of a Chromium, or undefined after saying what to do. */
export function findChromium(): string | undefined;
