import type { HopVerdict } from '../src/core/diagnostics/createDiagnosis';
import { listNames } from '../src/core/diagnostics/listNames';
import type { VlanNetwork } from '../src/core/networks/vlanNetwork';
import type { World } from '../src/core/networks/world';

/** Names of what a network has at each hop, over all its nodes; empty where there is nothing. */
export type HopNames = Readonly<Record<HopVerdict['hop'], string>>;

/** What stands at each hop of a network: switch ports, uplinks, bridges, mappings, and so on to the VMs. */
export const hopNames = (world: World, network: VlanNetwork): HopNames => {
  const { id, localnet, name, attachments } = network;
  const chains = world.chains(id);
  const bridges = chains.flatMap(({ bridge }) =>
    bridge.known && bridge.value !== undefined ? [bridge.value] : [],
  );
  const uplinks = bridges.flatMap((bridge) => bridge.uplinks);
  const mapped = chains.flatMap(({ mapping }) =>
    mapping.known && mapping.value !== undefined ? [mapping.value.bridge] : [],
  );
  return {
    switch: listNames(
      uplinks.flatMap(({ neighbours }) =>
        neighbours.map(({ system, port }) => `${system} ${port}`.trim()),
      ),
    ),
    uplink: listNames(uplinks.map((uplink) => uplink.name)),
    bridge: listNames(localnet === undefined ? bridges.map((bridge) => bridge.name) : mapped),
    mapping: listNames(mapped.map((bridge) => `${localnet ?? ''}:${bridge}`)),
    localnet: localnet ?? '',
    network: name,
    attachment: listNames(attachments),
    nic: listNames(world.nicsOf(id).map(({ vm }) => vm)),
  };
};
