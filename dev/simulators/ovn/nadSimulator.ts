import type { KubeObject } from '../../cluster/api';
import { recordEvent } from '../events';
import { at } from '../json';
import type { Machinery } from '../machinery';
import { resources } from '../resources';
import { parseNetworkConfig } from './networkConfig';

const NAME_ANNOTATION = 'k8s.ovn.org/network-name';
const ID_ANNOTATION = 'k8s.ovn.org/network-id';

/**
 * OVN-Kubernetes' NAD controller: it numbers the networks it understands (annotations `k8s.ovn.org/network-name` and
 * `network-id`) and reports what it cannot parse as an event `InvalidConfig`. Others' NADs it lets be.
 */
export function nadSimulator({ clock, client, caches, queue }: Machinery): void {
  const idOf = (nad: KubeObject): number => Number(nad.metadata.annotations?.[ID_ANNOTATION] ?? 0);

  const networkId = (name: string): string => {
    const nads = caches.nad.all();
    const known = nads.find(
      (nad) => nad.metadata.annotations?.[NAME_ANNOTATION] === name && idOf(nad) > 0,
    );
    return String(known === undefined ? Math.max(0, ...nads.map(idOf)) + 1 : idOf(known));
  };

  const nads = queue('NAD', async (key) => {
    const nad = caches.nad.get(key);
    if (nad === undefined || nad.metadata.deletionTimestamp !== undefined) return 'done';
    const parsed = parseNetworkConfig(key, at(nad, 'spec', 'config'));
    if (parsed.kind === 'other') return 'done';
    if (parsed.kind === 'invalid') {
      await recordEvent(client, clock, {
        about: nad,
        type: 'Warning',
        reason: 'InvalidConfig',
        message: `Failed to parse network config: ${parsed.message}`,
        source: 'ovnkube-controlplane',
      });
      return 'done';
    }
    const { name } = parsed.network;
    const annotations = nad.metadata.annotations ?? {};
    if (name === 'default' || (annotations[NAME_ANNOTATION] === name && idOf(nad) > 0))
      return 'done';
    await client.update(resources.nad, key, (draft) => {
      draft.metadata.annotations = {
        ...draft.metadata.annotations,
        [NAME_ANNOTATION]: name,
        [ID_ANNOTATION]: networkId(name),
      };
    });
    return 'done';
  });

  caches.nad.onChange((key, nad, former) => {
    if (nad === undefined) return;
    const config = (object: KubeObject | undefined): unknown => at(object, 'spec', 'config');
    const lost = nad.metadata.annotations?.[ID_ANNOTATION] === undefined;
    const fresh = former === undefined || former.metadata.uid !== nad.metadata.uid;
    if (
      config(nad) !== config(former) ||
      fresh ||
      (lost && former.metadata.annotations !== undefined)
    )
      nads.add(key);
  });
}
