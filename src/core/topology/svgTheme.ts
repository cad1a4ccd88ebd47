import type { CardFacts } from './card';

/** Colours of one theme as CSS colours, because a file that stands alone knows no tokens. */
export interface SvgTheme {
  background: string;
  lane: string;
  card: string;
  border: string;
  text: string;
  subtle: string;
  link: string;
  error: string;
  warning: string;
  unknown: string;
  /** Outlines of 16 × 16 px, drawn with a stroke. */
  nounIcons: Readonly<Record<CardFacts['type'], string>>;
  /** Filled shapes of 16 × 16 px, one per status that needs attention. */
  statusIcons: Readonly<Record<'error' | 'warning' | 'unknown', string>>;
}
