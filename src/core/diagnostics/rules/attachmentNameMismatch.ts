import { splitKey } from '../../kinds/read';
import type { Rule } from '../finding';
import { makeFinding } from '../makeFinding';

const identity = { code: 'NAD-02', severity: 'error', scope: 'attachment' } as const;

/** A manifest in Git may leave its namespace to who applies it; then only the name can be compared. */
const isNamespaceOpen = (key: string): boolean => splitKey(key).namespace === '';

/**
 * OVN-Kubernetes compares `netAttachDefName` with where the NAD is and refuses the NAD when they differ
 * (go-controller/pkg/util/multi_network.go). A copy of a NAD into another namespace is the usual way to get there.
 */
export const attachmentNameMismatch: Rule = {
  ...identity,
  needs: ['nad'],
  provenByPart: true,
  check: (key, { inventory }) => {
    const config = inventory.get('nad', key)?.config;
    if (config?.type !== 'ovn') return [];
    const found = config.netAttachDefName ?? '';
    if (found === key || (isNamespaceOpen(key) && splitKey(found).name === key)) return [];
    return [
      makeFinding(identity, key, {
        evidence: [{ kind: 'nad', key, path: 'spec.config (netAttachDefName)', found }],
        params: { variant: found === '' ? 'missing' : 'differs', attachment: key, found },
        hop: 'attachment',
      }),
    ];
  },
};
