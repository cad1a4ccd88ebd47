import { splitKey } from '../../kinds/read';
import type { Rule } from '../finding';
import { makeFinding } from '../makeFinding';

const identity = { code: 'VM-02', severity: 'error', scope: 'vm' } as const;

/**
 * A NIC that names a NAD of another namespace. Multus isolates namespaces; only those that it calls global may be used from everywhere
 * (cluster-network-operator bindata/network/multus/multus.yaml).
 */
export const nicInForeignNamespace: Rule = {
  ...identity,
  needs: ['vm'],
  provenByPart: true,
  check: (vm, world) =>
    world.nics(vm).flatMap(({ name, attachment, reference, state }) =>
      reference !== 'isolated' || state === 'removing'
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
              params: {
                vm,
                nic: name,
                attachment,
                namespace: splitKey(vm).namespace,
                foreign: splitKey(attachment).namespace,
              },
              hop: 'nic',
            }),
          ],
    ),
};
