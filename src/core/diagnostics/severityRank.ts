import type { Severity } from './finding';

const ORDER: readonly Severity[] = ['critical', 'error', 'warning', 'info'];

/** 0 is the worst. */
export const severityRank = (severity: Severity): number => ORDER.indexOf(severity);
