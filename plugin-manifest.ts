import { readFileSync } from 'node:fs';
import type { ConsolePluginBuildMetadata } from '@openshift-console/dynamic-plugin-sdk-webpack';

const packageJson: unknown = JSON.parse(
  readFileSync(new URL('./package.json', import.meta.url), 'utf8'),
);

function packageVersion(): string {
  if (typeof packageJson === 'object' && packageJson !== null && 'version' in packageJson) {
    return String(packageJson.version);
  }
  throw new Error('package.json has no version');
}

/**
 * What the console learns about this plugin before it loads any of its code. `-0` lets a pre-release of 4.22 count as 4.22;
 * a lower console cannot load a bundle of this SDK at all (its entry callback has another name).
 */
export const pluginMetadata: ConsolePluginBuildMetadata = {
  name: 'vlan-networks',
  version: packageVersion(),
  displayName: 'VLAN Networks',
  description:
    'Connects virtual machines to the VLANs of the data centre and shows, hop by hop, how far each VLAN reaches.',
  exposedModules: {
    VlanNetworksPage: './src/plugin/VlanNetworksPage.tsx',
    VlanNetworkPage: './src/plugin/VlanNetworkPage.tsx',
    CreateVlanNetworkPage: './src/plugin/CreateVlanNetworkPage.tsx',
    AttachVirtualMachinesPage: './src/plugin/AttachVirtualMachinesPage.tsx',
  },
  dependencies: { '@console/pluginAPI': '>=4.22.0-0' },
};
