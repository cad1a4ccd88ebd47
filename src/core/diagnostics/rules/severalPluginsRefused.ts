import { invalidConfigRule } from './invalidConfigRule';

/** A NAD of OVN-Kubernetes that chains plugins (go-controller/pkg/config/cni.go, ParseNetConf). */
export const severalPluginsRefused = invalidConfigRule('NAD-13');
