import { invalidConfigRule } from './invalidConfigRule';

/** A NAD of OVN-Kubernetes with an unknown topology, which is refused, or without any: that silently is the cluster's default network
 * (go-controller/pkg/config/cni.go, ParseNetConf). */
export const topologyRefused = invalidConfigRule('NAD-10');
