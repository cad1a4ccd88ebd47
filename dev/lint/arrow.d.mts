import type { Rule } from 'eslint';

/** Who may import whom; see docs/architecture.md. */
export const arrow: Rule.RuleModule;
