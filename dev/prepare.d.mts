export function bringUpToDate(
  root: string,
  run: (command: string, args: readonly string[]) => void,
): void;
