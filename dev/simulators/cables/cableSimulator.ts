import type { Machinery } from '../machinery';
import { cablesOf, withCables } from './cables';

/** How long a link takes to come up and a switch to be heard: LLDP is sent every half minute. */
const HEARD_MS = 15_000;

/** The far ends of the nodes' cables: NICs that come up find a link and, where they listen, a switch. */
export function cableSimulator(machinery: Machinery): void {
  const { clock, caches, networks } = machinery;
  const waiting = new Set<string>();

  networks.onChange((node) => {
    if (waiting.has(node)) return;
    waiting.add(node);
    clock.after(HEARD_MS, () => {
      waiting.delete(node);
      const state = networks.get(node);
      if (machinery.stopped || state === undefined) return;
      networks.set(node, withCables(state, cablesOf(caches.node.get(node))));
    });
  });
}
