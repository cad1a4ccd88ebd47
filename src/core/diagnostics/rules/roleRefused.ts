import { invalidConfigRule } from './invalidConfigRule';

/** A NAD of a VLAN network with a role or a join subnet of other networks (go-controller/pkg/util/multi_network.go). */
export const roleRefused = invalidConfigRule('NAD-15');
