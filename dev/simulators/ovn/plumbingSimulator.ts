import { asText, at } from '../json';
import type { Machinery } from '../machinery';
import { attachedNads, isAlive } from '../pods/podNetworks';
import { parseNetworkConfig, type NetworkConfig } from './networkConfig';
import { withPatchPorts } from './patchPorts';

/** How long ovn-controller takes to follow a change. */
const FOLLOW_MS = 1000;

/**
 * ovn-controller on every node: a localnet network that has a pod there is tied by a patch port to the bridge that its
 * localnet is mapped to; the port goes with the last pod, with the mapping, or with the NAD. NodeNetworkStates tell later.
 */
export function plumbingSimulator(machinery: Machinery): void {
  const { clock, caches, networks } = machinery;

  const networksOn = (node: string): NetworkConfig[] => {
    const here = caches.pod
      .all()
      .filter((pod) => isAlive(pod) && at(pod, 'spec', 'nodeName') === node);
    const found = new Map<string, NetworkConfig>();
    for (const key of new Set(here.flatMap(attachedNads))) {
      const parsed = parseNetworkConfig(key, at(caches.nad.get(key), 'spec', 'config'));
      if (parsed.kind === 'ovn' && parsed.network.topology === 'localnet')
        found.set(parsed.network.name, parsed.network);
    }
    return [...found.values()];
  };

  const scheduled = new Set<string>();
  const follow = (node: string): void => {
    if (scheduled.has(node)) return;
    scheduled.add(node);
    clock.after(FOLLOW_MS, () => {
      scheduled.delete(node);
      const state = networks.get(node);
      if (!machinery.stopped && state !== undefined)
        networks.set(node, withPatchPorts(state, networksOn(node)));
    });
  };

  networks.onChange(follow);
  caches.pod.onChange((_key, pod, former) => {
    for (const node of new Set([pod, former].map((item) => asText(at(item, 'spec', 'nodeName'))))) {
      if (node !== '') follow(node);
    }
  });
  caches.nad.onChange(() => networks.nodes().forEach(follow));
}
