import { invalidConfigRule } from './invalidConfigRule';

/**
 * A NAD of which no network becomes: OVN-Kubernetes or the plugin refuses its config, OVN or the node fails to carry it out, or, without a
 * topology, it silently is the cluster's default network (go-controller/pkg/config/cni.go, ParseNetConf).
 */
export const attachmentConfigRefused = invalidConfigRule('NAD-16', false);
