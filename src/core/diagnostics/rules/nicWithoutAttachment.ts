import { splitKey } from '../../kinds/read';
import type { Rule } from '../finding';
import { nicsByReference } from '../nicsByReference';

const identity = { code: 'VM-01', severity: 'error', scope: 'vm' } as const;

/** A NIC that names a NAD which does not exist: the VM does not start (KubeVirt pkg/network/multus/nad.go). */
export const nicWithoutAttachment: Rule = {
  ...identity,
  needs: ['vm', 'nad'],
  // Whether the NADs of the very namespace were read is part of the NIC's reference.
  provenByPart: true,
  check: nicsByReference(identity, 'missing', (_vm, attachment) => ({
    namespace: splitKey(attachment).namespace,
  })),
};
