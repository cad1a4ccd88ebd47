import { invalidConfigRule } from './invalidConfigRule';

/** A NAD with a VLAN ID in quotes, which is refused, or outside 1 to 4094, for which OVN has no place (tag_request in ovn-nb.ovsschema). */
export const vlanIdRefused = invalidConfigRule('NAD-06');
