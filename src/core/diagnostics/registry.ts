import type { Rule } from './finding';
import { attachmentConfigUnreadable } from './rules/attachmentConfigUnreadable';
import { attachmentNameMismatch } from './rules/attachmentNameMismatch';
import { bridgeWithoutUplink } from './rules/bridgeWithoutUplink';
import { ipamPluginRefused } from './rules/ipamPluginRefused';
import { localnetMappedNowhere } from './rules/localnetMappedNowhere';
import { localnetMissingOnNodes } from './rules/localnetMissingOnNodes';
import { mappedBridgeMissing } from './rules/mappedBridgeMissing';
import { mappedToLinuxBridge } from './rules/mappedToLinuxBridge';
import { misspeltKey } from './rules/misspeltKey';
import { networkNameRefused } from './rules/networkNameRefused';
import { networkSettingsConflict } from './rules/networkSettingsConflict';
import { nicInForeignNamespace } from './rules/nicInForeignNamespace';
import { nicWithoutAttachment } from './rules/nicWithoutAttachment';
import { nodeNetworksForbidden } from './rules/nodeNetworksForbidden';
import { platformOperatorMissing } from './rules/platformOperatorMissing';
import { policyFailedOnNode } from './rules/policyFailedOnNode';
import { roleRefused } from './rules/roleRefused';
import { settingNotInForce } from './rules/settingNotInForce';
import { severalPluginsRefused } from './rules/severalPluginsRefused';
import { topologyRefused } from './rules/topologyRefused';
import { vlanIdRefused } from './rules/vlanIdRefused';
import { vmMayLeaveCoverage } from './rules/vmMayLeaveCoverage';

/** Every rule, in the order of the documentation: platform, policies, the chain from the left, VMs. */
export const registry: readonly Rule[] = [
  platformOperatorMissing,
  nodeNetworksForbidden,
  policyFailedOnNode,
  localnetMappedNowhere,
  localnetMissingOnNodes,
  mappedBridgeMissing,
  mappedToLinuxBridge,
  bridgeWithoutUplink,
  attachmentConfigUnreadable,
  attachmentNameMismatch,
  networkNameRefused,
  networkSettingsConflict,
  vlanIdRefused,
  misspeltKey,
  ipamPluginRefused,
  topologyRefused,
  settingNotInForce,
  severalPluginsRefused,
  roleRefused,
  nicWithoutAttachment,
  nicInForeignNamespace,
  vmMayLeaveCoverage,
];
