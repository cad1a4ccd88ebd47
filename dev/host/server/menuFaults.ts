import type { Fault } from '../../cluster/faults';
import type { FailureInjection } from '../../simulators/failures';

/** A failure that the masthead's menu turns on and off. */
export interface MenuFault {
  name: string;
  title: string;
  faults?: Fault[];
  nodeFailure?: FailureInjection;
  /** Ends all watches again and again, without a close frame. */
  dropWatchesEveryMs?: number;
}

const writes = ['create', 'update', 'patch', 'delete'];
// With what follows the version: discovery, which ends there, is left alone, so that the page can be loaded again.
const product = /\/(nmstate\.io|k8s\.cni\.cncf\.io|kubevirt\.io|k8s\.ovn\.org)\/[^/?]+\//;
const machines = /\/kubevirt\.io\/[^/?]+\//;

export const menuFaults: MenuFault[] = [
  {
    name: 'node-fails',
    title: 'Policies fail on worker-2',
    nodeFailure: { node: 'worker-2', kind: 'VerificationError' },
  },
  { name: 'watches-drop', title: 'Watches drop every 5 s', dropWatchesEveryMs: 5000 },
  {
    name: 'watches-silent',
    title: 'Watches fall silent',
    faults: [{ path: product, verbs: ['watch'], silent: true }],
  },
  {
    name: 'watches-refused',
    title: 'Watches are refused',
    faults: [{ path: product, verbs: ['watch'], status: 503 }],
  },
  {
    name: 'writes-fail',
    title: 'Writes answer 500',
    faults: [
      { path: product, verbs: writes, status: 500, message: 'etcdserver: request timed out' },
    ],
  },
  {
    name: 'vms-forbidden',
    title: 'Virtual machines answer 403',
    faults: [{ path: machines, status: 403, message: 'virtualmachines is forbidden' }],
  },
  { name: 'slow', title: 'Every answer takes 3 s', faults: [{ path: product, delayMs: 3000 }] },
];
