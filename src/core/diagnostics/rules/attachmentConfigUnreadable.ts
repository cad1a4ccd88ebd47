import { invalidConfigRule } from './invalidConfigRule';

/** A NAD whose config is not a JSON object: Multus refuses every pod that names it. */
export const attachmentConfigUnreadable = invalidConfigRule('NAD-01', true);
