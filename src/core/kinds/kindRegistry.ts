import {
  clusterUserDefinedNetworkKind,
  readClusterUserDefinedNetwork,
} from './clusterUserDefinedNetwork';
import type { ClusterUserDefinedNetworkFacts } from './clusterUserDefinedNetwork';
import { namespaceKind, readNamespace } from './namespace';
import type { NamespaceFacts } from './namespace';
import {
  networkAttachmentDefinitionKind,
  readNetworkAttachmentDefinition,
} from './networkAttachmentDefinition';
import type { NetworkAttachmentDefinitionFacts } from './networkAttachmentDefinition';
import { nodeKind, readNode } from './node';
import type { NodeFacts } from './node';
import {
  nodeNetworkConfigurationEnactmentKind,
  readNodeNetworkConfigurationEnactment,
} from './nodeNetworkConfigurationEnactment';
import type { EnactmentFacts } from './nodeNetworkConfigurationEnactment';
import {
  nodeNetworkConfigurationPolicyKind,
  readNodeNetworkConfigurationPolicy,
} from './nodeNetworkConfigurationPolicy';
import type { NodeNetworkConfigurationPolicyFacts } from './nodeNetworkConfigurationPolicy';
import { nodeNetworkStateKind, readNodeNetworkState } from './nodeNetworkState';
import type { NodeNetworkStateFacts } from './nodeNetworkState';
import { projectKind, readProject } from './project';
import type { ProjectFacts } from './project';
import type { GroupVersionKind, Read } from './read';
import { readVirtualMachine, virtualMachineKind } from './virtualMachine';
import type { VirtualMachineFacts } from './virtualMachine';
import { readVirtualMachineInstance, virtualMachineInstanceKind } from './virtualMachineInstance';
import type { VirtualMachineInstanceFacts } from './virtualMachineInstance';

/** Facts by the short name under which the inventory keeps a kind (the field's own abbreviations). */
export interface FactsByKind {
  node: NodeFacts;
  namespace: NamespaceFacts;
  project: ProjectFacts;
  nns: NodeNetworkStateFacts;
  nncp: NodeNetworkConfigurationPolicyFacts;
  nnce: EnactmentFacts;
  nad: NetworkAttachmentDefinitionFacts;
  cudn: ClusterUserDefinedNetworkFacts;
  vm: VirtualMachineFacts;
  vmi: VirtualMachineInstanceFacts;
}

export type Kind = keyof FactsByKind;

type Registry = {
  [K in Kind]: { gvk: GroupVersionKind; read: (input: unknown) => Read<FactsByKind[K]> };
};

/** Every kind that the product watches: how to ask for it and how to read it. */
export const kindRegistry: Registry = {
  node: { gvk: nodeKind, read: readNode },
  namespace: { gvk: namespaceKind, read: readNamespace },
  project: { gvk: projectKind, read: readProject },
  nns: { gvk: nodeNetworkStateKind, read: readNodeNetworkState },
  nncp: { gvk: nodeNetworkConfigurationPolicyKind, read: readNodeNetworkConfigurationPolicy },
  nnce: { gvk: nodeNetworkConfigurationEnactmentKind, read: readNodeNetworkConfigurationEnactment },
  nad: { gvk: networkAttachmentDefinitionKind, read: readNetworkAttachmentDefinition },
  cudn: { gvk: clusterUserDefinedNetworkKind, read: readClusterUserDefinedNetwork },
  vm: { gvk: virtualMachineKind, read: readVirtualMachine },
  vmi: { gvk: virtualMachineInstanceKind, read: readVirtualMachineInstance },
};

export const kinds = Object.keys(kindRegistry) as readonly Kind[];
