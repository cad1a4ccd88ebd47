import { asRecord, type Json } from '../json';
import type { Machinery } from '../machinery';
import { resources } from '../resources';
import { BRIDGE_RESOURCE, linuxBridges } from './linuxBridge';

/** How often the bridge marker looks at its node (kubevirt/bridge-marker, cmd/marker). */
const LOOK_MS = 60_000;

/** How many pods it lets a bridge have. */
const PLACES = '1k';

/**
 * The bridge marker of the cluster network addons on every node: Linux bridges are counted among the node's resources, so that the scheduler
 * puts pods that ask for one only where it is. OVS bridges are not.
 */
export function markerSimulator(machinery: Machinery): void {
  const { clock, client, networks } = machinery;

  const mark = machinery.queue('bridges of', async (node) => {
    const state = networks.get(node);
    if (state === undefined) return 'done';
    const marks = Object.fromEntries(
      linuxBridges(state).map((bridge) => [`${BRIDGE_RESOURCE}${bridge}`, PLACES]),
    );
    const marked = (stored: unknown): Json => ({
      ...Object.fromEntries(
        Object.entries(asRecord(stored)).filter(([name]) => !name.startsWith(BRIDGE_RESOURCE)),
      ),
      ...marks,
    });
    await client.update(
      resources.node,
      node,
      (draft) => {
        const status = asRecord(draft.status);
        // The marker writes the capacity; the kubelet follows with what it may give out.
        draft.status = {
          ...status,
          capacity: marked(status.capacity),
          allocatable: marked(status.allocatable),
        };
      },
      'status',
    );
    return 'done';
  });

  const waiting = new Set<string>();
  networks.onChange((node) => {
    if (waiting.has(node)) return;
    waiting.add(node);
    clock.after(LOOK_MS, () => {
      waiting.delete(node);
      if (!machinery.stopped) mark.add(node);
    });
  });
}
