import { timestamp } from '../clock';
import { at, isRecord, sameJson, type Json } from '../json';
import type { Machinery } from '../machinery';
import { resources } from '../resources';
import { unreadable } from './applyDesiredState';

/** How often nmstate's handler reads its node. */
export const REPORT_PERIOD_MS = 60_000;

/** The label by which a policy's handler asks for a report at once (kubernetes-nmstate, controllers/handler). */
const FORCE_LABEL = 'nmstate.io/force-nns-refresh';

export interface NodeStateReporter {
  /** Reports the node's real network now, as after an apply. */
  reportNow(node: string): Promise<void>;
}

/**
 * Writes the nodes' real networks to their NodeNetworkStates: each minute, and when asked. A NodeNetworkState is only
 * written when it differs; that of a node whose bridge mappings cannot be read stays as it is.
 */
export function nodeStateReporter(machinery: Machinery): NodeStateReporter {
  const { clock, client, caches, networks } = machinery;
  const reported = new Map<string, Json>();
  const scheduled = new Set<string>();

  const report = async (node: string, force: boolean): Promise<void> => {
    const state = networks.get(node);
    if (state === undefined || unreadable(state) !== undefined) return;
    if (force) {
      await client.update(resources.nns, node, (draft) => {
        draft.metadata.labels = {
          ...draft.metadata.labels,
          [FORCE_LABEL]: String(clock.now() * 1_000_000),
        };
      });
    }
    if (sameJson(reported.get(node), state)) return;
    reported.set(node, state);
    const change = (draft: Record<string, unknown>): void => {
      if (sameJson(at(draft, 'status', 'currentState'), state)) return;
      const status = isRecord(draft.status) ? draft.status : {};
      draft.status = { ...status, currentState: state, lastSuccessfulUpdateTime: timestamp(clock) };
    };
    await client.update(resources.nns, node, change, 'status');
  };

  const queue = machinery.queue('report of', async (node) => {
    await report(node, false);
    return 'done';
  });

  caches.nns.onChange((node, current) => {
    const shown = at(current, 'status', 'currentState');
    if (current === undefined) {
      networks.remove(node);
      reported.delete(node);
      return;
    }
    // What somebody else wrote there is taken for real: a scenario, or a test that changes a node.
    if (isRecord(shown) && !sameJson(shown, reported.get(node))) {
      reported.set(node, shown);
      networks.set(node, shown);
    }
    if (scheduled.has(node)) return;
    scheduled.add(node);
    machinery.every(REPORT_PERIOD_MS, REPORT_PERIOD_MS, () => queue.add(node));
  });

  return { reportNow: (node) => report(node, true) };
}
