import type { HopVerdict } from '../src/core/diagnostics/createDiagnosis';
import { listNames } from '../src/core/diagnostics/listNames';
import { sayDoctor } from '../src/words/doctor';
import type { VlanNetwork } from '../src/core/networks/vlanNetwork';
import type { World } from '../src/core/networks/world';

/** Names of what a network has at each hop, over all its nodes; empty where there is nothing. */
export type HopNames = Readonly<Record<HopVerdict['hop'], string>>;

/** Names for a sentence; the rest of many as how many more. */
const listed = (names: Iterable<string>): string => sayDoctor('names', { names: listNames(names) });

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
    switch: listed(
      uplinks.flatMap(({ neighbours }) =>
        neighbours.map(({ system, port }) => `${system} ${port}`.trim()),
      ),
    ),
    uplink: listed(uplinks.map((uplink) => uplink.name)),
    bridge: listed(localnet === undefined ? bridges.map((bridge) => bridge.name) : mapped),
    mapping: listed(mapped.map((bridge) => `${localnet ?? ''}:${bridge}`)),
    localnet: localnet ?? '',
    network: name,
    attachment: listed(attachments),
    nic: listed(world.nicsOf(id).map(({ vm }) => vm)),
  };
};
