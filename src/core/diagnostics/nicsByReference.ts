import type { NicReference } from '../networks/nic';
import type { World } from '../networks/world';
import type { Finding, Rule } from './finding';
import { makeFinding } from './makeFinding';
import type { Identified } from './makeFinding';

/**
 * The check that finds each NIC of a VM whose NAD reference resolves this way. What is being removed anyway is left alone.
 * @param namespacesOf parameters of the words about the namespaces of the two, given the keys of VM and NAD
 */
export const nicsByReference =
  (
    identity: Identified,
    such: NicReference,
    namespacesOf: (vm: string, attachment: string) => Finding['params'],
  ): Rule['check'] =>
  (vm: string, world: World): readonly Finding[] =>
    world
      .nics(vm)
      .filter(({ reference, state }) => reference === such && state !== 'removing')
      .map(({ name, attachment }) =>
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
          params: { vm, nic: name, attachment, ...namespacesOf(vm, attachment) },
          hop: 'nic',
        }),
      );
