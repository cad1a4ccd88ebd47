import type { Inventory } from '../inventory/inventory';
import { renderedNetworkName, renderingCudn } from '../kinds/clusterUserDefinedNetwork';
import type { ClusterUserDefinedNetworkFacts } from '../kinds/clusterUserDefinedNetwork';
import type { CniConfig } from '../kinds/cniConfig';
import { localnetOf, ovnNetworkId } from '../kinds/networkId';
import type { NetworkId } from '../kinds/networkId';
import type { NetworkAttachmentDefinitionFacts } from '../kinds/networkAttachmentDefinition';
import { compareNames } from '../values/compareNames';
import type { NetworkType, VlanNetwork } from './vlanNetwork';

const OVN = 'ovn:';

const typeOf = (config: CniConfig): NetworkType => {
  switch (config.type) {
    case 'ovn':
      return config.topology;
    case 'linux-bridge':
      return 'linux-bridge';
    default:
      return 'other';
  }
};

/** The NAD that gives the network its settings: the first by key, so that the picture does not depend on the order of events. */
const settingsOf = ({ config }: NetworkAttachmentDefinitionFacts) => ({
  type: typeOf(config),
  plugin: config.type === 'other' ? config.plugin : undefined,
  // An overlay has no tag, whatever its NAD says.
  vlan:
    (config.type === 'ovn' && config.topology === 'localnet') || config.type === 'linux-bridge'
      ? config.vlan || undefined
      : undefined,
  mtu: config.type === 'ovn' || config.type === 'linux-bridge' ? config.mtu : undefined,
  localnet: localnetOf(config),
  bridge: config.type === 'linux-bridge' ? config.bridge : undefined,
  ...(config.type === 'linux-bridge' && config.guestsTag === true && { guestsTag: true as const }),
});

const settingsOfCudn = ({ topology, localnet }: ClusterUserDefinedNetworkFacts) => ({
  type: (topology === 'Localnet' ? 'localnet' : topology.toLowerCase()) as NetworkType,
  plugin: undefined,
  vlan: localnet?.vlan,
  mtu: localnet?.mtu,
  localnet: localnet?.physicalNetworkName,
  bridge: undefined,
});

const nameOf = (id: NetworkId, cudn: string | undefined): string =>
  cudn ?? (id.startsWith(OVN) ? id.slice(OVN.length) : id.slice(id.indexOf(':') + 1));

/** Puts one network together from its NADs and its CUDN; `undefined` when there is neither. */
export const vlanNetworkOf = (inventory: Inventory, id: NetworkId): VlanNetwork | undefined => {
  const keys = [...inventory.indexes.nadsByNetwork.get(id)].sort(compareNames);
  const nads = keys.flatMap((key) => inventory.get('nad', key) ?? []);
  const owner = nads.find(({ owner: by }) => by?.kind === 'ClusterUserDefinedNetwork')?.owner?.name;
  const cudnName = owner ?? renderingCudn(id);
  const cudn = cudnName === undefined ? undefined : inventory.get('cudn', cudnName);
  const [first] = nads;
  if (first === undefined && cudn === undefined) return undefined;
  const settings = first === undefined ? cudn && settingsOfCudn(cudn) : settingsOf(first);
  if (settings === undefined) return undefined;
  return {
    id,
    ...settings,
    name: nameOf(id, cudn?.name ?? owner),
    attachments: keys,
    namespaces: [...new Set(nads.map(({ namespace }) => namespace))],
    cudn: cudn?.name ?? owner,
    description: nads.find(({ description }) => description !== undefined)?.description,
  };
};

/** Identities of every network that was read, sorted by name. */
export const networkIds = (inventory: Inventory): readonly NetworkId[] => {
  const ids = new Set<string>(inventory.indexes.nadsByNetwork.values());
  for (const { name, topology } of inventory.all('cudn')) {
    if (topology !== '') ids.add(ovnNetworkId(renderedNetworkName(name)));
  }
  return [...ids].sort(compareNames) as NetworkId[];
};
