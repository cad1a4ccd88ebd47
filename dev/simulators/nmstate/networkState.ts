import { asRecord, asRecords, asText, at, isRecord, without, type Json } from '../json';

/** One entry of `ovn.bridge-mappings`. */
export interface BridgeMapping {
  localnet: string;
  bridge: string;
}

/** The network of a node in the shape that nmstate shows: interfaces keyed by name and type, bridge mappings, and the rest. */
export interface NetworkState {
  interfaces: Json[];
  mappings: BridgeMapping[];
  /** False where nmstate is too old to report mappings (OpenShift before 4.16). */
  reportsMappings: boolean;
  /** Routes and DNS, which the simulators keep as they are. */
  rest: Json;
}

/** Reads `NodeNetworkState.status.currentState`. The result shares nothing with what was read. */
export function readState(currentState: unknown): NetworkState {
  const { interfaces, ovn, ...rest } = structuredClone(asRecord(currentState));
  return {
    interfaces: asRecords(interfaces),
    mappings: asRecords(at(ovn, 'bridge-mappings')).map((mapping) => ({
      localnet: asText(mapping.localnet),
      bridge: asText(mapping.bridge),
    })),
    reportsMappings: isRecord(ovn),
    rest,
  };
}

/** The inverse of `readState`. */
export function writeState(state: NetworkState): Json {
  const { interfaces, rest, mappings } = state;
  const ovn =
    state.reportsMappings || mappings.length > 0 ? { ovn: { 'bridge-mappings': mappings } } : {};
  return { interfaces, ...rest, ...ovn };
}

export function nameOf(item: Json): string {
  return asText(item.name);
}

export function typeOf(item: Json): string {
  return asText(item.type);
}

export function findInterface(state: NetworkState, name: string, type: string): Json | undefined {
  return state.interfaces.find((item) => nameOf(item) === name && typeOf(item) === type);
}

/** The interface that the kernel knows by this name: an OVS bridge is none, its internal port is. */
export function findKernelInterface(state: NetworkState, name: string): Json | undefined {
  return state.interfaces.find((item) => nameOf(item) === name && typeOf(item) !== 'ovs-bridge');
}

export function findOvsBridge(state: NetworkState, name: string): Json | undefined {
  return findInterface(state, name, 'ovs-bridge');
}

export function isBridge(item: Json): boolean {
  return typeOf(item) === 'ovs-bridge' || typeOf(item) === 'linux-bridge';
}

/** The port entries of a bridge; nmstate takes `ports` for `port`. */
export function bridgePorts(bridge: Json): Json[] {
  const section = asRecord(bridge.bridge);
  return asRecords(section.port ?? section.ports);
}

/** The members of a bond, or of a bridge port that is an OVS bond: plain names or objects with a name. */
export function bondMembers(item: Json): string[] {
  const section = asRecord(item['link-aggregation']);
  const members = section.port ?? section.ports ?? section.slaves;
  if (!Array.isArray(members)) return [];
  return members.map((member) => (isRecord(member) ? nameOf(member) : asText(member)));
}

/** The kernel interfaces that a bridge holds: its ports, with an OVS bond's members in place of the bond. */
export function heldInterfaces(bridge: Json): string[] {
  return bridgePorts(bridge).flatMap((port) => {
    const members = bondMembers(port);
    return members.length > 0 ? members : [nameOf(port)];
  });
}

/** True for the ports by which OVN ties a bridge to `br-int`. */
export function isPatchPort(name: string): boolean {
  return name.startsWith('patch-');
}

export function patchPorts(bridge: Json): Json[] {
  return bridgePorts(bridge).filter((port) => isPatchPort(nameOf(port)));
}

/** Sets a bridge's port list. */
export function setBridgePorts(bridge: Json, ports: Json[]): void {
  const section = without(asRecord(bridge.bridge), 'ports');
  bridge.bridge = { ...section, port: ports };
}
