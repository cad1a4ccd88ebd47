import { asRecords, asText, isRecord, type Json } from '../json';
import { findInterface, findKernelInterface, readState, writeState } from '../nmstate/networkState';

/** By this a NAD asks for a device-plugin resource on the nodes of its pods (Multus, KubeVirt pkg/network/multus). */
export const RESOURCE_ANNOTATION = 'k8s.v1.cni.cncf.io/resourceName';

/** What the bridge marker counts on a node that has this Linux bridge (kubevirt/bridge-marker, pkg/marker). */
export const BRIDGE_RESOURCE = 'bridge.network.kubevirt.io/';

/** The bridge that a NAD's configuration for the plugin `bridge` names; upstream's default is `cni0`. */
export function linuxBridgeOf(config: unknown): { bridge: string; network: string } | undefined {
  let root: unknown;
  try {
    root = JSON.parse(asText(config));
  } catch {
    return undefined;
  }
  if (!isRecord(root)) return undefined;
  const [plugin = root] = asRecords(root.plugins);
  if (plugin.type !== 'bridge' && plugin.type !== 'cnv-bridge') return undefined;
  return { bridge: asText(plugin.bridge) || 'cni0', network: asText(root.name) };
}

/** Names of the Linux bridges of a node. */
export function linuxBridges(currentState: unknown): string[] {
  return readState(currentState)
    .interfaces.filter(({ type, state }) => type === 'linux-bridge' && state !== 'absent')
    .map(({ name }) => asText(name));
}

/**
 * What the plugin does where a pod is to be plugged into a bridge (containernetworking plugins/main/bridge, ensureBridge): one that is missing
 * is made, with nothing below it, and nobody is told; a name that belongs to something else is an error.
 */
export function ensureBridge(
  currentState: unknown,
  name: string,
): { failure: string } | { currentState: unknown } {
  const state = readState(currentState);
  if (findInterface(state, name, 'linux-bridge') !== undefined) return { currentState };
  if (findKernelInterface(state, name) !== undefined) {
    return {
      failure: `failed to create bridge "${name}": "${name}" already exists but is not a bridge`,
    };
  }
  const made: Json = {
    name,
    type: 'linux-bridge',
    state: 'up',
    mtu: 1500,
    ipv4: { enabled: false },
    ipv6: { enabled: false },
    bridge: { options: {}, port: [] },
  };
  return { currentState: writeState({ ...state, interfaces: [...state.interfaces, made] }) };
}
