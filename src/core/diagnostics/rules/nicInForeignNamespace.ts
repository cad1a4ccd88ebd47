import { splitKey } from '../../kinds/read';
import type { Rule } from '../finding';
import { nicsByReference } from '../nicsByReference';

const identity = { code: 'VM-02', severity: 'error', scope: 'vm' } as const;

/**
 * A NIC that names a NAD of another namespace. Multus isolates namespaces; only those that it calls global may be used from everywhere
 * (cluster-network-operator bindata/network/multus/multus.yaml).
 */
export const nicInForeignNamespace: Rule = {
  ...identity,
  needs: ['vm'],
  provenByPart: true,
  check: nicsByReference(identity, 'isolated', (vm, attachment) => ({
    namespace: splitKey(vm).namespace,
    foreign: splitKey(attachment).namespace,
  })),
};
