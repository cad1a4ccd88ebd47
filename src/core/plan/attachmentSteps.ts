import type { CreateVlanNetworks, NewNetwork, PhysicalNetwork } from '../intents/intent';
import { bridgeAttachment } from '../kinds/bridgeAttachment';
import { localnetAttachment } from '../kinds/localnetAttachment';
import type { Manifest } from '../kinds/manifest';
import { localnetOf } from '../kinds/networkId';
import type { World } from '../networks/world';
import type { Step } from './plan';

/** Whether the NAD is there and is a door to just this network; texts, labels and keys that the plugin ignores do not count. */
const isAttached = (
  network: NewNetwork,
  physical: PhysicalNetwork,
  key: string,
  world: World,
): boolean => {
  const config = world.inventory.get('nad', key)?.config;
  if ('guests' in physical) {
    return (
      config?.type === 'linux-bridge' &&
      config.bridge === physical.bridge &&
      (config.vlan || undefined) === network.vlan &&
      config.mtu === network.mtu
    );
  }
  return (
    config?.type === 'ovn' &&
    config.network === network.name &&
    localnetOf(config) === physical.localnet &&
    (config.vlan || undefined) === network.vlan &&
    config.mtu === network.mtu &&
    config.netAttachDefName === key &&
    config.subnets === ''
  );
};

const manifestOf = (
  network: NewNetwork,
  physical: PhysicalNetwork,
  namespace: string,
): Manifest => {
  if (!('guests' in physical)) {
    return localnetAttachment({ ...network, namespace, localnet: physical.localnet });
  }
  const { bridge, guests } = physical;
  return bridgeAttachment({
    ...network,
    namespace,
    bridge,
    guestVlans: guests.vlans,
    guestsChangeMacs: guests.changeMacs,
  });
};

/** One NAD for each network in each namespace, but for those that are there; `after`: what has to be done before any of them. */
export const attachmentSteps = (
  { networks, namespaces, physical }: CreateVlanNetworks,
  after: readonly string[],
  world: World,
): readonly Step[] =>
  networks.flatMap((network) =>
    namespaces.flatMap((namespace): readonly Step[] => {
      const { name } = network;
      if (isAttached(network, physical, `${namespace}/${name}`, world)) return [];
      const place = { kind: 'nad' as const, namespace, name };
      return [
        {
          id: `create nad ${namespace}/${name}`,
          ...place,
          write: { type: 'create', manifest: manifestOf(network, physical, namespace) },
          after,
          undo: [
            {
              id: `delete nad ${namespace}/${name}`,
              ...place,
              write: { type: 'delete' },
              after: [],
              undo: [],
            },
          ],
        },
      ];
    }),
  );
