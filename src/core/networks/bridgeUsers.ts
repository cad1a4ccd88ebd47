import { matchesLabels } from '../kinds/labelSelector';
import type { NodeNetworkConfigurationPolicyFacts } from '../kinds/nodeNetworkConfigurationPolicy';
import { compareNames } from '../values/compareNames';
import type { World } from './world';

/** What of a bridge goes away together with it, and does not count as a user. */
interface Own {
  /** Policies that make it. */
  policies: readonly string[];
  /** What they map to it. */
  localnet?: string | undefined;
}

const isOn = (
  bridge: string,
  { mappings, interfaces }: NodeNetworkConfigurationPolicyFacts,
): boolean =>
  mappings.some((mapping) => !mapping.absent && mapping.bridge === bridge) ||
  interfaces.some(({ name, state }) => name === bridge && state !== 'absent');

/**
 * Who is on a bridge beside those that made it, by name and sorted: attachments of a Linux bridge; and, on the nodes of the policies that
 * made it (on all, where these are not known), localnets that are mapped to it, policies that map to it or describe it, and VLAN interfaces
 * above it (`br-vmdata.120 on worker-1`). Ports of running VMs are not among what nmstate reports (kubernetes-nmstate leaves veths out):
 * their attachments stand for them.
 */
export const bridgeUsers = (
  bridge: string,
  { policies: own, localnet }: Own,
  { inventory }: Pick<World, 'inventory'>,
): readonly string[] => {
  const nodes = [...inventory.all('node')];
  const selectors = own.flatMap((name) => {
    const policy = inventory.get('nncp', name);
    return policy === undefined ? [] : [policy.nodeSelector];
  });
  const known = selectors.length > 0 && inventory.doubt('node') === undefined;
  const ours = nodes.filter(({ labels }) =>
    selectors.some((selector) => matchesLabels(selector, labels)),
  );
  const elsewhere = nodes.filter((node) => !ours.includes(node));
  const attachments = [...inventory.all('nad')].flatMap(({ namespace, name, config }) =>
    config.type === 'linux-bridge' && config.bridge === bridge ? [`${namespace}/${name}`] : [],
  );
  const onNodes = [...inventory.all('nns')]
    .filter((state) => !known || !elsewhere.some(({ name }) => name === state.name))
    .flatMap(({ name: node, mappings = [], interfaces }) => [
      ...mappings.flatMap((mapping) =>
        mapping.bridge === bridge && mapping.localnet !== localnet ? [mapping.localnet] : [],
      ),
      ...interfaces.flatMap(({ name, vlan }) =>
        vlan?.base === bridge ? [`${name} on ${node}`] : [],
      ),
    ]);
  const policies = [...inventory.all('nncp')].filter(
    (policy) =>
      isOn(bridge, policy) &&
      !own.includes(policy.name) &&
      (!known || ours.some(({ labels }) => matchesLabels(policy.nodeSelector, labels))),
  );
  const names = policies.map(({ name }) => name);
  return [...new Set([...attachments, ...onNodes, ...names])].sort(compareNames);
};
