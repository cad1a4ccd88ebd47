import { type Json } from '../json';
import {
  bridgePorts,
  findOvsBridge,
  nameOf,
  readState,
  setBridgePorts,
  typeOf,
  writeState,
} from '../nmstate/networkState';
import { patchPeerName, patchPortName, type NetworkConfig } from './networkConfig';

const LOCALNET_PATCH = /^patch-.+_ovn_localnet_port-to-br-int$/;

/**
 * A node's state with exactly the localnet patch ports that these networks, which have a pod there, call for. A network
 * whose localnet is not mapped, or mapped to a bridge that does not exist, gets none. OVN's own port on `br-ex` stays.
 */
export function withPatchPorts(currentState: Json, networks: NetworkConfig[]): Json {
  const state = readState(currentState);
  const wanted = new Map<string, string[]>();
  for (const { name, localnet } of networks) {
    const bridge = state.mappings.find((mapping) => mapping.localnet === localnet)?.bridge;
    if (bridge === undefined || findOvsBridge(state, bridge) === undefined) continue;
    wanted.set(bridge, [...(wanted.get(bridge) ?? []), name]);
  }
  for (const bridge of state.interfaces.filter((item) => typeOf(item) === 'ovs-bridge')) {
    const names = (wanted.get(nameOf(bridge)) ?? []).map(patchPortName).sort();
    const present = bridgePorts(bridge)
      .map(nameOf)
      .filter((name) => LOCALNET_PATCH.test(name));
    if (present.length === names.length && names.every((name) => present.includes(name))) continue;
    const others = bridgePorts(bridge).filter((port) => !LOCALNET_PATCH.test(nameOf(port)));
    setBridgePorts(bridge, [...others, ...names.map((name) => ({ name }))]);
  }
  const ends = new Map(
    [...wanted.values()].flat().map((name) => [patchPortName(name), patchPeerName(name)]),
  );
  const kept = state.interfaces.filter(
    (item) => !LOCALNET_PATCH.test(nameOf(item)) || ends.has(nameOf(item)),
  );
  const present = new Set(kept.map(nameOf));
  const added = [...ends]
    .filter(([name]) => !present.has(name))
    .map(([name, peer]) => ({ name, type: 'ovs-interface', state: 'ignore', patch: { peer } }));
  return writeState({ ...state, interfaces: [...kept, ...added] });
}
