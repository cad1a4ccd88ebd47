import { invalidConfigRule } from './invalidConfigRule';

/** A NAD whose network has no name, or the name of the cluster network (OVN-Kubernetes, go-controller/pkg/config/cni.go, ParseNetConf). */
export const networkNameRefused = invalidConfigRule('NAD-03');
