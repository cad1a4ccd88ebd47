import { invalidConfigRule } from './invalidConfigRule';

/** A NAD whose config is no JSON object, or one whose fields cannot be read as what they are: Multus or the plugin refuses every pod that
 * names it (an MTU that no interface takes fails later, on the node). */
export const attachmentConfigUnreadable = invalidConfigRule('NAD-01');
