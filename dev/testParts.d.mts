export interface Part {
  name: string;
  onlyInCi?: boolean;
}

export const parts: readonly Part[];

export function partsFor(words: readonly string[], known?: readonly Part[]): readonly Part[];
