import { splitKey } from '../../kinds/read';
import type { Rule } from '../finding';
import { makeFinding } from '../makeFinding';

const identity = { code: 'VM-01', severity: 'error', scope: 'vm' } as const;

/** A NIC that names a NAD which does not exist: the VM does not start (KubeVirt pkg/network/multus/nad.go). */
export const nicWithoutAttachment: Rule = {
  ...identity,
  needs: ['vm', 'nad'],
  // Whether the NADs of the very namespace were read is part of the NIC's reference.
  provenByPart: true,
  check: (vm, world) =>
    world.nics(vm).flatMap(({ name, attachment, reference, state }) =>
      reference !== 'missing' || state === 'removing'
        ? []
        : [
            makeFinding(identity, vm, {
              detail: name,
              related: [{ scope: 'attachment', key: attachment }],
              evidence: [
                {
                  kind: 'vm',
                  key: vm,
                  path: `spec.template.spec.networks[name=${name}].multus.networkName`,
                  found: attachment,
                },
              ],
              params: { vm, nic: name, attachment, namespace: splitKey(attachment).namespace },
              hop: 'nic',
            }),
          ],
    ),
};
