import { invalidConfigRule } from './invalidConfigRule';

/** A NAD of OVN-Kubernetes with an IPAM plugin (go-controller/pkg/util/multi_network.go, ParseNADInfo). */
export const ipamPluginRefused = invalidConfigRule('NAD-08');
