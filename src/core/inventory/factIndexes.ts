import type { FactsByKind, Kind } from '../kinds/kindRegistry';
import { localnetOf, networkIdOf } from '../kinds/networkId';
import { nadKeyOf } from '../kinds/nadReference';
import { FactIndex } from './factIndex';

const present = (value: string | undefined): readonly string[] =>
  value === undefined ? [] : [value];

const localnetsOf = (mappings: readonly { localnet: string }[] | undefined): readonly string[] =>
  (mappings ?? []).map(({ localnet }) => localnet);

/** Every reverse index of the inventory, by what it answers. */
export const newFactIndexes = () => ({
  nadsByNetwork: new FactIndex<FactsByKind['nad']>(({ config }) => present(networkIdOf(config))),
  nadsByLocalnet: new FactIndex<FactsByKind['nad']>(({ config }) => present(localnetOf(config))),
  cudnsByLocalnet: new FactIndex<FactsByKind['cudn']>(({ localnet }) =>
    present(localnet?.physicalNetworkName),
  ),
  nodesByLocalnet: new FactIndex<FactsByKind['nns']>(({ mappings }) => localnetsOf(mappings)),
  policiesByLocalnet: new FactIndex<FactsByKind['nncp']>(({ mappings }) => localnetsOf(mappings)),
  enactmentsByPolicy: new FactIndex<FactsByKind['nnce']>(({ policy }) =>
    policy === '' ? [] : [policy],
  ),
  enactmentsByNode: new FactIndex<FactsByKind['nnce']>(({ node }) => (node === '' ? [] : [node])),
  vmsByNad: new FactIndex<FactsByKind['vm']>(({ nics, namespace }) =>
    nics.flatMap(({ network }) =>
      network.type === 'multus' ? [nadKeyOf(network.networkName, namespace)] : [],
    ),
  ),
  vmisByNode: new FactIndex<FactsByKind['vmi']>(({ nodeName }) => present(nodeName)),
});

export type FactIndexes = ReturnType<typeof newFactIndexes>;

/** Which indexes a kind is in. */
export const indexesOf: {
  [K in Kind]: (indexes: FactIndexes) => readonly FactIndex<FactsByKind[K]>[];
} = {
  node: () => [],
  namespace: () => [],
  project: () => [],
  nns: (indexes) => [indexes.nodesByLocalnet],
  nncp: (indexes) => [indexes.policiesByLocalnet],
  nnce: (indexes) => [indexes.enactmentsByPolicy, indexes.enactmentsByNode],
  nad: (indexes) => [indexes.nadsByNetwork, indexes.nadsByLocalnet],
  cudn: (indexes) => [indexes.cudnsByLocalnet],
  vm: (indexes) => [indexes.vmsByNad],
  vmi: (indexes) => [indexes.vmisByNode],
};
